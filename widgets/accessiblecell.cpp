// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessiblecell.h"

#include "widgets/matrixplot.h"
#include "widgets/numbers.h"

namespace lab {

AccessibleCell::AccessibleCell(MatrixPlot& plot, int row, int column)
    : m_plot(&plot), m_row(row), m_column(column)
{
}

bool AccessibleCell::isValid() const
{
    return m_plot && m_row < m_plot->data().rowCount() && m_column < m_plot->data().columnCount();
}

QAccessibleInterface* AccessibleCell::table() const
{
    return QAccessible::queryAccessibleInterface(m_plot);
}

QString AccessibleCell::text(QAccessible::Text text) const
{
    if (!isValid())
        return {};
    const HeatMapData& data = m_plot->data();
    switch (text) {
    case QAccessible::Name:
        return QStringLiteral("%1 → %2").arg(data.rowLabel(m_row), data.columnLabels[m_column]);
    case QAccessible::Value:
        if (data.isMasked(m_row, m_column))
            return MatrixPlot::tr("masked");
        return data.isReached(m_row, m_column) ? exactNumber(data.value(m_row, m_column))
                                               : MatrixPlot::tr("not computed yet");
    case QAccessible::Description:
        return data.isReached(m_row, m_column) ? describeCell(data, m_row, m_column) : QString();
    default:
        return {};
    }
}

QRect AccessibleCell::rect() const
{
    if (!isValid())
        return {};
    const QRect cell = m_plot->matrixLayout().cell(m_row, m_column).toAlignedRect();
    return {m_plot->mapToGlobal(cell.topLeft()), cell.size()};
}

bool AccessibleCell::isSelected() const
{
    return isValid() && m_plot->markedCell() == QPoint(m_column, m_row);
}

QAccessible::State AccessibleCell::state() const
{
    QAccessible::State state;
    state.selectable = true;
    state.focusable = true;
    state.readOnly = true;
    state.selected = isSelected();
    state.focused = isSelected() && m_plot->hasFocus();
    state.invalid = !isValid();
    return state;
}

void* AccessibleCell::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this)
                                                   : nullptr;
}

} // namespace lab
