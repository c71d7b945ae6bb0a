// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <span>
#include <string>
#include <vector>

/// Decodes that repeat themselves: how that is noticed, and how it is prevented.
namespace lab {

/// The shortest loop: so many tokens at the end of a decode that repeat, and so many times the same words.
inline constexpr int leastLoopTokens = 24;
inline constexpr int leastLoopRounds = 4;

/// Whether a decode has fallen into a loop and is stopped there (StopReason::Repetition): it ends with the
/// same sequence of 1 or more tokens said at least 4 times in a row, and these are at least 24 tokens. So a
/// single word is said 24 times, two words 12 times, six and more 4 times: models do say a word 20 times and
/// then go on. `said` are the tokens of the
/// decode so far. Words of a forced beginning count as well, but a decode is not stopped within one.
bool isLoop(std::span<const int> said);

/// The tokens that may not come next, in increasing order, each once: those that would complete a sequence of
/// `length` tokens that `said` already has. As no_repeat_ngram_size in Hugging Face's transformers
/// (NoRepeatNGramLogitsProcessor) and fairseq (Paulus et al. 2017): with `length` 1 no token comes twice,
/// with 2 none after one that it has already followed. Tokens of a forced beginning count, <s> does not.
/// Empty for `length` 0.
std::vector<int> repeatingTokens(std::span<const int> said, int length);

/// Why a decode did not end by itself, for a reader: "it repeats itself". Empty when the model ended it, and
/// while it runs.
std::string whyCut(StopReason reason);

} // namespace lab
