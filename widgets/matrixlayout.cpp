// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixlayout.h"

#include "widgets/fonts.h"
#include "widgets/matrixlayoutbuilder.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int measuredPixels = 50;

double widest(const QStringList& labels)
{
    double width = 0;
    for (const QString& label : QSet<QString>(labels.begin(), labels.end()))
        width = std::max(width, textWidth(label, measuredPixels, QFont::DemiBold));
    return width / measuredPixels;
}

/// How many cells of this size make up a pixel.
int cellsInPixel(double devicePixels)
{
    constexpr double rounding = 1e-9;
    return std::max(1, int(std::ceil(1 / devicePixels - rounding)));
}

} // namespace

QPointF MatrixLayout::corner(int row, int column) const
{
    return {cells.left() + (column - view.columns.first) * cellWidth,
        cells.top() + (row - view.rows.first) * cellHeight};
}

QRectF MatrixLayout::cell(int row, int column) const
{
    return {corner(row, column), QSizeF(cellWidth - columnGap, cellHeight - rowGap)};
}

QRectF MatrixLayout::row(int row) const
{
    return {corner(row, view.columns.first), QSizeF(cells.width() - columnGap, cellHeight - rowGap)};
}

QRectF MatrixLayout::rowLabel(int row) const
{
    const double left = rowAxis.isEmpty() ? title.left() : rowAxis.right();
    const double height = std::max(cellHeight - rowGap, rowWordPixels + 4.0);
    const double centre = corner(row, view.columns.first).y() + (cellHeight - rowGap) / 2;
    return {left, centre - height / 2, cells.left() - labelGap - left, height};
}

double MatrixLayout::columnCentre(int column) const
{
    return corner(view.rows.first, column).x() + (cellWidth - columnGap) / 2;
}

int MatrixLayout::rowAt(double y) const
{
    if (y < cells.top() || y >= cells.bottom())
        return -1;
    return view.rows.first + std::min(int((y - cells.top()) / cellHeight), view.rows.count - 1);
}

int MatrixLayout::columnAt(double x) const
{
    if (x < cells.left() || x >= cells.right())
        return -1;
    return view.columns.first + std::min(int((x - cells.left()) / cellWidth), view.columns.count - 1);
}

MatrixMeasures measureMatrix(const HeatMapData& data)
{
    MatrixMeasures measures;
    measures.widestRowLabel = widest(data.rowLabels);
    if (data.columnsAreWords)
        measures.widestColumnLabel = widest(data.columnLabels);
    for (int row = 0; row < data.rowCount(); ++row) {
        for (int column = 0; column < data.columnCount(); ++column) {
            const double value = double(data.value(row, column));
            if (!std::isfinite(value) || data.isMasked(row, column))
                continue;
            measures.smallest = std::min(measures.smallest, value);
            measures.largest = std::max(measures.largest, value);
        }
    }
    return measures;
}

MatrixLayout layoutMatrix(const HeatMapData& data, const MatrixMeasures& measures, const QSizeF& size,
    const MatrixStyle& style, const MatrixViewport& view)
{
    return MatrixLayoutBuilder(data, measures, size, style, view).build();
}

MatrixLayout layoutMatrix(
    const HeatMapData& data, const QSizeF& size, const MatrixStyle& style, const MatrixViewport& view)
{
    return layoutMatrix(data, measureMatrix(data), size, style, view);
}

CellBlock blockOf(const MatrixLayout& layout, double pixelScale)
{
    return {cellsInPixel(layout.cellHeight * pixelScale), cellsInPixel(layout.cellWidth * pixelScale)};
}

MatrixLayout layoutCells(int rows, int columns, const QRectF& box, double pixelScale)
{
    MatrixLayout layout;
    layout.view = {{0, rows}, {0, columns}};
    layout.cells = box;
    layout.cellWidth = box.width() / columns;
    layout.cellHeight = box.height() / rows;
    layout.block = blockOf(layout, pixelScale);
    return layout;
}

double comfortableHeight(const HeatMapData& data, double width, const MatrixStyle& style)
{
    return MatrixLayoutBuilder(data, measureMatrix(data), {width, 1000}, style, {})
        .heightFor(style.largestRow);
}

} // namespace lab
