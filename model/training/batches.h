// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/operations.h"
#include "model/math/random.h"

#include <vector>

namespace lab {

/// A sentence pair as token ids. The target ends with </s>; so does the source of most models.
struct TokenPair {
    std::vector<int> source;
    std::vector<int> target;
    std::vector<AlignmentLink> links =
        {}; ///< (target, source) words known to translate one another; may be empty
};

/// Indices of the pairs of one batch.
using BatchIndices = std::vector<int>;

/// One epoch: every pair once, in batches of pairs of similar length. Pairs are sorted by target, then source
/// length, each with a random jitter so that epochs differ, cut into batches of `size` (the last may be
/// smaller), and the batches are shuffled.
std::vector<BatchIndices> lengthBucketedBatches(const std::vector<TokenPair>& pairs, int size, Random random);

} // namespace lab
