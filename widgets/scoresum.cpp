// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/arithmetic.h"
#include "widgets/formula.h"
#include "widgets/sumsections.h"

#include <QCoreApplication>

#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScoreSum)
};

const SumPart isEqual = symbol(QStringLiteral(" = "), QStringLiteral(" = "));
const SumPart plus = symbol(QStringLiteral(" + "), QStringLiteral(" + "));

SumPart score()
{
    return words(Text::tr("score"));
}

QString latexFormula(ScoreRule rule, bool learnedV)
{
    switch (rule) {
    case ScoreRule::ConcatLinear:
        return QStringLiteral("w \\cdot [q; k] + b");
    case ScoreRule::Additive:
        return learnedV ? QStringLiteral("v \\cdot \\tanh(W[q; k] + b)")
                        : QStringLiteral("\\sum \\tanh(W[q; k] + b)");
    case ScoreRule::Dot:
        return QStringLiteral("q \\cdot k");
    case ScoreRule::ScaledDot:
        return QStringLiteral("q \\cdot k / \\sqrt{d}");
    case ScoreRule::LocationLinear:
        break;
    }
    return QStringLiteral("w_j \\cdot q + b_j");
}

SumSection section(const QString& title, const ScoreTerms& terms)
{
    const bool byLocation = terms.rule == ScoreRule::LocationLinear;
    return {title, byLocation ? QStringLiteral("wⱼ·q + bⱼ") : scoreFormula(terms.rule, terms.learnedV),
        latexFormula(terms.rule, terms.learnedV)};
}

SumColumn hiddenColumn(
    const ScoreTerms& terms, const QString& name, const QString& latex, double HiddenTerm::*field)
{
    SumColumn column{name, latex, {}};
    for (const HiddenTerm& term : terms.hidden)
        column.numbers.push_back(term.*field);
    return column;
}

SumSection additiveSection(const ScoreTerms& terms)
{
    SumSection made = section(Text::tr("Score"), terms);
    made.about =
        Text::tr("Each hidden unit adds up what it makes of the query q, what it makes of the key k, and "
                 "its bias b, bends the sum with tanh, and multiplies it with its v. The score is the "
                 "total over all %1 units.")
            .arg(terms.hidden.size());
    if (!terms.learnedV)
        made.about += u' ' + Text::tr("In this model v is 1 for all units.");
    SumTable& table = made.table;
    table.rowName = Text::tr("hidden unit");
    table.rows = numbered(terms.hidden.size());
    table.columns = {
        hiddenColumn(terms, QStringLiteral("W q"), QStringLiteral("(W_q q)_h"), &HiddenTerm::fromQuery),
        hiddenColumn(terms, QStringLiteral("W k"), QStringLiteral("(W_k k)_h"), &HiddenTerm::fromKey),
        hiddenColumn(terms, QStringLiteral("b"), QStringLiteral("b_h"), &HiddenTerm::bias),
        hiddenColumn(terms, Text::tr("sum"), QStringLiteral("\\Sigma_h"), &HiddenTerm::sum),
        hiddenColumn(terms, QStringLiteral("tanh"), QStringLiteral("\\tanh \\Sigma_h"), &HiddenTerm::tanh),
        hiddenColumn(terms, QStringLiteral("v"), QStringLiteral("v_h"), &HiddenTerm::v),
        hiddenColumn(
            terms, QStringLiteral("v·tanh"), QStringLiteral("v_h \\tanh \\Sigma_h"), &HiddenTerm::product)};
    table.columns.back().total = terms.total;
    made.lines = {
        {score(), isEqual, symbol(QStringLiteral("Σ v·tanh"), QStringLiteral("\\sum_h v_h \\tanh \\Sigma_h")),
            isEqual, number(terms.total)}};
    return made;
}

struct Factors {
    QString left;
    QString leftLatex;
    QString right;
    QString rightLatex;
};

SumTable productTable(const DotTerms& terms, const Factors& factors)
{
    return {Text::tr("component"), numbered(terms.products.size()),
        {{factors.left, factors.leftLatex, terms.left}, {factors.right, factors.rightLatex, terms.right},
            {factors.left + u'·' + factors.right,
                factors.leftLatex + QStringLiteral(" \\cdot ") + factors.rightLatex, terms.products,
                terms.total}}};
}

