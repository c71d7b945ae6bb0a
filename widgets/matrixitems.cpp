// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixitems.h"

#include "widgets/numbers.h"

namespace lab {

PaintedItem MatrixItems::item(int index) const
{
    const HeatMapData& matrix = data();
    const int row = index / matrix.columnCount();
    const int column = index % matrix.columnCount();
    PaintedItem cell;
    cell.name = QStringLiteral("%1 → %2").arg(matrix.rowLabel(row), matrix.columnLabels[column]);
    cell.box = boxOf(row, column);
    cell.selected = markedCell() == QPoint(column, row);
    if (matrix.isMasked(row, column)) {
        cell.value = masked();
    } else {
        cell.value =
            matrix.isReached(row, column) ? exactNumber(matrix.value(row, column)) : notComputedYet();
    }
    if (matrix.isReached(row, column))
        cell.about = describeCell(matrix, row, column);
    return cell;
}

QList<int> MatrixItems::selectedItems() const
{
    const QPoint cell = markedCell();
    const bool isCell = cell.x() >= 0 && cell.y() >= 0;
    return isCell ? QList{itemOf(cell.y(), cell.x())} : QList<int>();
}

} // namespace lab
