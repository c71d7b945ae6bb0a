// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cellimage.h"
#include "widgets/matrixlayout.h"

#include <qcustomplot.h>

namespace lab {

/// The coloured rectangles of a MatrixPlot, with the hatching of masked ones. Only what is in view is
/// painted, see drawCells().
class MatrixCells : public QCPLayerable {
    Q_OBJECT
public:
    MatrixCells(QCustomPlot* plot, const QString& layer);

    const CellImage* image = nullptr;     ///< owned by the plot
    const MatrixLayout* layout = nullptr; ///< owned by the plot
    const Theme* theme = nullptr;         ///< owned by the plot

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;
};

} // namespace lab
