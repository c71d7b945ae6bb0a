// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// Whether BLEU distinguishes "The" from "the".
enum class BleuCase { Kept, Lower };

/// A corpus BLEU with what it is made of.
struct Bleu {
    double bleu = 0; ///< 0…100
    std::array<double, 4>
        precisions{};           ///< of n-grams of 1, 2, 3, 4 words, 0…100, smoothed where none matched
    double brevityPenalty = 0;  ///< 1, or less when the translations are shorter than the references
    long translationLength = 0; ///< in words
    long referenceLength = 0;
};

/// BLEU-4 (Papineni et al., 2002) of a corpus with one reference for each translation, as sacreBLEU's
/// corpus_bleu computes it by default: 13a tokenisation; the k-th order without a match counts 1 / (2^k · its
/// n-grams)
/// ("exp" smoothing); 0 when nothing matches. With BleuCase::Lower the texts are lower-cased first (Latin
/// letters). Throws ShapeError when the lists differ in length.
Bleu corpusBleu(const std::vector<std::string>& translations, const std::vector<std::string>& references,
    BleuCase letterCase = BleuCase::Kept);

/// The same with one or more references for each translation: an n-gram may occur as often as in the
/// reference that has it most often, and the reference that is nearest in length counts, of two the shorter
/// one.
Bleu multiReferenceBleu(const std::vector<std::string>& translations,
    const std::vector<std::vector<std::string>>& references, BleuCase letterCase = BleuCase::Kept);

/// The words of a line as mteval-v13a separates them: punctuation apart from words, but 3.14 stays together.
std::vector<std::string> tokenize13a(std::string_view line);

} // namespace lab
