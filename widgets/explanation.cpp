// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation.h"

#include "widgets/headmean.h"
#include "widgets/numbers.h"
#include "widgets/stagetexts.h"
#include "widgets/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

constexpr float clearLead = 0.5F;

/// The numbers of a step that a sentence is about.
struct Attention {
    QStringList words;
    std::vector<float> weights;
    std::vector<float> scores;
    std::vector<int> order; ///< positions, largest weight first

    QString word(int rank) const { return boldWord(words[order[std::size_t(rank)]]); }
    QString weight(int rank) const { return fixedNumber(weights[std::size_t(order[std::size_t(rank)])], 2); }
    QString score(int rank) const { return signedNumber(scores[std::size_t(order[std::size_t(rank)])], 2); }
};

Attention attentionOf(const Moment& moment, const AttentionRow& row)
{
    Attention attention;
    attention.words = keyWords(*moment.decoding, moment.head.site);
    for (int key = 0; key < attention.words.size(); ++key) {
        if (!row.isMasked(key))
            attention.order.push_back(key);
        attention.weights.push_back(row.weight(key));
        attention.scores.push_back(key < row.head.scores.cols() ? row.head.scores(row.query, key) : 0);
    }
    const auto larger = [&](int a, int b) { // equal weights, where rounding made them so, by their scores
        return std::pair(attention.weights[std::size_t(a)], attention.scores[std::size_t(a)]) >
               std::pair(attention.weights[std::size_t(b)], attention.scores[std::size_t(b)]);
    };
    std::ranges::stable_sort(attention.order, larger);
    return attention;
}

bool isEven(const Attention& attention)
{
    const auto [least, most] = std::ranges::minmax_element(
        attention.order, {}, [&](int key) { return attention.scores[std::size_t(key)]; });
    return attention.scores[std::size_t(*most)] - attention.scores[std::size_t(*least)] < 1e-6F;
}

QString aboutAttention(const Attention& attention)
{
    if (attention.order.size() == 1)
        return Text::tr("There is one word to look at, so %1 gets all the attention.").arg(attention.word(0));
    if (isEven(attention))
        return Text::tr("The attention is even: each word gets %1 of it.").arg(attention.weight(0));
    if (attention.weights[std::size_t(attention.order[0])] >= clearLead)
        return Text::tr("%1 gets %2 of the attention, because its score %3 is the largest.")
            .arg(attention.word(0), attention.weight(0), attention.score(0));
    return Text::tr("The attention is shared: %1 gets %2 and %3 gets %4; their scores %5 and %6 are the "
                    "largest.")
        .arg(attention.word(0), attention.weight(0), attention.word(1), attention.weight(1),
            attention.score(0), attention.score(1));
}

/// A mean has no reason of its own: its largest weight need not be that of its largest score.
QString aboutMeanAttention(const Attention& attention)
{
    const QString most =
        attention.order.size() == 1
            ? Text::tr("%1 gets %2 of the attention.").arg(attention.word(0), attention.weight(0))
            : Text::tr("%1 gets %2 of the attention and %3 gets %4.")
                  .arg(attention.word(0), attention.weight(0), attention.word(1), attention.weight(1));
    return Text::tr("%1 %2").arg(most, Text::tr("Each head has scores and a softmax of its own."));
}

/// "来 (probability 0.61) and 北京 (0.20)": what hard attention took, in the order of choice.
QString takenWords(const QStringList& words, const AttentionRow& row)
{
    QStringList taken;
    for (const int key : row.head.draws[std::size_t(row.query)]) {
        const QString word = boldWord(words[key]);
        const QString probability = fixedNumber(row.head.probabilities(row.query, key), 2);
        taken.append(taken.isEmpty() ? Text::tr("%1 (probability %2)").arg(word, probability)
                                     : Text::tr("%1 (%2)").arg(word, probability));
    }
    return taken.join(Text::tr(" and "));
}

QString aboutQuery(const Moment& moment)
{
    const HeadChoice& choice = moment.head;
    const QString word = boldWord(queryWords(*moment.decoding, choice.site)[currentRow(moment)]);
    switch (choice.site) {
    case AttentionSite::Cross:
        break;
    case AttentionSite::EncoderSelf:
        return Text::tr("Inside the encoder, %1 asks. ").arg(word);
    case AttentionSite::DecoderSelf:
        return Text::tr("Inside the decoder, %1 asks. ").arg(word);
    case AttentionSite::Embeddings:
        return Text::tr("Among the bare embeddings, %1 asks. ").arg(word);
    }
    return {};
}

/// What a session can set, and a step shows nowhere else; empty while it changes nothing.
QString aboutTemperature(const AttentionRow& row)
{
    const double temperature = double(row.head.temperature);
    return temperature == 1 ? QString()
                            : u' ' + Text::tr("(The scores are divided by the temperature %1 first.)")
                                         .arg(shortNumber(temperature));
}

