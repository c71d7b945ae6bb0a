// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decode.h"
#include "model/training/corpus.h"

#include <functional>
#include <string>
#include <vector>

namespace lab {

/// How well a model translates a list of pairs.
struct Evaluation {
    double bleu = 0;               ///< corpus BLEU-4, 13a tokenisation, lower-cased, 0…100
    double chrf = 0;               ///< chrF2, cased, 0…100
    double sentencesPerSecond = 0; ///< one sentence at a time, without a record, one thread
    std::vector<std::string> translations;
    double meanProbability = 0; ///< of the words that were said (DecodeFacts), mean over the sentences
};

/// Called after each sentence with the number done; false stops, and what is done so far is scored.
using EvaluationProgress = std::function<bool(std::size_t done)>;

/// Translates every source, greedily or as `options` say, and compares with the targets. Throws ConfigError
/// for an empty list.
Evaluation evaluate(const TranslationModel& model, const std::vector<SentencePair>& pairs,
    const DecodeOptions& options = {}, const EvaluationProgress& progress = {});

} // namespace lab
