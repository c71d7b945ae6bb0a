// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lab {

/// A vector as a strip of coloured cells. Where a component would be narrower than a few pixels, each cell
/// shows the component of the largest magnitude among its neighbours, and the strip's owner says so.
struct VectorStrip {
    std::vector<float> components;
    ValueScale scale;

    /// Components that share a cell in a strip of this width; 1: each has its own.
    static int componentsPerCell(int components, double width);
    /// The cells as they are drawn at this width.
    std::vector<float> cells(double width) const;
    void draw(QPainter& painter, const QRectF& room, const Theme& theme) const;
    /// The numbers of those cells: "0.12, −0.30 (largest of 4)".
    QString text(double width) const;
    /// The first component of the cell at a position from the left; −1 outside.
    int componentAt(double x, double width) const;
};

/// "(largest of 4)": what a strip says about its cells, each of which stands for 4 components; empty when
/// each component has its own.
QString poolingText(int components, double width);

} // namespace lab
