// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixcells.h"

#include "widgets/cellpainter.h"

namespace lab {

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
    const bool few = qint64(view.rows.count) * view.columns.count <= mostCellRectangles;
    drawCells(*painter, *image, *layout, *theme, few && painter->modes().testFlag(QCPPainter::pmVectorized));
}

} // namespace lab
