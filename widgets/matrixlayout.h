// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/matrixviewport.h"
#include "widgets/pooling.h"

#include <QRectF>
#include <QSizeF>

#include <optional>

namespace lab {

/// Choices of a drawn matrix. Lengths are logical pixels.
struct MatrixStyle {
    static constexpr double vectors = 1e6; ///< as pixelScale: no cell is smaller than a pixel

    double padding = 10; ///< around everything
    double corner = 0;   ///< kept free at the upper right
    double largestRow = 76;
    double largestColumn = 190;
    bool large = false;               ///< titles and axis names, whatever the room
    int largestWord = 24;             ///< labels shrink from here…
    int smallestWord = 13;            ///< …to here, then they slant, then they thin out
    double axisNamesFrom = 300;       ///< height from which the axes are named in full, not in the corner
    double pixelScale = 1;            ///< device pixels in a logical one
    bool axisNames = true;            ///< in full or short
    bool gaps = true;                 ///< between cells that are large enough
    bool numbers = true;              ///< in cells, where they fit…
    std::optional<int> decimals = {}; ///< …with so many digits after the point; by default 2, of scores 1
                                      ///< where 2 do not fit
};

/// What a layout needs to know of the numbers and words; measured once for many layouts.
struct MatrixMeasures {
    double widestRowLabel = 0;    ///< in multiples of the type size
    double widestColumnLabel = 0; ///< in multiples of the type size
    double smallest = 0;          ///< number; at most 0
    double largest = 0;           ///< number; at least 0
};

MatrixMeasures measureMatrix(const HeatMapData& data);

/// Where everything of a drawn matrix goes. Computed from the data, the part that is shown, and a size alone.
struct MatrixLayout {
    static constexpr double labelGap = 8; ///< between a row's label and its cells

    MatrixViewport view;  ///< the rows and columns that are shown; only these have a place
    CellBlock block;      ///< cells that share a device pixel, where they are smaller than one
    int titlePixels = 15; ///< type sizes of what is around the cells…
    int notePixels = 13;  ///< …larger where there is room
    QRectF title;
    QRectF colourBar;  ///< with the labels at its ends
    QRectF columnAxis; ///< name of the columns; empty when there is no room
    QRectF rowAxis;    ///< name of the rows, to be read downwards; empty when there is no room
    QRectF shortNames; ///< of both axes, where there is no room for the full ones
    QRectF cells;      ///< all shown rows, reached or not
    double cellWidth = 0;
    double cellHeight = 0;
    double columnGap = 0;
    double rowGap = 0;
    int columnWordPixels = 0;
    int rowWordPixels = 0;
    bool slanted = false; ///< column labels rise at 45°
    double labelRoom = 0; ///< length that a column label may have
    int columnStride = 1; ///< every how manieth column is labelled
    int rowStride = 1;    ///< every how manieth row is labelled
    int numberPixels = 0; ///< type size of the numbers in cells; 0: they do not fit
    int numberDecimals = 2;

    QPointF corner(int row, int column) const; ///< of a cell, at the left and above
    QRectF cell(int row, int column) const;    ///< without its gap
    QRectF row(int row) const;                 ///< all shown cells of a row
    QRectF rowLabel(int row) const;
    double columnCentre(int column) const;
    bool shows(int row, int column) const { return view.rows.contains(row) && view.columns.contains(column); }
    /// Row and column under a point; −1 outside.
    int rowAt(double y) const;
    int columnAt(double x) const;
};

/// `view` is fitted to the data.
MatrixLayout layoutMatrix(const HeatMapData& data, const MatrixMeasures& measures, const QSizeF& size,
    const MatrixStyle& style = {}, const MatrixViewport& view = {});
MatrixLayout layoutMatrix(const HeatMapData& data, const QSizeF& size, const MatrixStyle& style = {},
    const MatrixViewport& view = {});

/// Cells alone, without gaps, that fill a box; see MatrixStyle::pixelScale.
MatrixLayout layoutCells(int rows, int columns, const QRectF& box, double pixelScale);

/// Height at which `data` has rows as high as the style allows, at a given width.
double comfortableHeight(const HeatMapData& data, double width, const MatrixStyle& style = {});

} // namespace lab