SumSection dotSection(const ScoreTerms& terms)
{
    SumSection made = section(Text::tr("Score"), terms);
    made.table = productTable(terms.query,
        {QStringLiteral("q"), QStringLiteral("q_i"), QStringLiteral("k"), QStringLiteral("k_i")});
    const SumPart product = symbol(QStringLiteral("q·k"), QStringLiteral("q \\cdot k"));
    if (terms.rule == ScoreRule::Dot) {
        made.about = Text::tr("Query and key are multiplied number by number; the score is the total.");
        made.lines = {{score(), isEqual, product, isEqual, number(terms.total)}};
        return made;
    }
    made.about =
        Text::tr("Query and key are multiplied number by number; the score is the total, divided by the "
                 "square root of their %1 components.")
            .arg(terms.query.products.size());
    made.lines = {{product, isEqual, number(terms.query.total)},
        {score(), isEqual, product, symbol(QStringLiteral(" / √d"), QStringLiteral(" / \\sqrt{d}")), isEqual,
            number(terms.query.total), symbol(QStringLiteral(" / "), QStringLiteral(" / ")),
            operand(terms.divisor), isEqual, number(terms.total)}};
    return made;
}

std::vector<SumSection> concatSections(const ScoreTerms& terms)
{
    SumSection query{Text::tr("What the query adds"), QStringLiteral("w_q·q"), QStringLiteral("w_q \\cdot q"),
        Text::tr("This part is the same for every word, so the softmax cancels it."),
        productTable(terms.query,
            {QStringLiteral("w"), QStringLiteral("w_i"), QStringLiteral("q"), QStringLiteral("q_i")})};
    SumSection key{Text::tr("What the key adds"), QStringLiteral("w_k·k"), QStringLiteral("w_k \\cdot k"), {},
        productTable(terms.key,
            {QStringLiteral("w"), QStringLiteral("w_i"), QStringLiteral("k"), QStringLiteral("k_i")})};
    SumSection both = section(Text::tr("Score"), terms);
    both.lines = {{score(), isEqual, symbol(query.formula, query.latexFormula), plus,
        symbol(key.formula, key.latexFormula), plus, symbol(QStringLiteral("b"), QStringLiteral("b")),
        isEqual, number(terms.query.total), plus, operand(terms.key.total), plus, operand(terms.bias),
        isEqual, number(terms.total)}};
    return {query, key, both};
}

SumSection locationSection(const ScoreTerms& terms, int key)
{
    SumSection made = section(Text::tr("Score"), terms);
    if (!terms.hasPosition) {
        made.about =
            Text::tr("This rule has a fixed number of outputs, and none for position %1: there is no "
                     "score, and the word is masked.")
                .arg(key + 1);
        return made;
    }
    made.about =
        Text::tr("Position %1 has weights w and a bias b of its own; the key is not read.").arg(key + 1);
    made.table = productTable(terms.query,
        {QStringLiteral("w"), QStringLiteral("w_i"), QStringLiteral("q"), QStringLiteral("q_i")});
    made.lines = {{score(), isEqual, symbol(QStringLiteral("w·q + b"), QStringLiteral("w \\cdot q + b")),
        isEqual, number(terms.query.total), plus, operand(terms.bias), isEqual, number(terms.total)}};
    return made;
}

} // namespace

std::vector<SumSection> scoreSections(const HeadRecord& head, Index query, int key)
{
    const auto terms = scoreTerms(head, query, key);
    std::vector<SumSection> sections;
    if (!terms)
        sections.push_back({Text::tr("Score"), {}, {},
            Text::tr(
                "The record was read without the weights of the score rule, so this number cannot be taken "
                "apart.")});
    else if (terms->rule == ScoreRule::ConcatLinear)
        sections = concatSections(*terms);
    else if (terms->rule == ScoreRule::Additive)
        sections = {additiveSection(*terms)};
    else if (terms->rule == ScoreRule::LocationLinear)
        sections = {locationSection(*terms, key)};
    else
        sections = {dotSection(*terms)};
    const double recorded = double(head.scores(query, key));
    if (!std::isnan(recorded))
        sections.back().lines.push_back(recordedLine(recorded));
    return sections;
}

} // namespace lab
