// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sum.h"
#include "widgets/vectorstrip.h"

namespace lab {

/// The columns of a table as strips of coloured cells below each other, at a width in logical pixels: each
/// with its name and its scale, numbers in the cells and the names of the rows above them, where they fit.
struct StripSheet {
    const SumTable& table;
    double width = 0;
    int decimals = 0;

    double height() const;
    /// All strips, or only those that touch an area.
    void draw(QPainter& painter, const Theme& theme, const QRectF& area = {}) const;

    QRectF stripRect(int column) const;
    QRectF cellRect(int column, int row) const;
    VectorStrip strip(int column) const;
    int sharedNumbers() const; ///< that one cell stands for
    bool isPooled() const { return sharedNumbers() > 1; }
    double labelHeight() const; ///< above the first strip; 0: there are too many rows to name them
    /// "W q, colours from −4 to 4", and how many numbers share a cell.
    QString caption(int column) const;
    /// What stands in the cell of a row; empty where it does not fit.
    QString cellText(int column, int row) const;
    /// The name of a row above its cells; empty where there is no room for names.
    QString rowLabel(int row) const;

private:
    void drawRowLabels(QPainter& painter, const Theme& theme) const;
    void drawStrip(QPainter& painter, int column, const Theme& theme) const;
    void drawNumbers(QPainter& painter, int column, const Theme& theme) const;
};

} // namespace lab
