// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/matrixlayout.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

namespace lab {

/// Everything of a MatrixPlot but the coloured rectangles: title, scale, words, numbers, gaps and outlines.
/// Only rows and columns in view are visited.
class MatrixAnnotations : public QCPLayerable {
    Q_OBJECT
public:
    MatrixAnnotations(QCustomPlot* plot, const QString& layer);

    const HeatMapData* data = nullptr;    ///< owned by the plot
    const MatrixLayout* layout = nullptr; ///< owned by the plot
    const Theme* theme = nullptr;         ///< owned by the plot
    QString hint;                         ///< shown while no row has been reached
    bool outlinesCurrentRow = true;
    int markedRow = -1;    ///< with markedColumn a cell, alone a whole row
    int markedColumn = -1; ///< alone a whole column
    bool hasKeyboard = false;

    /// What stands beside the title: as much as has room, and always whether cells are pooled.
    QString shownNote() const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawTitle(QPainter& painter) const;
    QRectF noteRoom() const;
    QStringList notesByLength() const;
    void drawPromise(QPainter& painter) const;
    void drawAxisNames(QPainter& painter) const;
    void drawColumnLabels(QPainter& painter) const;
    void drawColumnLabel(QPainter& painter, int column) const;
    void drawRowLabels(QPainter& painter) const;
    void drawEmptyRows(QPainter& painter) const;
    void drawTaken(QPainter& painter) const;
    void outline(QPainter& painter, const QRectF& cell) const;
    void drawNumbers(QPainter& painter) const;
    void drawOutlines(QPainter& painter) const;
    void drawMark(QPainter& painter) const;
    /// The first that is shown, and is labelled.
    static int firstLabelled(const CellSpan& span, int stride)
    {
        return (span.first + stride - 1) / stride * stride;
    }
    int currentRow() const { return outlinesCurrentRow ? data->reached.current : -1; }
};

} // namespace lab
