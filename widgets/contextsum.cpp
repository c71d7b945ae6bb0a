// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/arithmetic.h"
#include "widgets/sumsections.h"

#include <QCoreApplication>

#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ContextSum)
};

const SumPart isEqual = symbol(QStringLiteral(" = "), QStringLiteral(" = "));

QString aboutShares()
{
    return Text::tr(
        "The share of a word is the size of its product, without its sign, divided by the sum of the "
        "sizes of all products.");
}

/// Of each word, the size of its products over all components.
SumTable wholeTable(const std::vector<ComponentTerms>& components, const QStringList& words)
{
    std::vector<double> sizes(std::size_t(words.size()), 0.0);
    double all = 0;
    for (const ComponentTerms& terms : components) {
        for (std::size_t word = 0; word < sizes.size(); ++word) {
            sizes[word] += std::abs(terms.sum.products[word]);
            all += std::abs(terms.sum.products[word]);
        }
    }
    std::vector<double> shares;
    for (const double size : sizes)
        shares.push_back(all > 0 ? size / all : 0);
    return {Text::tr("word"), words,
        {{Text::tr("Σ |weight·value|"), QStringLiteral("\\sum_i |a_j v_{ji}|"), sizes, all},
            {Text::tr("share"), QStringLiteral("\\text{%1}").arg(Text::tr("share")), shares,
                all > 0 ? 1.0 : 0.0, SumScale::Unit}}};
}

/// Of each word, its share of every component; then the context.
SumTable componentsTable(const std::vector<ComponentTerms>& components, const QStringList& words)
{
    SumTable table{Text::tr("component"), numbered(components.size()), {}};
    for (qsizetype word = 0; word < words.size(); ++word) {
        SumColumn column{
            Text::tr("share of %1").arg(words[word]), lab::words(words[word]).latex, {}, {}, SumScale::Unit};
        for (const ComponentTerms& terms : components)
            column.numbers.push_back(terms.shares[std::size_t(word)]);
        table.columns.push_back(std::move(column));
    }
    SumColumn context{Text::tr("context"), QStringLiteral("c_i"), {}};
    for (const ComponentTerms& terms : components)
        context.numbers.push_back(terms.sum.total);
    table.columns.push_back(std::move(context));
    return table;
}

} // namespace

SumSection componentSection(const HeadRecord& head, Index query, int component, const QStringList& keyWords)
{
    const ComponentTerms terms = componentTerms(head, query, component);
    SumSection made{Text::tr("Component %1 of the context").arg(component + 1), Text::tr("Σ weight·value"),
        QStringLiteral("c_{%1} = \\sum_j a_j v_{j,%1}").arg(component + 1),
        Text::tr("Each word's value is multiplied with its weight; the products add up to the context.") +
            u' ' + aboutShares()};
    made.table = {Text::tr("word"), keyWords.mid(0, qsizetype(terms.shares.size())),
        {{Text::tr("weight"), QStringLiteral("a_j"), terms.sum.left, {}, SumScale::Unit},
            {Text::tr("value"), QStringLiteral("v_{j,%1}").arg(component + 1), terms.sum.right},
            {Text::tr("weight·value"), QStringLiteral("a_j v_{j,%1}").arg(component + 1), terms.sum.products,
                terms.sum.total},
            {Text::tr("share"), QStringLiteral("\\text{%1}").arg(Text::tr("share")), terms.shares, {},
                SumScale::Unit}}};
    made.lines = {
        {words(Text::tr("component %1").arg(component + 1)), isEqual,
            symbol(Text::tr("Σ weight·value"), QStringLiteral("\\sum_j a_j v_{j,%1}").arg(component + 1)),
            isEqual, number(terms.sum.total)},
        recordedLine(double(terms.recorded))};
    return made;
}

std::vector<SumSection> shareSections(const HeadRecord& head, Index query, const QStringList& keyWords)
{
    const QStringList words = keyWords.mid(0, head.weights.cols());
    std::vector<ComponentTerms> components;
    for (Index component = 0; component < head.context.cols(); ++component)
        components.push_back(componentTerms(head, query, component));
    SumSection whole{Text::tr("Share of each word in the whole context"), {}, {},
        Text::tr("The sizes of all products weight·value of a word are added up.") + u' ' + aboutShares(),
        wholeTable(components, words)};
    SumSection each{Text::tr("Share of each word in every component"), {}, {}, aboutShares(),
        componentsTable(components, words)};
    return {whole, each};
}

} // namespace lab
