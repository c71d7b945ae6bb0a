// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessiblematrix.h"

#include "widgets/accessiblecell.h"
#include "widgets/matrixplot.h"

namespace lab {

namespace {

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    auto* plot = qobject_cast<MatrixPlot*>(object);
    return plot ? new AccessibleMatrix(plot) : nullptr;
}

} // namespace

void AccessibleMatrix::install()
{
    QAccessible::installFactory(makeInterface);
}

void AccessibleMatrix::announce(MatrixPlot& plot, int row, int column)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&plot, QAccessible::Focus);
    event.setChild(row * plot.data().columnCount() + column);
    QAccessible::updateAccessibility(&event);
}

AccessibleMatrix::AccessibleMatrix(MatrixPlot* plot) : QAccessibleWidget(plot, QAccessible::Table) {}

AccessibleMatrix::~AccessibleMatrix()
{
    forgetCells();
}

MatrixPlot& AccessibleMatrix::plot() const
{
    return *static_cast<MatrixPlot*>(widget());
}

void* AccessibleMatrix::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

int AccessibleMatrix::rowCount() const
{
    return plot().data().rowCount();
}

int AccessibleMatrix::columnCount() const
{
    return plot().data().columnCount();
}

QString AccessibleMatrix::rowDescription(int row) const
{
    return row >= 0 && row < rowCount() ? plot().data().rowLabel(row) : QString();
}

QString AccessibleMatrix::columnDescription(int column) const
{
    return column >= 0 && column < columnCount() ? plot().data().columnLabels[column] : QString();
}

QAccessibleInterface* AccessibleMatrix::child(int index) const
{
    const int columns = columnCount();
    return index >= 0 && index < childCount() ? cellAt(index / columns, index % columns) : nullptr;
}

int AccessibleMatrix::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* cell = dynamic_cast<const AccessibleCell*>(child);
    return cell && cell->isValid() ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface* AccessibleMatrix::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    if (m_columns != columnCount()) { // another matrix: the old cells would have other numbers
        const_cast<AccessibleMatrix*>(this)->forgetCells();
        m_columns = columnCount();
    }
    const int number = row * m_columns + column;
    const auto found = m_cells.find(number);
    if (found != m_cells.end())
        return QAccessible::accessibleInterface(found->second);
    auto* cell = new AccessibleCell(plot(), row, column);
    m_cells[number] = QAccessible::registerAccessibleInterface(cell);
    return cell;
}

QList<QAccessibleInterface*> AccessibleMatrix::selectedCells() const
{
    const QPoint marked = plot().markedCell();
    QAccessibleInterface* cell = cellAt(marked.y(), marked.x());
    return cell ? QList{cell} : QList<QAccessibleInterface*>();
}

void AccessibleMatrix::modelChange(QAccessibleTableModelChangeEvent* /*event*/)
{
    forgetCells();
}

void AccessibleMatrix::forgetCells()
{
    for (const auto& [number, id] : m_cells)
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

} // namespace lab
