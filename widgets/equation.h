// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"

#include <QString>

#include <limits>
#include <vector>

namespace lab {

/// One term of a weighted sum: weight · source word.
struct EquationTerm {
    int source = 0; ///< position of the word
    QString word;
    float weight = 0;
};

/// How a context vector is the weighted sum of source words: C2 ≈ 0.30·欢迎 + 0.61·来 + 0.09·北京.
struct ContextEquation {
    int step = 0;                    ///< from 1; in the encoder the number of the source word
    bool isFixed = false;            ///< there is no sum: the context is the same at every step
    int heads = 1;                   ///< more: there is no one sum, the context is the mean of theirs
    std::vector<EquationTerm> terms; ///< in the order of the sentence
    double restWeight = 0;           ///< sum of the weights of all words that have no term
    int restWords = 0;               ///< how many they are
    int zeroWords = 0;               ///< words whose weight is exactly 0: they add nothing
    bool isFinished = true;          ///< false: words are still to be added
};

/// Which words of a sum have a term.
struct EquationOptions {
    float smallest = 0.01F;                     ///< weight that a word needs
    int mostTerms = 1000;                       ///< the largest ones
    int keys = std::numeric_limits<int>::max(); ///< only the first so many source words have been added
};

/// The equation of a row of the chosen attention (from 1: a step). What has no term is summed up, so that
/// nothing is left out but masked words, and those that add nothing, as hard attention makes them. A mean of
/// heads has no terms: Σ of mean weight · mean value is not it.
ContextEquation contextEquation(
    const Decoding& decoding, int step, const HeadChoice& choice = {}, const EquationOptions& options = {});

/// What stands for the sum where there is none: "one summary of the sentence, the same at every step", "mean
/// of the contexts of 4 heads". Empty where there is one, and while it is not finished.
QString textWithoutSum(const ContextEquation& equation);

/// The same of a row that is at hand, with the words of its keys.
ContextEquation contextEquation(
    const AttentionRow& row, const QStringList& words, const EquationOptions& options = {});

/// "0.30·欢迎"
QString termText(const EquationTerm& term);

/// "=", or "≈" when a weight is rounded.
QString equationSign(const ContextEquation& equation);

/// One line of text: "C₂ ≈ 0.30·欢迎 + 0.61·来 + 0.01·(2 other words)", "C₂ ≈ 0.30·欢迎 + …" while words are
/// still to be added, "C₂ = 1.00·来; 3 words have weight 0".
QString equationText(const ContextEquation& equation);

/// Its last term: "0.01·(2 other words)"; empty when there is no rest.
QString restText(const ContextEquation& equation);

/// What stands behind the sum: "3 words have weight 0"; empty when there are none.
QString zeroText(const ContextEquation& equation);

} // namespace lab
