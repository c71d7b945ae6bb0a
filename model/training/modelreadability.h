// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decode.h"
#include "model/training/readability.h"

namespace lab {

/// What one model's weights are like.
struct ModelReadability {
    struct Head {
        CrossHead choice; ///< layer and head, both given
        Readability measured;
    };
    std::optional<Readability> lastLayer; ///< the mean over the heads of the last layer; none without weights
    std::vector<Head> heads;              ///< every head, layer by layer
};

/// Lets the model say the translation of each sentence as it is (DecodeOptions::prefix), and measures the
/// weights it does so with. Throws ConfigError for an empty list, and for a sentence whose numbers take more
/// than DecodeOptions::maximumBytes.
ModelReadability measureReadability(const TranslationModel& model,
    const std::vector<AlignedSentence>& sentences, const DecodeOptions& options = {});

} // namespace lab
