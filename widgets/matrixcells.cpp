// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixcells.h"

namespace lab {

namespace {

/// The blocks that a span of cells touches.
CellSpan blocksIn(const CellSpan& cells, int block)
{
    const int first = cells.first / block;
    return {first, (cells.end() + block - 1) / block - first};
}

} // namespace

MatrixCells::MatrixCells(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

void MatrixCells::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(false);
}

void MatrixCells::draw(QCPPainter* painter)
{
    if (image->image().isNull())
        return;
    const MatrixViewport& view = layout->view;
    const double blockWidth = image->block().columns;
    const double blockHeight = image->block().rows;
    const QRectF source(view.columns.first / blockWidth, view.rows.first / blockHeight,
        view.columns.count / blockWidth, view.rows.count / blockHeight);
    painter->drawImage(layout->cells, image->image(), source);
    hatchMasked(*painter);
}

/// In runs along the rows: there can be millions of masked cells.
void MatrixCells::hatchMasked(QPainter& painter) const
{
    const QBrush hatching(theme->quietBar, Qt::BDiagPattern);
    const CellBlock& block = image->block();
    const CellSpan lines = blocksIn(layout->view.rows, block.rows);
    const CellSpan columns = blocksIn(layout->view.columns, block.columns);
    painter.save();
    painter.setClipRect(layout->cells, Qt::IntersectClip);
    for (int line = lines.first; line < lines.end(); ++line) {
        for (int column = columns.first; image->hasMasked(line) && column < columns.end(); ++column) {
            const int first = column;
            while (column < columns.end() && image->kept(line, column) == maskedCell)
                ++column;
            if (column == first)
                continue;
            const QPointF topLeft = layout->corner(line * block.rows, first * block.columns);
            const QPointF bottomRight = layout->corner((line + 1) * block.rows, column * block.columns);
            painter.fillRect(QRectF(topLeft, bottomRight), hatching);
        }
    }
    painter.restore();
}

} // namespace lab
