// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <optional>
#include <string>

/// Facts about a decode by which a reader can tell whether it is a guess.
namespace lab {

/// Computed from the record alone.
struct DecodeFacts {
    int pieces = 0;        ///< of the source, without the mark of its end
    int unknownPieces = 0; ///< of them: unknown tokens, and bytes of characters that the vocabulary lacks
    int letters = 0;       ///< of the source, of any script; digits and punctuation are none
    int hanLetters = 0;    ///< of them: Chinese characters
    double meanProbability = 0; ///< of the tokens that were said: arithmetic mean; 0 when none was
};

DecodeFacts factsOf(const Decoding& decoding);

/// hanLetters / letters; nothing for a text without letters.
std::optional<double> hanShare(const DecodeFacts& facts);

/// What speaks for a guess.
struct DecodeDoubts {
    bool unknown = false; ///< some piece is unknown to the model
    bool otherScript =
        false;           ///< the model reads Chinese ("zh"), and less than half of the letters are Chinese
    bool unsure = false; ///< the mean probability is below half of what the model shows on its validation set
};

/// `usualProbability` is MeasuredQuality::meanProbability, where it has been measured.
DecodeDoubts doubtsOf(
    const DecodeFacts& facts, const std::string& sourceLanguage, std::optional<float> usualProbability);

/// "mean probability 0.71; 6 of 9 pieces unknown; 100 % of 5 letters Chinese"
std::string textOf(const DecodeFacts& facts);

} // namespace lab
