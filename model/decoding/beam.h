// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/prediction.h"

namespace lab {

/// Beam search (Graves 2012, with the length normalisation of Wu et al. 2016 without its constant 5):
///
///     score = Σ log p(token | source, tokens before) / tokens^lengthPenalty       </s> counts as a token
///
/// Each step of the search
/// 1. continues every live hypothesis by every token (within the prefix, by the forced one alone),
/// 2. keeps the `width` continuations with the highest scores; of equal ones that of the better parent first,
///    then the more probable token, then the smaller id,
/// 3. takes those that said </s> out of the beam: they are finished. The others are live.
///
/// It ends when nothing is live; or when at least `width` hypotheses are finished and no live one can beat
/// the best of them, even if it went on to the step limit for free (Σ / limit^lengthPenalty, since every
/// further token can only lower Σ); or when the best of the live ones has fallen into a loop (isLoop()); or
/// at the step limit; or at the limit of memory (StopReason::MaximumMemory, whatever has finished by then).
/// The result is the finished hypothesis with the highest score, or when none has finished, the best live one
/// (StopReason::Repetition or MaximumLength). With DecodeOptions::noRepeatNgram, step 1 leaves out the tokens
/// that would repeat words of their hypothesis. A width of 1 says bit for bit what greedy decoding says; a
/// width that prunes nothing finds the best of all translations up to the step limit. Tokens that float32
/// gives probability 0 count as its smallest number, 1.4e-45.
///
/// `decoding` holds the source and its encoding, and receives the tree, the steps, the text and why it ended.
/// `progress` sees it after each step with the best hypothesis so far; returning false cancels.
void beamSearch(
    const DecodeInput& input, int maximumSteps, Decoding& decoding, const DecodeProgress& progress);

} // namespace lab
