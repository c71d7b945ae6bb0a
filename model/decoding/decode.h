// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/translation/translator.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace lab {

/// Choices of a decode; the defaults are what the window starts with.
struct DecodeOptions {
    StepOptions step;
    int maximumSteps = 0;         ///< 0: twice the source tokens plus 10
    int candidates = 8;           ///< how many next tokens a step records
    std::vector<int> prefix = {}; ///< the first tokens, said whatever the model would have said
};

/// One step and the state after it.
struct DecodedStep {
    std::shared_ptr<const StepRecord> record;
    DecoderState next;
};

/// Reads `token` in `state` and says the most probable next token, or `forced` unless that is negative. Pure:
/// equal arguments give bit-identical numbers, so stepping back is keeping an old state.
DecodedStep decodeStep(const TranslationModel& model, const Encoding& encoding, const DecoderState& state,
    int token, const DecodeOptions& options = {}, int forced = -1);

/// Called after the encoder has run (with no step) and after each step. Returning false cancels.
using DecodeProgress = std::function<bool(const Decoding& soFar)>;

/// Greedy decoding of a text: after the prefix, always the most probable next token, until </s> or the step
/// limit. A text with nothing but </s> decodes to no steps and EndOfSentence. Throws ConfigError for options
/// out of range.
Decoding decode(const TranslationModel& model, std::string_view text, const DecodeOptions& options = {},
    const DecodeProgress& progress = {});

} // namespace lab
