// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportactions.h"

#include "app/exportdialog/exporttexts.h"
#include "widgets/tooltip.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace lab {

namespace {

constexpr int mostKeys = 9; ///< views that have Ctrl and a digit

} // namespace

ExportActions::ExportActions(QWidget* window)
    : QObject(window),
      m_window(window),
      m_export(add(tr("Export…"), {Qt::CTRL | Qt::Key_E})),
      m_print(add(tr("Print…"), {Qt::CTRL | Qt::Key_P}))
{
    m_export->setToolTip(tr("Make a picture, a film, a page or a table of what is shown (%1)")
                             .arg(m_export->shortcut().toString(QKeySequence::NativeText)));
    connect(m_export, &QAction::triggered, this, [this] { emit exportWanted({}); });
    m_print->setToolTip(
        wrappedToolTip(tr("Put what the window shows on one page, dark on white to save ink (%1)")
                           .arg(m_print->shortcut().toString(QKeySequence::NativeText))));
    connect(m_print, &QAction::triggered, this, [this] { emit printWanted({}); });
    for (const ExportView view : exportViews())
        addView(view);
}

QAction* ExportActions::add(const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    m_window->addAction(action);
    return action;
}

void ExportActions::addView(ExportView view)
{
    ViewActions actions;
    actions.view = view;
    const int number = int(m_views.size()) + 1;
    QList<QKeySequence> keys;
    if (number <= mostKeys)
        keys.append(QKeySequence(int(Qt::CTRL) | (int(Qt::Key_0) + number)));
    actions.save = add(tr("Export %1…").arg(titleOf(view)), keys);
    connect(actions.save, &QAction::triggered, this, [this, view] { emit exportWanted(view); });
    actions.print = add(tr("Print %1…").arg(titleOf(view)));
    actions.print->setToolTip(
        wrappedToolTip(tr("A preview of the page; printed dark on white, whatever the window looks like")));
    connect(actions.print, &QAction::triggered, this, [this, view] { emit printWanted(view); });
    for (const CopyForm form : copyForms()) {
        QAction* copy = add(titleOf(form));
        copy->setVisible(fits(form, view));
        connect(copy, &QAction::triggered, this, [this, view, form] { emit copyWanted(view, form); });
        actions.copies.append(copy);
    }
    m_views.append(actions);
}

const ExportActions::ViewActions& ExportActions::actions(ExportView view) const
{
    return *std::find_if(
        m_views.begin(), m_views.end(), [view](const ViewActions& one) { return one.view == view; });
}

QAction* ExportActions::exportAction(ExportView view) const
{
    return actions(view).save;
}

QAction* ExportActions::copyAction(ExportView view, CopyForm form) const
{
    return actions(view).copies[int(form)];
}

QAction* ExportActions::printAction(ExportView view) const
{
    return actions(view).print;
}

void ExportActions::addTo(QMenu& fileMenu) const
{
    fileMenu.addAction(m_export);
    QMenu* views = fileMenu.addMenu(tr("Export View"));
    for (const ViewActions& one : m_views)
        views->addAction(one.save);
    fileMenu.addSeparator();
    addPrintTo(fileMenu);
}

void ExportActions::addPrintTo(QMenu& fileMenu) const
{
    fileMenu.addAction(m_print);
    QMenu* views = fileMenu.addMenu(tr("Print View"));
    views->setToolTipsVisible(true);
    for (const ViewActions& one : m_views)
        (isSheet(one.view) ? &fileMenu : views)->addAction(one.print);
}

void ExportActions::addCopyMenu(QMenu& menu) const
{
    QMenu* copy = menu.addMenu(tr("Copy View"));
    for (const ViewActions& one : m_views) {
        QMenu* view = copy->addMenu(titleOf(one.view));
        view->setToolTipsVisible(true);
        view->addActions(one.copies);
    }
}

QList<QAction*> ExportActions::actionsOf(ExportView view) const
{
    return QList<QAction*>{actions(view).save, actions(view).print} + actions(view).copies;
}

void ExportActions::update(const SessionState& state, int decimals)
{
    m_export->setEnabled(canExport(state));
    m_print->setEnabled(canExport(state));
    for (const ViewActions& one : m_views) {
        const bool possible = canExport(state, one.view);
        one.save->setEnabled(possible);
        one.print->setEnabled(possible);
        for (const CopyForm form : copyForms()) {
            one.copies[int(form)]->setEnabled(possible);
            one.copies[int(form)]->setToolTip(wrappedToolTip(aboutForm(form, decimals)));
        }
    }
}

} // namespace lab
