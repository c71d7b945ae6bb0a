// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pooling.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace lab {

float keptOf(float first, float second, Kept kept)
{
    if (std::isnan(first) || first == maskedCell)
        return std::isnan(second) ? first : second;
    if (std::isnan(second) || second == maskedCell)
        return first;
    if (kept == Kept::Largest)
        return std::max(first, second);
    return std::abs(second) > std::abs(first) ? second : first;
}

void poolRow(std::span<const float> cells, int extent, Kept kept, std::span<float> groups)
{
    const auto count = std::int64_t(groups.size());
    std::size_t cell = 0;
    for (std::int64_t group = 0; group < count && cell < cells.size(); ++group) {
        const auto last =
            std::size_t(((group + 1) * extent + count - 1) / count); // ⌈(group + 1)·extent / count⌉
        float best = groups[std::size_t(group)];
        for (const std::size_t end = std::min(last, cells.size()); cell < end; ++cell)
            best = keptOf(best, cells[cell], kept);
        groups[std::size_t(group)] = best;
    }
}

} // namespace lab
