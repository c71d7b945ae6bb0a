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

} // namespace

QRectF MatrixLayout::cell(int row, int column) const
{
    return {cells.left() + column * cellWidth, cells.top() + row * cellHeight, cellWidth - columnGap,
        cellHeight - rowGap};
}

QRectF MatrixLayout::row(int row) const
{
    return {cells.left(), cells.top() + row * cellHeight, cells.width() - columnGap, cellHeight - rowGap};
}

QRectF MatrixLayout::rowLabel(int row) const
{
    const double left = rowAxis.isEmpty() ? title.left() : rowAxis.right();
    const double height = std::max(cellHeight - rowGap, rowWordPixels + 4.0);
    return {left, cells.top() + (row + 0.5) * cellHeight - rowGap / 2 - height / 2,
        cells.left() - labelGap - left, height};
}

double MatrixLayout::columnCentre(int column) const
{
    return cells.left() + (column + 0.5) * cellWidth - columnGap / 2;
}

int MatrixLayout::rowAt(double y) const
{
    return y >= cells.top() && y < cells.bottom() ? int((y - cells.top()) / cellHeight) : -1;
}

int MatrixLayout::columnAt(double x) const
{
    return x >= cells.left() && x < cells.right() ? int((x - cells.left()) / cellWidth) : -1;
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

MatrixLayout layoutMatrix(
    const HeatMapData& data, const MatrixMeasures& measures, const QSizeF& size, const MatrixStyle& style)
{
    return MatrixLayoutBuilder(data, measures, size, style).build();
}

MatrixLayout layoutMatrix(const HeatMapData& data, const QSizeF& size, const MatrixStyle& style)
{
    return layoutMatrix(data, measureMatrix(data), size, style);
}

double comfortableHeight(const HeatMapData& data, double width, const MatrixStyle& style)
{
    return MatrixLayoutBuilder(data, measureMatrix(data), {width, 1000}, style).heightFor(style.largestRow);
}

} // namespace lab
