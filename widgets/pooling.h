// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <span>

namespace lab {

/// A cell of which there is no number: not reached yet, or a key that the query does not have.
inline constexpr float noCell = std::numeric_limits<float>::quiet_NaN();
/// A key that the query may not see.
inline constexpr float maskedCell = -std::numeric_limits<float>::infinity();

/// What stays of numbers that share a pixel: the largest; or of numbers with a sign, the one furthest from 0.
enum class Kept { Largest, Furthest };

/// What stays of two cells. Any number stays before maskedCell, that before noCell.
float keptOf(float first, float second, Kept kept);

/// Pools the cells of a row into groups of neighbours, on top of what `groups` holds already; start with
/// noCell. `extent` cells fill all groups, each the same number but for rounding: cell c belongs to group
/// c · groups / extent. There may be fewer cells.
void poolRow(std::span<const float> cells, int extent, Kept kept, std::span<float> groups);

/// The cells that share a pixel.
struct CellBlock {
    int rows = 1;
    int columns = 1;

    bool isPooled() const { return rows > 1 || columns > 1; }
    bool operator==(const CellBlock&) const = default;
};

} // namespace lab
