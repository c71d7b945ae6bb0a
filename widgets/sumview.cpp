// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumview.h"

#include "widgets/fonts.h"
#include "widgets/stylesheet.h"
#include "widgets/sumstrips.h"
#include "widgets/sumtable.h"
#include "widgets/sumtext.h"
#include "widgets/tooltip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int margin = 14;

QLabel* selectableLabel(const QString& text, int pixels, QFont::Weight weight = QFont::Normal)
{
    auto* label = new QLabel(text);
    label->setFont(textFont(pixels, weight));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

const char* const rules = R"(
QWidget#sum, QWidget#sumContent { background: @panel; }
QLabel { color: @text; background: transparent; }
QLabel#quiet { color: @secondary; }
QTableView { background: @panel; color: @text; gridline-color: @hairline; border: 1px solid @hairline;
    selection-background-color: @accent; selection-color: @accentText; }
QTableView:focus { border: 1px solid @accent; }
QHeaderView, QHeaderView::section { background: @background; color: @secondary; border: none; padding: 0 6px; }
QTableCornerButton::section { background: @background; border: none; }
QPushButton, QToolButton { background: transparent; color: @text; border: 1px solid @hairline; border-radius: 7px;
    padding: 5px 12px; }
QPushButton:hover, QToolButton:hover { background: @track; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QScrollArea { border: 1px solid transparent; background: @panel; }
QScrollArea:focus, QLabel#line:focus { border: 1px solid @accent; }
QLabel#line { border: 1px solid transparent; }
)";

} // namespace

SumView::SumView(QWidget* parent)
    : QWidget(parent),
      m_theme(lightTheme()),
      m_title(selectableLabel({}, 17, QFont::DemiBold)),
      m_note(selectableLabel({}, 13)),
      m_scroll(new QScrollArea),
      m_decimals(new QSpinBox)
{
    setObjectName(QStringLiteral("sum"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_scroll);
    setMinimumSize(380, 200);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("The sum"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    buildHeading();
    m_note->setObjectName(QStringLiteral("quiet"));
    layout->addWidget(m_note);
    layout->addWidget(m_scroll, 1);
    buildFooter();
    setTheme(m_theme);
}

void SumView::buildHeading()
{
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("close"));
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(wrappedToolTip(tr("Closes the sum (Esc).")));
    connect(close, &QToolButton::clicked, this, &SumView::closeRequested);
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_title, 1);
    heading->addWidget(close, 0, Qt::AlignTop);
    static_cast<QVBoxLayout*>(layout())->addLayout(heading);
}

void SumView::buildFooter()
{
    m_decimals->setRange(fewestSumDecimals, mostSumDecimals);
    m_decimals->setValue(usualSumDecimals);
    m_decimals->setAccessibleName(tr("Digits after the point"));
    m_decimals->setToolTip(
        wrappedToolTip(tr("How many digits after the point are shown and copied (arrow keys). "
                          "The model computes with about 7 digits.")));
    connect(m_decimals, &QSpinBox::valueChanged, this, &SumView::showDecimals);
    connect(m_decimals, &QSpinBox::valueChanged, this, &SumView::decimalsChanged);
    auto* name = new QLabel(tr("Digits"));
    name->setFont(textFont(14));
    auto* footer = new QHBoxLayout;
    footer->addWidget(name);
    footer->addWidget(m_decimals);
    footer->addStretch(1);
    const auto addButton = [&](const QString& text, const QString& about, const QString& keys, auto action) {
        auto* button = new QPushButton(text);
        button->setToolTip(wrappedToolTip(QStringLiteral("%1 (%2)").arg(about, keys)));
        connect(button, &QPushButton::clicked, this, action);
        auto* shortcut =
            new QShortcut(QKeySequence(keys), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
        footer->addWidget(button);
        return button;
    };
    addButton(tr("Copy as text"), tr("Copies the whole sum as text, with tables for a spreadsheet"),
        QStringLiteral("Ctrl+Shift+C"), &SumView::copyText)
        ->setObjectName(QStringLiteral("copyText"));
    addButton(tr("Copy as LaTeX"), tr("Copies the whole sum for a LaTeX document"),
        QStringLiteral("Ctrl+Shift+L"), &SumView::copyLatex)
        ->setObjectName(QStringLiteral("copyLatex"));
    static_cast<QVBoxLayout*>(layout())->addLayout(footer);
}

void SumView::setQuestion(const SumSubject& subject, const CellQuestion& question)
{
    m_sum = sumOf(subject, question);
    m_title->setText(m_sum.title);
    setAccessibleName(m_sum.title);
    showSections();
}

void SumView::showSections()
{
    m_strips.clear();
    m_tables.clear();
    m_lines.clear();
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("sumContent"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 10, 4);
    for (const SumSection& section : m_sum.sections)
        addSection(*content, section);
    layout->addStretch(1);
    showDecimals();
    m_scroll->setWidget(content); // deletes what was there
    setTheme(m_theme);
}

void SumView::addSection(QWidget& content, const SumSection& section)
{
    auto* layout = static_cast<QVBoxLayout*>(content.layout());
    const QString formula = section.formula.isEmpty() ? QString() : QStringLiteral(":  ") + section.formula;
    layout->addWidget(selectableLabel(section.title + formula, 15, QFont::DemiBold));
    if (!section.about.isEmpty()) {
        QLabel* about = selectableLabel(section.about, 14);
        about->setObjectName(QStringLiteral("quiet"));
        layout->addWidget(about);
    }
    for (const SumLine& line : section.lines) {
        QLabel* label = selectableLabel({}, 15);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setObjectName(QStringLiteral("line"));
        m_lines.emplace_back(label, line);
        layout->addWidget(label);
    }
    if (section.table.rows.size() > 1) {
        m_strips.push_back(new SumStrips(section.table));
        layout->addWidget(m_strips.back());
    }
    if (!section.table.columns.empty()) {
        m_tables.push_back(new SumTableView(section.table));
        layout->addWidget(m_tables.back());
    }
    layout->addSpacing(10);
}

void SumView::showDecimals()
{
    m_note->setText(roundingNote(m_sum, decimals()));
    m_note->setVisible(!m_note->text().isEmpty());
    for (SumStrips* strips : m_strips)
        strips->setDecimals(decimals());
    for (SumTableView* table : m_tables)
        table->setDecimals(decimals());
    for (const auto& [label, line] : m_lines)
        label->setText(lineText(line, decimals()));
}

void SumView::setTheme(const Theme& theme)
{
    m_theme = theme;
    setPalette(paletteOf(theme));
    setStyleSheet(coloured(QString::fromLatin1(rules), theme));
    for (SumStrips* strips : m_strips)
        strips->setTheme(theme);
}

void SumView::setDecimals(int decimals)
{
    m_decimals->setValue(decimals);
}

int SumView::decimals() const
{
    return m_decimals->value();
}

void SumView::copyText() const
{
    QGuiApplication::clipboard()->setText(plainText(m_sum, decimals()));
}

void SumView::copyLatex() const
{
    QGuiApplication::clipboard()->setText(latexText(m_sum, decimals()));
}

void SumView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lab
