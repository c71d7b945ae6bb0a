// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/painteditems.h"

#include <QPoint>

namespace lab {

/// A table of all cells of a matrix with their exact numbers, for screen readers, whatever they are drawn as.
class MatrixItems : public PaintedItems {
public:
    virtual const HeatMapData& data() const = 0;
    /// Where a cell is drawn, in the view; empty: out of sight.
    virtual QRectF boxOf(int row, int column) const = 0;
    /// x: the column, y: the row of the marked cell; −1: none.
    virtual QPoint markedCell() const = 0;

    int itemCount() const override { return data().rowCount() * data().columnCount(); }
    PaintedItem item(int index) const override;
    std::optional<ItemTable> itemTable() const override
    {
        return ItemTable{data().rowCount(), data().columnCount()};
    }
    QList<int> selectedItems() const override;
    QString itemRowName(int row) const override { return data().rowLabel(row); }
    QString itemColumnName(int column) const override { return data().columnLabels[column]; }

protected:
    int itemOf(int row, int column) const { return row * data().columnCount() + column; }
};

} // namespace lab