QString aboutWeights(const Moment& moment, const AttentionRow& row)
{
    if (hasFixedContext(*moment.decoding, moment.head.site))
        return Text::tr("There is no attention: the decoder reads the same fixed context at every step.");
    const Attention attention = attentionOf(moment, row);
    if (isMeanOfHeads(moment)) {
        const QString intro =
            Text::tr("%1: ").arg(meanTitle(*moment.decoding, moment.head)) + aboutQuery(moment);
        return attention.order.empty() ? intro : intro + aboutMeanAttention(attention);
    }
    const QString intro = aboutQuery(moment);
    if (!row.head.draws.empty())
        return intro + Text::tr("Hard attention takes %1 and leaves out all else.")
                           .arg(takenWords(attention.words, row));
    return attention.order.empty() ? intro : intro + aboutAttention(attention);
}

QString aboutRow(const Moment& moment, const AttentionRow& row)
{
    return aboutWeights(moment, row) + aboutTemperature(row);
}

/// What would have been said, had it not repeated words; with a space before it, or empty.
QString aboutBlocked(const StepRecord& step)
{
    if (step.candidates.empty() || !step.candidates.front().blocked)
        return {};
    const Candidate& best = step.candidates.front();
    return QStringLiteral(" ") +
           Text::tr("%1 is more probable (%2), but blocked: it would repeat words that have been said.")
               .arg(boldWord(shownWord(best.token)), fixedNumber(best.probability, 2));
}

QString aboutWord(const Moment& moment, const StepRecord& step)
{
    const QString word = boldWord(targetWords(*moment.decoding).value(moment.step - 1));
    const QString probability = fixedNumber(step.chosenProbability, 2);
    const bool last = moment.step == stepCount(moment);
    const StopReason stop = last ? moment.decoding->stop : StopReason::Running;
    if (stop == StopReason::EndOfSentence)
        return Text::tr("The decoder says %1 with probability %2: the sentence is finished.")
            .arg(word, probability);
    if (stop == StopReason::MaximumLength)
        return Text::tr("The decoder says %1 with probability %2; the limit of steps ends the decode here.")
            .arg(word, probability);
    if (stop == StopReason::MaximumMemory)
        return Text::tr("The decoder says %1 with probability %2; the limit of memory ends the decode here.")
            .arg(word, probability);
    if (stop == StopReason::Repetition)
        return Text::tr(
            "The decoder says %1 with probability %2; it repeats itself, so the decode ends here.")
            .arg(word, probability);
    return Text::tr("The decoder says %1 with probability %2.").arg(word, probability);
}

QString aboutStart(const Moment& moment)
{
    const TokenizedText& source = moment.decoding->source;
    if (countOfWords(source) == 0)
        return Text::tr("Here each step is worked out: a score for every source word, the probabilities that "
                        "the softmax makes of them, and the next word.");
    const auto tokens = source.tokens.size();
    if (!isEndMark(source, tokens - 1))
        return Text::tr("The encoder has read %1 tokens. The decoder has said nothing yet.").arg(tokens);
    return Text::tr("The encoder has read %1 tokens; the last one, %2, marks the end of the sentence. The "
                    "decoder has said nothing yet.")
        .arg(QString::number(tokens), shownWord(source.tokens.back()).toHtmlEscaped());
}

} // namespace

QString boldWord(const QString& word)
{
    QString text = word.toHtmlEscaped();
    text.replace(u'/', QStringLiteral("/\u2060")); // a word joiner: no line ends inside </s>
    return QStringLiteral("<b>%1</b>").arg(text);
}

QString explain(const Moment& moment)
{
    const StepRecord* step = currentStep(moment);
    const auto row = currentAttention(moment);
    if (!isRowDone(moment)) {
        const QString stage = stageSentence(moment);
        return stage.isEmpty() && row ? aboutRow(moment, *row) : stage;
    }
    if (!step)
        return row ? aboutRow(moment, *row) : aboutStart(moment);
    const QString said = aboutWord(moment, *step) + aboutBlocked(*step);
    return row ? Text::tr("%1 %2").arg(aboutRow(moment, *row), said) : said;
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
    if (moment.head.site == AttentionSite::EncoderSelf)
        return Text::tr("query: the encoder's vector at %1")
            .arg(boldWord(sourceWords(*moment.decoding)[moment.head.query]));
    if (moment.head.site == AttentionSite::Embeddings)
        return Text::tr("query: the embedding of %1")
            .arg(boldWord(sourceWords(*moment.decoding)[moment.head.query]));
    const QString query = moment.query.isEmpty() ? Text::tr("query: decoder state after %1") : moment.query;
    return query.arg(boldWord(readWords(*moment.decoding).value(moment.step - 1)));
}

} // namespace lab
