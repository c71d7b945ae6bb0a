// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decodeoptions.h"
#include "model/record/record.h"

#include <memory>
#include <span>
#include <vector>

/// What greedy decoding, sampling and beam search share: the model's word on the next token, before one is
/// chosen.
namespace lab {

/// What every step of a decode reads.
struct DecodeInput {
    const TranslationModel& model;
    const Encoding& encoding;
    const DecodeOptions& options;
};

/// A decoder step without a chosen token.
struct Prediction {
    StepRecord record;    ///< all but `chosen`, `chosenProbability` and the draw; see DecodeOptions::record
    SharedMatrix logits;  ///< [1 x target vocabulary]
    Matrix probabilities; ///< [1 x target vocabulary] softmax of logits
    std::vector<int> blocked; ///< tokens that may not be chosen, in increasing order
    DecoderState next;        ///< the state after the step, whatever is chosen
};

/// Reads `token` in `state`. Pure. What would repeat words of `said`, the tokens before (`token` among them),
/// is blocked as DecodeOptions::noRepeatNgram asks: its probability stays as the model computed it.
Prediction predict(
    const DecodeInput& input, const DecoderState& state, int token, std::span<const int> said = {});

/// The ids of the `count` most probable tokens that are not blocked, best first, as mostProbable() orders
/// them.
std::vector<int> mostProbableAllowed(const Prediction& prediction, int count);

/// The ids of the `count` most probable tokens, best first; of equal ones the smaller id first.
std::vector<int> mostProbable(const Matrix& probabilities, int count);

/// Throws ConfigError when a forced token is not one of the target vocabulary.
void requireToken(int token, Index vocabulary);

/// Completes a record with the token that the step says. Throws as requireToken() does.
std::shared_ptr<const StepRecord> choose(
    StepRecord record, const Matrix& probabilities, int chosen, const Tokenizer& target);

/// The token that `options` force at a position, or -1.
int forcedToken(const DecodeOptions& options, std::size_t position);

} // namespace lab
