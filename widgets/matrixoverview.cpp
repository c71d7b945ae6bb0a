// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixoverview.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double margin = 10; ///< to the end of the cells
constexpr double edge = 3;    ///< around the box
constexpr QSizeF largest(180, 130);
constexpr double largestShare = 0.28; ///< of the cells' width and height
constexpr QSizeF smallest(36, 12);    ///< below that it would show nothing
constexpr double smallestFrame = 4;

int cellsInPixel(int cells, double length, double pixelScale)
{
    return std::max(1, int(std::ceil(cells / (length * pixelScale))));
}

CellSpan spanAround(double share, const CellSpan& span, int all)
{
    return fitted({int(std::lround(share * all - span.count / 2.0)), span.count}, all);
}

} // namespace

MatrixViewport OverviewLayout::viewAround(
    const QPointF& point, const MatrixViewport& view, int rows, int columns) const
{
    return {spanAround((point.y() - box.top()) / box.height(), view.rows, rows),
        spanAround((point.x() - box.left()) / box.width(), view.columns, columns)};
}

OverviewLayout layoutOverview(const MatrixLayout& layout, int rows, int columns, double pixelScale)
{
    OverviewLayout overview;
    const QRectF& cells = layout.cells;
    const QSizeF size(std::floor(std::min(largest.width(), largestShare * cells.width())),
        std::floor(std::min(largest.height(), largestShare * cells.height())));
    const MatrixViewport& view = layout.view;
    const bool whole = view.rows.count == rows && view.columns.count == columns;
    if (whole || size.width() < smallest.width() || size.height() < smallest.height())
        return overview;
    overview.box = {
        QPointF(cells.right() - margin - size.width(), cells.bottom() - margin - size.height()), size};
    overview.frame = {overview.box.left() + size.width() * view.columns.first / columns,
        overview.box.top() + size.height() * view.rows.first / rows,
        std::max(smallestFrame, size.width() * view.columns.count / columns),
        std::max(smallestFrame, size.height() * view.rows.count / rows)};
    overview.block = {
        cellsInPixel(rows, size.height(), pixelScale), cellsInPixel(columns, size.width(), pixelScale)};
    return overview;
}

MatrixOverview::MatrixOverview(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

void MatrixOverview::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(false);
}

void MatrixOverview::draw(QCPPainter* painter)
{
    if (layout->box.isEmpty())
        return;
    painter->fillRect(layout->box.adjusted(-edge, -edge, edge, edge), theme->panel);
    painter->drawImage(layout->box, image->image());
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme->secondary, 1));
    painter->drawRect(layout->box.adjusted(-edge, -edge, edge - 1, edge - 1));
    painter->setPen(QPen(theme->accent, theme->lineScale * 2));
    painter->drawRect(layout->frame);
}

} // namespace lab
