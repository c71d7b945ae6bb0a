// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/packed.h"

#include "model/math/error.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace lab {

Index PackedLayout::rows() const
{
    return std::accumulate(lengths.begin(), lengths.end(), Index{0});
}

PackedLayout packedLayout(std::span<const int> lengths)
{
    PackedLayout layout;
    layout.order.resize(lengths.size());
    std::iota(layout.order.begin(), layout.order.end(), 0);
    std::ranges::stable_sort(layout.order, [&](int a, int b) { return lengths[a] > lengths[b]; });
    for (const int sequence : layout.order)
        layout.lengths.push_back(lengths[sequence]);
    if (layout.lengths.empty() || layout.lengths.back() < 1)
        throw ShapeError("Sequences to pack must have at least one token each.");
    int offset = 0;
    int active = static_cast<int>(lengths.size());
    for (int t = 0; t < layout.lengths.front(); ++t) {
        while (layout.lengths[active - 1] <= t)
            --active;
        layout.batchSizes.push_back(active);
        layout.offsets.push_back(offset);
        offset += active;
    }
    return layout;
}

std::vector<int> pack(const PackedLayout& layout, const std::vector<std::vector<int>>& sequences)
{
    std::vector<int> items;
    items.reserve(static_cast<std::size_t>(layout.rows()));
    for (std::size_t t = 0; t < layout.batchSizes.size(); ++t)
        for (int rank = 0; rank < layout.batchSizes[t]; ++rank)
            items.push_back(sequences[layout.order[rank]][t]);
    return items;
}

std::vector<int> rowsOfSequence(const PackedLayout& layout, int rank)
{
    std::vector<int> rows;
    for (int t = 0; t < layout.lengths[rank]; ++t)
        rows.push_back(layout.row(rank, t));
    return rows;
}

} // namespace lab
