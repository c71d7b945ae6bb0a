// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cellimage.h"
#include "widgets/matrixlayout.h"

#include <qcustomplot.h>

namespace lab {

/// The coloured rectangles of a MatrixPlot, with the hatching of masked ones. Only what is in view is
/// painted. Where there are no gaps between cells they are painted as one image; as vectors only above
/// `mostRectangles` cells, and then with one pixel for each.
class MatrixCells : public QCPLayerable {
    Q_OBJECT
public:
    static constexpr int mostRectangles = 40'000;

    MatrixCells(QCustomPlot* plot, const QString& layer);

    const CellImage* image = nullptr;     ///< owned by the plot
    const MatrixLayout* layout = nullptr; ///< owned by the plot
    const Theme* theme = nullptr;         ///< owned by the plot

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawImage(QPainter& painter) const;
    void drawRows(QPainter& painter) const;
    void drawRectangles(QPainter& painter) const;
    void hatchMasked(QPainter& painter, bool asLines) const;
};

} // namespace lab
