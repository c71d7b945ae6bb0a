// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylesheet.h"

#include "widgets/fonts.h"

#include <QPair>

namespace lab {

namespace {

const char* const windowRules = R"(
QMainWindow, QDialog, QMessageBox { background: @background; }
QMenuBar { background: @panel; color: @text; border: none; padding: 0; }
QMenuBar::item { padding: 6px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @track; }
QMenu { background: @panel; color: @text; border: 1px solid @hairline; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 5px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @quietBar; }
QMenu::separator { height: 1px; background: @hairline; margin: 5px 8px; }
QWidget { font-family: @families; }
QMenuBar, QMenu, QToolButton, QPushButton { font-size: @normal; }
QToolTip { font-size: @normal; background: @panel; color: @text; border: 1px solid @hairline; padding: 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: @quietBar; border-radius: 4px; min-height: 24px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; height: 0; }
)";

const char* const controlRules = R"(
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @hairline; }
QDockWidget { color: @text; font-size: @small; }
QDockWidget::title { background: @track; padding: 3px 8px; border-radius: 5px; }
QWidget#header { background: @panel; border-bottom: 1px solid @hairline; }
QWidget#transport { background: @panel; border-top: 1px solid @hairline; }
QLabel#status { color: @secondary; font-size: @small; }
QLineEdit#sentence { background: @background; color: @text; border: 1px solid @hairline; border-radius: 8px;
    padding: 5px 12px; font-size: @sentence; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit#sentence:focus { border: 2px solid @accent; padding: 4px 9px; }
QToolButton, QPushButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 7px; padding: 5px 8px; }
QPushButton { border: 1px solid @hairline; padding: 5px 16px; }
QToolButton:hover, QPushButton:hover { background: @track; }
QToolButton:pressed { background: @hairline; }
QToolButton:focus, QPushButton:focus { border: 1px solid @accent; }
QToolButton::menu-indicator { image: none; }
QToolButton#examples { border: 1px solid @hairline; padding: 7px 14px; }
QToolButton#wholeMatrix { background: @panel; border: 1px solid @secondary; padding: 2px 8px; }
QToolButton#linesSwitch { background: @panel; border: 1px solid @hairline; padding: 2px 4px; }
QToolButton#linesSwitch:checked { background: @accent; border: 1px solid @accent; }
QToolButton#linesSwitch:focus { border: 2px solid @accent; padding: 1px 3px; }
QToolButton#linesSwitch:checked:focus { border: 2px solid @text; }
QToolButton#playButton { background: @accent; }
QToolButton#playButton:disabled { background: @quietBar; }
QWidget#attention { background: @panel; border-bottom: 1px solid @hairline; }
QLabel#caption { color: @secondary; font-size: @caption; padding-left: 4px; }
QLabel#mark { color: @text; background: @notice; border-radius: 6px; padding: 3px 5px; font-size: @small; }
QToolButton#choice { padding: 1px 4px; }
QToolButton#choice:disabled { color: @text; }
QToolButton#mode, QToolButton#stepSize, QToolButton#view { border: 1px solid @hairline; padding: 4px 9px; }
QToolButton#mode:checked, QToolButton#stepSize:checked, QToolButton#view:checked { background: @accent; color: @accentText; border: 1px solid @accent; }
QToolButton#mode:disabled { color: @quietBar; }
QToolButton#draw, QToolButton#temperature { border: 1px solid @hairline; padding: 4px 8px; }
QToolButton#examples:focus, QToolButton#draw:focus, QToolButton#temperature:focus, QToolButton#mode:focus, QToolButton#stepSize:focus, QToolButton#view:focus { border: 2px solid @accent; }
QToolButton#examples:focus { padding: 6px 13px; }
QToolButton#draw:focus, QToolButton#temperature:focus { padding: 3px 7px; }
QToolButton#mode:focus, QToolButton#stepSize:focus, QToolButton#view:focus { padding: 3px 8px; }
QToolButton#mode:checked:focus, QToolButton#stepSize:checked:focus, QToolButton#view:checked:focus, QToolButton#playButton:focus { border: 2px solid @text; }
QToolButton#playButton:focus { padding: 4px 7px; }
QFrame#errorMessage { background: @error; border: none; }
QFrame#noticeMessage { background: @notice; border: none; }
QFrame#errorMessage QLabel, QFrame#noticeMessage QLabel { color: @text; font-size: @normal; }
QFrame#noticeMessage QPushButton { border: 1px solid @secondary; }
QFrame#noticeMessage QPushButton:focus { border: 1px solid @accent; }
QPushButton#main { background: @accent; color: @accentText; border: 1px solid @accent; }
QPushButton#main:focus { border: 2px solid @text; padding: 4px 15px; }
QPushButton:disabled, QPushButton#main:disabled { background: transparent; color: @quietBar; border: 1px solid @hairline; }
QDialog QLabel, QDialog QComboBox, QDialog QCheckBox, QDialog QDoubleSpinBox { color: @text; font-size: @normal; }
QDialog QLabel:disabled, QDialog QCheckBox:disabled, QSpinBox:disabled { color: @secondary; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid @secondary; border-radius: 3px; background: @panel; }
QCheckBox::indicator:checked { background: @accent; border: 1px solid @accent; image: url(@tick); }
QCheckBox::indicator:focus { border: 2px solid @text; width: 13px; height: 13px; }
QCheckBox::indicator:disabled { background: @quietBar; border: 1px solid @quietBar; }
QDialog QDoubleSpinBox, QDialog QComboBox, QDialog QComboBox QAbstractItemView { background-color: @panel; color: @text;
    selection-background-color: @accent; selection-color: @accentText; }
