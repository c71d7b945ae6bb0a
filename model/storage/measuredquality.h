// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace lab {

/// How well a trained model translates its validation pairs, as its trainer measured it.
struct MeasuredQuality {
    int sentences = 0;         ///< validation pairs
    float bleu = 0;            ///< corpus BLEU-4, greedy, 13a tokenisation, lower-cased, 0…100
    float bleuBeam5 = 0;       ///< the same with beam search of width 5, length penalty 1
    float chrf = 0;            ///< chrF2, greedy, cased, 0…100
    float trainingMinutes = 0; ///< on one thread, over all resumed parts
    /// Of the words that it says greedily (DecodeFacts), mean over the sentences; unless nobody measured it.
    std::optional<float> meanProbability = {};
    bool operator==(const MeasuredQuality&) const = default;
};

} // namespace lab
