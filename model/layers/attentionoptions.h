// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/scorerecord.h"

#include <cstdint>

namespace lab {

/// How probabilities become the weights of the sum.
enum class Weighting {
    Soft,       ///< the probabilities themselves
    HardTopK,   ///< the k most probable keys
    HardSample, ///< k keys drawn without replacement with the probabilities (Xu et al. 2015 for k = 1)
};

/// What a reader may change about attention without retraining.
struct AttentionOptions {
    float temperature = 1; ///< logits = scores / temperature; greater than 0
    Weighting weighting = Weighting::Soft;
    int k = 1;                ///< hard: keys taken for each query, at least 1
    bool mean = false;        ///< hard: each weighs 1/k instead of 1
    std::uint64_t seed = 1;   ///< of the draws
    std::uint64_t stream = 0; ///< which draws of the seed; translators set it for each step, layer and head

    bool operator==(const AttentionOptions&) const = default;
};

} // namespace lab