QDialog QDoubleSpinBox:disabled, QDialog QComboBox:disabled { color: @secondary; }
QListWidget, QTextBrowser { background: @panel; color: @text; border: 1px solid @hairline; border-radius: 7px; padding: 6px; }
QSpinBox { background-color: @panel; color: @text; font-size: @normal; selection-background-color: @accent; selection-color: @accentText; }
QListWidget::item { padding: 6px; border-radius: 5px; }
QListWidget::item:selected { background: @accent; color: @accentText; }
QMessageBox QLabel { color: @text; font-size: @normal; }
QFileDialog QLabel { color: @text; }
QFileDialog QLineEdit, QFileDialog QComboBox, QFileDialog QAbstractItemView { background: @panel; color: @text;
    selection-background-color: @accent; selection-color: @accentText; }
QFileDialog QHeaderView, QFileDialog QHeaderView::section { background: @background; color: @text; border: none;
    padding: 3px; }
QFileDialog QToolButton { padding: 2px; background: @quietBar; }
QPrintPreviewDialog QGroupBox, QPrintPreviewDialog QGroupBox::title, QPrintPreviewDialog QRadioButton, QPrintPreviewDialog QTabBar::tab { color: @text; }
QPrintPreviewDialog QTabBar::tab { background: @track; border: 1px solid @hairline; padding: 4px 12px; }
QPrintPreviewDialog QTabBar::tab:selected { background: @panel; border-bottom: 2px solid @accent; }
QPrintPreviewDialog QTabWidget::pane { border: 1px solid @hairline; }
QPrintPreviewDialog QLineEdit, QPrintPreviewDialog QTreeView { background: @panel; color: @text;
    selection-background-color: @accent; selection-color: @accentText; }
QPrintPreviewDialog QRadioButton:disabled, QPrintPreviewDialog QLineEdit:disabled { color: @secondary; }
QPrintPreviewDialog QToolBar { background: @panel; border: none; border-bottom: 1px solid @hairline; spacing: 4px; padding: 4px; }
QPrintPreviewDialog QToolBar::separator { background: @hairline; width: 1px; margin: 4px; }
QPrintPreviewDialog QToolButton { padding: 3px; }
QPrintPreviewDialog QToolButton:checked { background: @track; border: 1px solid @quietBar; }
QPrintPreviewDialog QToolButton:focus { border: 2px solid @accent; padding: 2px; }
)";

} // namespace

QString coloured(QString rules, const Theme& theme)
{
    // Longer names first: @accentText begins like @accent.
    const std::initializer_list<QPair<const char*, QColor>> tokens = {{"@accentText", theme.accentText},
        {"@accent", theme.accent}, {"@background", theme.background}, {"@panel", theme.panel},
        {"@hairline", theme.hairline}, {"@track", theme.track}, {"@text", theme.text},
        {"@secondary", theme.secondary}, {"@quietBar", theme.quietBar}, {"@error", theme.error},
        {"@notice", theme.notice}};
    for (const auto& [name, colour] : tokens)
        rules.replace(QLatin1String(name), colour.name());
    return rules;
}

QString styleSheetOf(const Theme& theme, bool roomy)
{
    QString sheet = coloured(QString::fromLatin1(windowRules) + QString::fromLatin1(controlRules), theme);
    const QString families = u'"' + textFamilies().join(QStringLiteral("\", \"")) + u'"';
    sheet.replace(QLatin1String("@families"), families);
    sheet.replace(QLatin1String("@tick"),
        theme.dark ? QStringLiteral(":/icons/tick-dark.svg") : QStringLiteral(":/icons/tick-light.svg"));
    sheet.replace(QLatin1String("@normal"), roomy ? QStringLiteral("18px") : QStringLiteral("14px"));
    sheet.replace(QLatin1String("@sentence"), roomy ? QStringLiteral("26px") : QStringLiteral("20px"));
    sheet.replace(QLatin1String("@caption"), roomy ? QStringLiteral("15px") : QStringLiteral("12px"));
    sheet.replace(QLatin1String("@small"), roomy ? QStringLiteral("16px") : QStringLiteral("13px"));
    return sheet;
}

} // namespace lab
