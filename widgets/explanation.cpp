// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation.h"

#include "widgets/numbers.h"
#include "widgets/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>
#include <vector>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

constexpr float clearLead = 0.5F;

QString bold(const QString& word)
{
    return QStringLiteral("<b>%1</b>").arg(word.toHtmlEscaped());
}

/// The numbers of a step that a sentence is about.
struct Attention {
    QStringList words;
    std::vector<float> weights;
    std::vector<float> scores;
    std::vector<int> order; ///< positions, largest weight first

    QString word(int rank) const { return bold(words[order[std::size_t(rank)]]); }
    QString weight(int rank) const { return fixedNumber(weights[std::size_t(order[std::size_t(rank)])], 2); }
    QString score(int rank) const { return signedNumber(scores[std::size_t(order[std::size_t(rank)])], 2); }
};

std::vector<float> lastRow(const Matrix& matrix)
{
    const auto row = matrix.row(matrix.rows() - 1);
    return {row.begin(), row.end()};
}

Attention attentionOf(const Decoding& decoding, const HeadRecord& head)
{
    Attention attention{sourceWords(decoding), lastRow(head.weights), lastRow(head.scores), {}};
    attention.order.resize(attention.weights.size());
    std::iota(attention.order.begin(), attention.order.end(), 0);
    std::stable_sort(attention.order.begin(), attention.order.end(),
        [&](int a, int b) { return attention.weights[std::size_t(a)] > attention.weights[std::size_t(b)]; });
    return attention;
}

bool isEven(const Attention& attention)
{
    const auto [least, most] = std::minmax_element(attention.weights.begin(), attention.weights.end());
    return *most - *least < 1e-6F;
}

QString aboutAttention(const Attention& attention)
{
    if (attention.order.size() == 1)
        return Text::tr("There is one source token, so %1 gets all the attention.").arg(attention.word(0));
    if (isEven(attention))
        return Text::tr("All source words have the same score, so each gets %1 of the attention.")
            .arg(attention.weight(0));
    if (attention.weights[std::size_t(attention.order[0])] >= clearLead)
        return Text::tr("%1 gets %2 of the attention, because its score %3 is the largest.")
            .arg(attention.word(0), attention.weight(0), attention.score(0));
    return Text::tr("The attention is shared: %1 gets %2 and %3 gets %4; their scores %5 and %6 are the "
                    "largest.")
        .arg(attention.word(0), attention.weight(0), attention.word(1), attention.weight(1),
            attention.score(0), attention.score(1));
}

QString aboutWord(const Moment& moment, const StepRecord& step)
{
    const QString word = bold(shownWord(step.chosen));
    const QString probability = fixedNumber(step.chosenProbability, 2);
    const bool last = moment.step == stepCount(moment);
    if (last && moment.decoding->stop == StopReason::EndOfSentence)
        return Text::tr("The decoder says %1 with probability %2: the sentence is finished.")
            .arg(word, probability);
    if (last && moment.decoding->stop == StopReason::MaximumLength)
        return Text::tr("The decoder says %1 with probability %2; the step limit ends the decode here.")
            .arg(word, probability);
    return Text::tr("The decoder says %1 with probability %2.").arg(word, probability);
}

QString aboutStart(const Moment& moment)
{
    const auto tokens = moment.decoding->source.tokens.size();
    if (tokens <= 1)
        return Text::tr("Here each step is worked out: a score for every source word, the probabilities that "
                        "the softmax makes of them, and the next word.");
    return Text::tr(
        "The encoder has read %1 tokens; the last one, &lt;/s&gt;, marks the end of the sentence. The "
        "decoder has said nothing yet.")
        .arg(tokens);
}

} // namespace

QString explain(const Moment& moment)
{
    const StepRecord* step = currentStep(moment);
    if (!step)
        return aboutStart(moment);
    const HeadRecord* head = shownHead(*step);
    const QString said = aboutWord(moment, *step);
    return head ? aboutAttention(attentionOf(*moment.decoding, *head)) + u' ' + said : said;
}

QString stepTitle(const Moment& moment)
{
    return Text::tr("Step %1 of %2").arg(moment.step).arg(stepCount(moment));
}

QString stepContext(const Moment& moment)
{
    const StepRecord* step = currentStep(moment);
    if (!step)
        return {};
    return Text::tr("query: decoder state after %1").arg(bold(shownWord(step->input)));
}

} // namespace lab
