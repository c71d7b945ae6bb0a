// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/matrixlayout.h"

namespace lab {

/// The cells of a layout that share a device pixel.
CellBlock blockOf(const MatrixLayout& layout, double pixelScale);

/// Computes a MatrixLayout from the outside in: frame, row labels, columns with their labels, rows, numbers.
/// Use layoutMatrix(); `data` must outlive the builder.
class MatrixLayoutBuilder {
public:
    MatrixLayoutBuilder(const HeatMapData& data, const MatrixMeasures& measures, const QSizeF& size,
        const MatrixStyle& style, const MatrixViewport& view);

    MatrixLayout build();
    /// The height at which rows are this high.
    double heightFor(double rowHeight);

private:
    /// Cells grow beyond what the style has for a whole matrix once it is zoomed into.
    bool isWhole() const;
    bool namesAxes() const { return m_style.axisNames && m_size.height() >= m_style.axisNamesFrom; }
    bool namesAxesShortly() const { return m_style.axisNames && !namesAxes() && m_data.columnsAreWords; }
    void placeFrame();
    void placeRowLabels();
    void placeColumns();
    void fitComponentLabels();
    void fitColumnLabels();
    void slantColumnLabels();
    double columnLabelHeight() const;
    void placeRows();
    void placeGaps();
    void fitNumbers();
    void poolCells();
    bool numbersFit(int pixels, int decimals) const;

    const HeatMapData& m_data;
    MatrixMeasures m_measures;
    QSizeF m_size;
    MatrixStyle m_style;
    QRectF m_inside;         ///< room that is left
    double m_labelWidth = 0; ///< of the row labels
    MatrixLayout m_layout;
};

} // namespace lab
