// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decodeoptions.h"
#include "model/record/record.h"
#include "model/translation/translator.h"

#include <memory>
#include <string_view>

namespace lab {

/// One step and the state after it.
struct DecodedStep {
    std::shared_ptr<const StepRecord> record;
    DecoderState next;
};

/// Reads `token` in `state` and says `forced`, or when that is negative, a drawn token (with
/// DecodeOptions::sampling) or the most probable one. Pure: equal arguments give bit-identical numbers and
/// equal draws, so stepping back is keeping an old state. Does not read DecodeOptions::prefix, beam and
/// noRepeatNgram.
DecodedStep decodeStep(const TranslationModel& model, const Encoding& encoding, const DecoderState& state,
    int token, const DecodeOptions& options = {}, int forced = -1);

/// Decodes a text: after the prefix, always the most probable next token (greedy), or a drawn one
/// (DecodeOptions::sampling), until </s>, a loop (isLoop()) or the step limit; or the best hypothesis of a
/// beam search (DecodeOptions::beam, see beamSearch()). A text without words, with or without
/// </s>, decodes to no steps and EndOfSentence. Throws ConfigError as validate() does, and for a prefix with
/// a token that does not exist.
Decoding decode(const TranslationModel& model, std::string_view text, const DecodeOptions& options = {},
    const DecodeProgress& progress = {});

} // namespace lab
