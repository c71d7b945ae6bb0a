// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/equation.h"

#include "widgets/headmean.h"
#include "widgets/numbers.h"
#include "widgets/rounding.h"
#include "widgets/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <limits>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Equation)
};

constexpr int decimals = 2;

std::vector<EquationTerm> termsOf(const QStringList& words, const AttentionRow& row, int keys)
{
    std::vector<EquationTerm> terms;
    for (int key = 0; key < std::min(keys, int(words.size())); ++key) {
        if (!row.isMasked(key))
            terms.push_back({key, words[key], row.weight(key)});
    }
    return terms;
}

/// The weight from which on a word has a term.
float threshold(const std::vector<EquationTerm>& terms, const EquationOptions& options)
{
    const int mostTerms = options.mostTerms;
    if (mostTerms <= 0)
        return std::numeric_limits<float>::infinity();
    std::vector<float> weights;
    for (const EquationTerm& term : terms)
        weights.push_back(term.weight);
    if (int(weights.size()) <= mostTerms)
        return options.smallest;
    const auto last = weights.begin() + mostTerms - 1;
    std::nth_element(weights.begin(), last, weights.end(), std::greater<>());
    return std::max(options.smallest, *last);
}

} // namespace

ContextEquation contextEquation(
    const Decoding& decoding, int step, const HeadChoice& choice, const EquationOptions& options)
{
    ContextEquation equation;
    equation.isFixed = hasFixedContext(decoding);
    const auto row = attentionRow(decoding, choice, step - 1);
    const int heads = headsInMean(decoding, choice);
    if (row && !equation.isFixed && heads > 1) {
        equation.heads = heads;
        equation.isFinished = options.keys >= row->head.weights.cols();
    } else if (row && !equation.isFixed) {
        equation = contextEquation(*row, keyWords(decoding, choice.site), options);
    }
    equation.step = step;
    return equation;
}

ContextEquation contextEquation(
    const AttentionRow& row, const QStringList& words, const EquationOptions& options)
{
    ContextEquation equation;
    equation.isFinished = options.keys >= row.head.weights.cols();
    const std::vector<EquationTerm> terms = termsOf(words, row, options.keys);
    const float least = threshold(terms, options);
    for (const EquationTerm& term : terms) {
        if (term.weight == 0) {
            ++equation.zeroWords;
        } else if (term.weight >= least && int(equation.terms.size()) < options.mostTerms) {
            equation.terms.push_back(term);
        } else {
            equation.restWeight += double(term.weight);
            ++equation.restWords;
        }
    }
    return equation;
}

QString restText(const ContextEquation& equation)
{
    if (equation.restWords == 0)
        return {};
    const QString weight = fixedNumber(equation.restWeight, decimals);
    return equation.restWords == 1 ? Text::tr("%1·(1 other word)").arg(weight)
                                   : Text::tr("%1·(%2 other words)").arg(weight).arg(equation.restWords);
}

QString zeroText(const ContextEquation& equation)
{
    if (equation.zeroWords == 0)
        return {};
    return equation.zeroWords == 1 ? Text::tr("1 word has weight 0")
                                   : Text::tr("%1 words have weight 0").arg(equation.zeroWords);
}

QString termText(const EquationTerm& term)
{
    return fixedNumber(term.weight, decimals) + u'·' + term.word;
}

QString equationSign(const ContextEquation& equation)
{
    const bool isTermRounded = std::any_of(equation.terms.begin(), equation.terms.end(),
        [](const EquationTerm& term) { return isRounded(double(term.weight), decimals); });
    return equalsSign(isTermRounded || isRounded(equation.restWeight, decimals));
}

QString textWithoutSum(const ContextEquation& equation)
{
    if (equation.isFixed)
        return Text::tr("one summary of the sentence, the same at every step");
    return equation.heads > 1 && equation.isFinished
               ? Text::tr("mean of the contexts of %1 heads").arg(equation.heads)
               : QString();
}

QString equationText(const ContextEquation& equation)
{
    QStringList parts;
    if (const QString text = textWithoutSum(equation); !text.isEmpty())
        parts.append(text);
    for (const EquationTerm& term : equation.terms)
        parts.append(termText(term));
    if (equation.restWords > 0)
        parts.append(restText(equation));
    if (!equation.isFinished)
        parts.append(QStringLiteral("…"));
    const QString sum =
        QStringLiteral("C%1 %2 %3")
            .arg(subscript(equation.step), equationSign(equation), parts.join(QStringLiteral(" + ")));
    return equation.zeroWords == 0 ? sum : Text::tr("%1; %2").arg(sum, zeroText(equation));
}

} // namespace lab
