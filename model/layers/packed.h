// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

#include <span>
#include <vector>

namespace lab {

/// The order of the rows of several sequences without padding, as in PyTorch's PackedSequence: sequences
/// sorted by falling length, first all tokens 0, then all tokens 1 of the sequences that have one, and so on.
struct PackedLayout {
    std::vector<int> order;      ///< order[rank] = index of the sequence in the input, longest first
    std::vector<int> lengths;    ///< lengths[rank]
    std::vector<int> batchSizes; ///< batchSizes[t] = number of sequences longer than t
    std::vector<int> offsets;    ///< offsets[t] = row of token t of rank 0

    Index rows() const; ///< number of tokens of all sequences
    int row(int rank, int t) const { return offsets[static_cast<std::size_t>(t)] + rank; }
};

/// The layout of sequences with these lengths (each at least 1; throws ShapeError otherwise). Equal lengths
/// keep their order.
PackedLayout packedLayout(std::span<const int> lengths);

/// The items of `sequences` in the order of the layout.
std::vector<int> pack(const PackedLayout& layout, const std::vector<std::vector<int>>& sequences);

/// Rows of sequence `rank`, first token to last.
std::vector<int> rowsOfSequence(const PackedLayout& layout, int rank);

} // namespace lab
