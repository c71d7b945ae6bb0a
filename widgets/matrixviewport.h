// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Some neighbouring rows or columns.
struct CellSpan {
    int first = 0;
    int count = 0; ///< 0: all of them

    int end() const { return first + count; } ///< one past the last
    bool contains(int cell) const { return cell >= first && cell < end(); }
    bool operator==(const CellSpan&) const = default;
};

/// The part of a matrix that is shown; the whole of it by default.
struct MatrixViewport {
    CellSpan rows;
    CellSpan columns;

    bool operator==(const MatrixViewport&) const = default;
};

/// The same span within 0…`all`, with its count: never empty, unless there are no cells.
CellSpan fitted(const CellSpan& span, int all);
MatrixViewport fitted(const MatrixViewport& view, int rows, int columns);

/// A fitted span `factor` times as narrow (below 1: as wide), but not narrower than a few cells. The cell at
/// `share` (0…1) of it stays there, as far as the ends allow. A factor other than 1 changes it by at least
/// one cell, where it can.
CellSpan zoomed(const CellSpan& span, double factor, double share, int all);

/// A fitted span moved so that it has this cell, by as little as that takes.
CellSpan revealing(const CellSpan& span, int cell, int all);

} // namespace lab
