// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decodeoptions.h"
#include "model/record/record.h"

#include <span>
#include <vector>

namespace lab {

/// The tokens that a draw can take.
struct SamplingChoices {
    std::vector<int> ids;             ///< most probable first; of equal ones the smaller id first
    std::vector<float> probabilities; ///< of each; they sum to 1
};

/// softmax(logits / temperature) of [1 x target vocabulary] logits, cut to the k most probable (Fan et al.
/// 2018), then to the nucleus, the fewest most probable that reach p of what is left (Holtzman et al. 2020),
/// and divided by the sum of the rest. At least one token stays; tokens with probability 0 do not. `blocked`
/// tokens are left out before all else, as if their logits were -infinity.
SamplingChoices samplingChoices(
    const Matrix& logits, const SamplingOptions& options, std::span<const int> blocked = {});

/// A drawn token.
struct Sample {
    int id = 0;
    SampleRecord record;
};

/// Draws a token: a uniform number u in [0, 1) falls into the stack of the probabilities, most probable at
/// the bottom. u depends on the seed and on `position`, the number of tokens read so far, only.
Sample drawToken(const SamplingChoices& choices, std::uint64_t seed, Index position);

/// Notes in the candidates how probable the draw was to take each.
void noteSampling(std::vector<Candidate>& candidates, const SamplingChoices& choices);

} // namespace lab
