// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cellimage.h"
#include "widgets/matrixlayout.h"

class QPainter;

namespace lab {

/// More cells than these are painted as an image, in a file of vectors, too; then with one pixel for each.
inline constexpr int mostCellRectangles = 40'000;

/// Paints the cells that the layout shows, with the hatching of masked ones: as rectangles where there are
/// gaps between them, else as one image. `asVectors` is for files of vectors: always rectangles, and hatching
/// as lines.
void drawCells(QPainter& painter, const CellImage& image, const MatrixLayout& layout, const Theme& theme,
    bool asVectors);

} // namespace lab
