// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/arithmetic.h"
#include "widgets/masking.h"
#include "widgets/sumsections.h"

#include <QCoreApplication>

#include <limits>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WeightSum)
};

const SumPart isEqual = symbol(QStringLiteral(" = "), QStringLiteral(" = "));
const SumPart over = symbol(QStringLiteral(" / "), QStringLiteral(" / "));

QString aboutWeight(const WeightTerms& terms)
{
    switch (terms.source) {
    case WeightSource::Soft:
        return Text::tr("Soft attention uses the probability as it is.");
    case WeightSource::NotTaken:
        return Text::tr("Hard attention did not take this word.");
    case WeightSource::Set:
        return Text::tr("This weight does not follow from the probability: it was set.");
    case WeightSource::Taken:
        break;
    }
    const QString taken =
        Text::tr("Hard attention took this word, as number %1 of %2.").arg(terms.place).arg(terms.taken);
    return terms.mean ? taken + u' ' + Text::tr("All that it takes weigh the same, together 1.") : taken;
}

SumLine weightLine(const WeightTerms& terms)
{
    SumLine line = {words(Text::tr("weight")), isEqual};
    if (terms.source == WeightSource::Soft)
        line.insert(line.end(), {words(Text::tr("probability")), isEqual});
    if (terms.source == WeightSource::Taken && terms.mean)
        line.insert(line.end(),
            {symbol(QStringLiteral("1 / %1").arg(terms.taken), QStringLiteral("1 / %1").arg(terms.taken)),
                isEqual});
    line.push_back(number(terms.total));
    return line;
}

} // namespace

QStringList numbered(std::size_t count)
{
    QStringList rows;
    for (std::size_t row = 1; row <= count; ++row)
        rows.append(QString::number(row));
    return rows;
}

SumLine recordedLine(double recorded)
{
    return {words(Text::tr("in the record")), isEqual, number(recorded)};
}

SumSection maskedSection(const AttentionRow& row, int key, const QStringList& keyWords)
{
    SumSection made{Text::tr("Masked"), {}, {},
        Text::tr(
            "%1 is masked in this row: %2. So there is no number that counts. A mask puts −∞ in the place "
            "of the logit; e to the power of −∞ is 0, so the softmax gives this word the probability 0 "
            "exactly, and the other words share the whole. Its weight is 0 too: nothing of its value goes "
            "into the context.")
            .arg(keyWords.value(key), whyMasked(row, key))};
    made.lines = {{words(Text::tr("logit")), isEqual, number(-std::numeric_limits<double>::infinity())},
        {words(Text::tr("probability")), isEqual,
            symbol(QStringLiteral("e^(−∞) / Σ exp"), QStringLiteral("e^{-\\infty} / \\sum_i e^{\\ell_i}")),
            isEqual, symbol(QStringLiteral("0"), QStringLiteral("0"))}};
    return made;
}

SumSection logitSection(const HeadRecord& head, Index query, int key)
{
    const LogitTerms terms = logitTerms(head, query, key);
    SumSection made{Text::tr("Logit"), Text::tr("score / temperature"),
        QStringLiteral("\\text{%1} / T").arg(Text::tr("score"))};
    const SumPart logit = words(Text::tr("logit"));
    if (terms.masked) {
        made.about = Text::tr("This word is masked: its logit is −∞, whatever its score would be.");
        made.lines = {{logit, isEqual, number(terms.total)}};
    } else {
        made.about = Text::tr("The score is divided by the temperature. This word is not masked.");
        made.lines = {{logit, isEqual, number(double(terms.score)), over, operand(double(terms.temperature)),
            isEqual, number(terms.total)}};
    }
    made.lines.push_back(recordedLine(double(terms.recorded)));
    return made;
}

SumSection softmaxSection(const HeadRecord& head, Index query, int key, const QStringList& keyWords)
{
    const ProbabilityTerms terms = probabilityTerms(head, query, key);
    SumSection made{Text::tr("Probability"), Text::tr("exp(logit − largest logit) / sum of all of these"),
        QStringLiteral("p_j = e^{\\ell_j - \\max \\ell} / \\sum_i e^{\\ell_i - \\max \\ell}"),
        Text::tr("The largest logit is subtracted from all. That changes no probability, and no number "
                 "becomes too "
                 "large.")};
    std::vector<double> differences;
    std::vector<double> quotients;
    for (std::size_t i = 0; i < terms.logits.size(); ++i) {
        differences.push_back(terms.logits[i] - terms.largest);
        quotients.push_back(terms.exponentials[i] / terms.denominator);
    }
    made.table = {Text::tr("word"), keyWords.mid(0, qsizetype(terms.logits.size())),
        {{Text::tr("logit"), QStringLiteral("\\ell_j"), terms.logits},
            {Text::tr("logit − largest"), QStringLiteral("\\ell_j - \\max \\ell"), differences},
            {Text::tr("exp"), QStringLiteral("e^{\\ell_j - \\max \\ell}"), terms.exponentials,
                terms.denominator, SumScale::Unit},
            {Text::tr("probability"), QStringLiteral("p_j"), quotients, 1.0, SumScale::Unit}},
        key};
    const double exponential = terms.exponentials[std::size_t(key)];
    made.lines = {{words(Text::tr("largest logit")), isEqual, number(terms.largest)},
        {words(Text::tr("denominator")), isEqual,
            symbol(QStringLiteral("Σ exp"), QStringLiteral("\\sum_i e^{\\ell_i - \\max \\ell}")), isEqual,
            number(terms.denominator)},
        {words(Text::tr("probability")), isEqual, number(exponential), over, number(terms.denominator),
            isEqual, number(terms.total)},
        recordedLine(double(terms.recorded))};
    return made;
}

SumSection weightSection(const HeadRecord& head, Index query, int key)
{
    const WeightTerms terms = weightTerms(head, query, key);
    SumSection made{Text::tr("Weight"), {}, {}, aboutWeight(terms)};
    made.lines = {weightLine(terms), recordedLine(double(terms.recorded))};
    return made;
}

} // namespace lab
