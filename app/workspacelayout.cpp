// SPDX-License-Identifier: GPL-3.0-or-later
// Where the panels of the workspace are, and how that is kept.
#include "app/workspace.h"

#include "app/panel.h"
#include "widgets/sumview.h"

#include <QAction>

namespace lab {

namespace {

constexpr int layoutVersion = 1;

}

void Workspace::placePanels()
{
    for (Panel* item : m_panels) {
        item->setFloating(false); // while it has a place: Qt docks no others again
        removeDockWidget(item);
    }
    addDockWidget(Qt::TopDockWidgetArea, panel(PanelId::Sentence));
    const PanelPlan plan = panelPlan(m_arrangement, m_wishes);
    for (const PanelPlan::Split& split : plan.splits)
        splitDockWidget(panel(split.beside), panel(split.panel), split.orientation);
    QList<Panel*> shown;
    for (const PanelId id : plan.shown())
        shown.append(panel(id));
    for (Panel* item : m_panels) { // the others get a place, too, for when they are brought back
        if (!shown.contains(item))
            splitDockWidget(shown.last(), item, Qt::Vertical);
        item->setVisible(shown.contains(item));
    }
    m_asAtFirst = true;
    shareRoom();
}

void Workspace::shareRoom()
{
    for (const PanelPlan::Share& share : panelPlan(m_arrangement, m_wishes).shares) {
        QList<QDockWidget*> docks;
        QList<int> sizes;
        for (int index = 0; index < share.panels.size(); ++index) {
            docks.append(panel(share.panels[index]));
            sizes.append(
                share.percent[index] * (share.orientation == Qt::Vertical ? height() : width()) / 100);
        }
        resizeDocks(docks, sizes, share.orientation);
    }
}

void Workspace::setArrangement(Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    storeLayout();
    m_arrangement = arrangement;
    takeLayout();
}

void Workspace::storeLayout()
{
    if (!m_wishes.lecture && !m_wishes.sum)
        m_layouts[std::size_t(m_arrangement)] = layoutOf(m_arrangement);
}

void Workspace::takeLayout()
{
    placePanels();
    const QByteArray& layout = m_layouts[std::size_t(m_arrangement)];
    if (!m_wishes.lecture && !m_wishes.sum && !layout.isEmpty())
        m_asAtFirst = !restoreState(layout, layoutVersion);
}

void Workspace::setLecture(bool lecture)
{
    if (lecture == m_wishes.lecture)
        return;
    storeLayout();
    m_wishes.lecture = lecture;
    takeLayout();
}

void Workspace::resetArrangement()
{
    m_layouts[std::size_t(m_arrangement)].clear(); // or the end of a sum or of the lecture brings it back
    placePanels();
}

void Workspace::setArranging(bool arranging)
{
    m_arranging = arranging;
    m_asAtFirst = m_asAtFirst && !arranging;
    for (Panel* panel : m_panels)
        panel->setArranging(arranging);
}

QList<QAction*> Workspace::panelActions() const
{
    QList<QAction*> actions;
    for (const Panel* panel : m_panels)
        actions.append(panel->toggleViewAction());
    return actions;
}

QByteArray Workspace::layoutOf(Arrangement arrangement) const
{
    if (arrangement != m_arrangement || m_wishes.lecture || m_wishes.sum)
        return m_layouts[std::size_t(arrangement)];
    return m_asAtFirst ? QByteArray() : saveState(layoutVersion);
}

void Workspace::setLayoutOf(Arrangement arrangement, const QByteArray& layout)
{
    if (arrangement != m_arrangement)
        m_layouts[std::size_t(arrangement)] = layout;
    else if (!layout.isEmpty())
        m_asAtFirst = !restoreState(layout, layoutVersion);
}

Workspace::Arranged Workspace::arranged() const
{
    Arranged now{m_arrangement, m_layouts, m_wishes, m_sumSelection, m_sumNumber, m_sum->decimals()};
    now.layouts[std::size_t(m_arrangement)] = layoutOf(m_arrangement);
    return now;
}

void Workspace::arrangeAs(const Arranged& arranged)
{
    m_arrangement = arranged.arrangement;
    m_layouts = arranged.layouts;
    m_wishes = arranged.wishes;
    m_sumSelection = arranged.sumSelection;
    m_sumNumber = arranged.sumNumber;
    m_sum->setDecimals(arranged.sumDecimals);
    if (m_wishes.sum)
        updateSum();
    takeLayout();
}

} // namespace lab
