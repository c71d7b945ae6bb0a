// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/training/wordalignments.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace lab {

/// How readable attention weights are: how sharp, and how often they show the word that a person would.
struct Readability {
    double entropy = 0;         ///< of the weights of a target token, in nats; mean over all, </s> included
    double effectiveTokens = 0; ///< exp(entropy): as many equal weights have this entropy
    double agreement = 0;       ///< 0…1: linked target words whose largest weight is on a linked token
    double massOnLinks = 0;     ///< 0…1: weight on the linked source tokens, mean over linked target words
    std::size_t targetTokens = 0; ///< how many the entropy is over
    std::size_t linkedWords = 0;  ///< how many target words the other two are over
};

/// Which cross-attention weights are meant; empty: the last layer that has any, the mean over its heads.
struct CrossHead {
    std::optional<std::size_t> layer = {};
    std::optional<std::size_t> head = {};

    bool operator==(const CrossHead&) const = default;
};

/// The weights of a decode, [steps x source tokens], each row scaled to the sum 1 (k words of hard attention
/// have 1/k each). Empty for a model without weights: a fixed context. Throws ShapeError when a step has no
/// such layer or head.
std::optional<Matrix> crossWeights(const Decoding& decoding, const CrossHead& choice = {});

/// A linked target word: the steps that said its pieces, and the tokens of its source words.
struct LinkedWord {
    std::vector<Index> steps;
    std::vector<Index> sourceTokens;
};

/// The links of a sentence in tokens of a model: those that share a byte with the word. Linked words that
/// have no token on one side are left out.
std::vector<LinkedWord> linkedWords(
    const AlignedSentence& sentence, const TokenizedText& source, const TokenizedText& target);

/// Adds up sentences. A word of several pieces counts once, with the mean of its rows; of equally large
/// weights the first one counts as the largest.
class ReadabilityMeter {
public:
    /// `weights` as crossWeights() gives them. Throws ShapeError for a linked word outside.
    void add(const Matrix& weights, const std::vector<LinkedWord>& words);
    Readability result() const; ///< all 0 when nothing was added

private:
    void addWord(const Matrix& weights, const LinkedWord& word);

    double m_entropy = 0;
    double m_agreeing = 0;
    double m_mass = 0;
    std::size_t m_tokens = 0;
    std::size_t m_words = 0;
};

} // namespace lab
