// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumsections.h"

#include <QCoreApplication>

#include <numeric>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MeanSum)
};

double numberOf(const HeadRecord& head, Index query, const CellQuestion& question)
{
    switch (question.kind) {
    case CellQuestion::Score:
        return double(head.scores(query, question.key));
    case CellQuestion::Logit:
        return double(head.logits(query, question.key));
    case CellQuestion::Probability:
        return double(head.probabilities(query, question.key));
    case CellQuestion::Weight:
        return double(head.weights(query, question.key));
    case CellQuestion::ContextComponent:
    case CellQuestion::ContextShares:
        break;
    }
    return double(head.context(query, question.component));
}

} // namespace

SumSection meanSection(const SumSubject& subject, const CellQuestion& question)
{
    SumSection made{Text::tr("Mean of %1 heads").arg(subject.heads.size()), {}, {},
        Text::tr(
            "What is shown is the mean of the heads, number by number. Choose one head to see its own sum.")};
    std::vector<double> numbers;
    for (const HeadRecord& head : subject.heads)
        numbers.push_back(numberOf(head, subject.query, question));
    const double total = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    made.table = {Text::tr("head"), numbered(numbers.size()),
        {{Text::tr("number"), QStringLiteral("x_h"), numbers, total}}};
    const QString count = QString::number(numbers.size());
    const SumPart isEqual = symbol(QStringLiteral(" = "), QStringLiteral(" = "));
    made.lines = {{words(Text::tr("mean")), isEqual, number(total),
        symbol(QStringLiteral(" / ") + count, QStringLiteral(" / ") + count), isEqual,
        number(total / double(numbers.size()))}};
    return made;
}

SumSection meanContextSection(const SumSubject& subject)
{
    SumSection made{Text::tr("Mean of %1 heads").arg(subject.heads.size()), {}, {},
        Text::tr("The context that is shown is the mean of the heads' contexts. Choose one head to see the "
                 "share of "
                 "each word.")};
    const Index components = subject.heads.front().context.cols();
    made.table = {Text::tr("component"), numbered(std::size_t(components)), {}};
    SumColumn mean{
        Text::tr("mean"), QStringLiteral("c_i"), std::vector<double>(std::size_t(components), 0.0)};
    for (std::size_t head = 0; head < subject.heads.size(); ++head) {
        SumColumn column{Text::tr("head %1").arg(head + 1), QStringLiteral("c^{(%1)}_i").arg(head + 1), {}};
        for (Index component = 0; component < components; ++component) {
            column.numbers.push_back(double(subject.heads[head].context(subject.query, component)));
            mean.numbers[std::size_t(component)] += column.numbers.back() / double(subject.heads.size());
        }
        made.table.columns.push_back(std::move(column));
    }
    made.table.columns.push_back(std::move(mean));
    return made;
}

} // namespace lab
