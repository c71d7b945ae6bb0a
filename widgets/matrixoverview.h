// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cellimage.h"
#include "widgets/matrixlayout.h"

#include <qcustomplot.h>

namespace lab {

/// Where the whole matrix is shown small, in a corner of the cells that are zoomed into.
struct OverviewLayout {
    QRectF box;      ///< all cells; empty while all are in view anyway, or there is no room
    QRectF frame;    ///< around those in view, inside the box
    CellBlock block; ///< cells that share a device pixel

    /// The window with the same number of cells whose middle is under a point; at the ends, the last one.
    MatrixViewport viewAround(const QPointF& point, const MatrixViewport& view, int rows, int columns) const;
};

OverviewLayout layoutOverview(const MatrixLayout& layout, int rows, int columns, double pixelScale);

/// Paints the overview of a MatrixPlot.
class MatrixOverview : public QCPLayerable {
    Q_OBJECT
public:
    MatrixOverview(QCustomPlot* plot, const QString& layer);

    const CellImage* image = nullptr;       ///< owned by the plot
    const OverviewLayout* layout = nullptr; ///< owned by the plot
    const Theme* theme = nullptr;           ///< owned by the plot

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;
};

} // namespace lab
