// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stagetexts.h"

#include "model/decoding/arithmetic.h"
#include "widgets/explanation.h"
#include "widgets/masking.h"
#include "widgets/numbers.h"
#include "widgets/strongestkey.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StageTexts)
};

/// The current row with the words of its keys.
struct Row {
    AttentionRow attention;
    QStringList words;
    int keys = 0;

    QString word(int key) const { return boldWord(words[key]); }
    float score(int key) const { return attention.head.scores(attention.query, key); }
    QString scoreText(int key) const { return signedNumber(score(key), 2); }
    bool hasScore(int key) const { return !std::isnan(score(key)); }
    bool readsKeys() const;
    float probability(int key) const { return attention.head.probabilities(attention.query, key); }
    int strongestOf(int first) const;
    int masked() const;
    int counting() const;
};

QString operandText(double value, int decimals)
{
    const QString number = fixedNumber(value, decimals);
    return value < 0 ? u'(' + number + u')' : number;
}

/// Among the first keys the one with the largest score that counts.
int Row::strongestOf(int first) const
{
    int strongest = 0;
    for (int key = 1; key < std::min(first, keys); ++key) {
        if (attention.logit(key) > attention.logit(strongest))
            strongest = key;
    }
    return strongest;
}

/// Not by the location-linear rule, whose scores come from the query alone.
bool Row::readsKeys() const
{
    return !attention.head.score || attention.head.score->rule != ScoreRule::LocationLinear;
}

int Row::masked() const
{
    int count = 0;
    for (int key = 0; key < keys; ++key)
        count += attention.isMasked(key) ? 1 : 0;
    return count;
}

/// The words whose weight is not 0.
int Row::counting() const
{
    int count = 0;
    for (int key = 0; key < keys; ++key)
        count += attention.weight(key) != 0 ? 1 : 0;
    return count;
}

QString aboutQuery(const Moment& moment, const Row& row)
{
    QString origin = stepContext(moment);
    if (!origin.isEmpty())
        origin[0] = origin[0].toUpper();
    if (isMeanOfHeads(moment))
        return Text::tr("%1. Each head makes its own query of it; shown is their mean.").arg(origin);
    return Text::tr("%1. These %2 numbers say what is looked for now.")
        .arg(origin)
        .arg(row.attention.head.query.cols());
}

QString aboutScores(const Moment& moment, const Row& row)
{
    const int strongest = row.strongestOf(moment.part);
    const bool mean = isMeanOfHeads(moment);
    if (moment.part >= row.keys && mean)
        return Text::tr(
            "Each head has compared its query with its %1 keys; shown are the means of their scores. "
            "That of %2 is the largest: %3.")
            .arg(row.keys)
            .arg(row.word(strongest), row.scoreText(strongest));
    if (moment.part >= row.keys)
        return (row.readsKeys()
                    ? Text::tr("The query has been compared with all %1 keys. %2 fits best: score %3.")
                    : Text::tr("The query has been turned into a score for each position, without a look at "
                               "the %1 keys. That of %2 is the largest: %3."))
            .arg(row.keys)
            .arg(row.word(strongest), row.scoreText(strongest));
    const int key = moment.part - 1;
    if (!row.hasScore(key))
        return Text::tr("%1 has no score: %2.").arg(row.word(key), whyMasked(row.attention, key));
    const QString now =
        (mean ? Text::tr("Each head compares its query with its key of %1: mean score %2.")
            : row.readsKeys()
                ? Text::tr("The query is compared with the key of %1: score %2.")
                : Text::tr("The query gives the position of %1 the score %2; the key is not read."))
            .arg(row.word(key), row.scoreText(key));
    return strongest == key ? now
                            : now + u' ' +
                                  Text::tr("The largest so far is that of %1, %2.")
                                      .arg(row.word(strongest), row.scoreText(strongest));
}

QString aboutMasking(const Row& row)
{
    const int masked = row.masked();
    const QString mask = masked == 0   ? Text::tr("No word is hidden from this query.")
                         : masked == 1 ? Text::tr("1 word is hidden from this query.")
                                       : Text::tr("%1 words are hidden from this query.").arg(masked);
    const double temperature = double(row.attention.head.temperature);
    if (temperature == 1)
        return mask + u' ' + Text::tr("The scores go into the softmax as they are.");
    return mask + u' ' +
           Text::tr("The scores are divided by the temperature %1.").arg(shortNumber(temperature));
}

QString aboutSoftmax(const Moment& moment, const Row& row)
{
    const int key = moment.part - 1;
    if (isMeanOfHeads(moment))
        return key < row.keys ? Text::tr("Each head has its own softmax.")
                              : Text::tr("Each head has its own softmax; shown is the mean of their shares.");
    const ProbabilityTerms terms = probabilityTerms(row.attention.head, row.attention.query, 0);
    if (key < row.keys && row.attention.isMasked(key))
        return Text::tr("%1 is masked: e to the power of −∞ is 0. The sum so far is %2.")
            .arg(row.word(key), fixedNumber(denominatorOf(terms, moment.part), 3));
    if (key < row.keys) // with a digit more of the logits, so that the result can be computed from them
        return Text::tr("%1: e to the power of %2 − %3 ≈ %4. The sum so far is %5. (The largest logit is "
                        "taken off everywhere; that changes no share.)")
            .arg(row.word(key), operandText(double(row.attention.logit(key)), 3),
                operandText(terms.largest, 3), fixedNumber(terms.exponentials[std::size_t(key)], 3),
                fixedNumber(denominatorOf(terms, moment.part), 3));
    const int strongest = row.strongestOf(row.keys);
    return Text::tr(
        "Each is divided by the sum %1, so all shares add up to 1 before they are rounded. %2 gets "
        "%3 / %1 ≈ %4.")
        .arg(fixedNumber(terms.denominator, 3), row.word(strongest),
            fixedNumber(terms.exponentials[std::size_t(strongest)], 3),
            fixedNumber(row.probability(strongest), 2));
}

QString aboutSelection(const Moment& moment, const Row& row)
{
    if (isMeanOfHeads(moment))
        return Text::tr("Each head has its own weights; shown are their means.");
    if (row.attention.head.draws.empty())
        return Text::tr("Soft attention uses every share as it is: the weights are the probabilities.");
    const std::vector<int>& taken = row.attention.head.draws[std::size_t(row.attention.query)];
    const int key = taken.empty() ? 0 : taken[std::size_t(std::min(moment.part, int(taken.size())) - 1)];
    return Text::tr("Hard attention takes %1 (probability %2) with weight %3.")
        .arg(row.word(key), fixedNumber(row.probability(key), 2), fixedNumber(row.attention.weight(key), 2));
}

QString aboutWholeContext(const Row& row)
{
    const Index size = row.attention.head.context.cols();
    const int counting = row.counting();
    if (counting == 1)
        return Text::tr("%2 times the value of %3 is the context vector, %1 numbers.")
            .arg(size)
            .arg(fixedNumber(row.attention.weight(strongestKey(row.attention)), 2),
                row.word(strongestKey(row.attention)));
    if (counting == row.keys)
        return Text::tr("The weighted values of all %1 words add up to the context vector, %2 numbers.")
            .arg(row.keys)
            .arg(size);
    return Text::tr("The weighted values of %1 words add up to the context vector, %2 numbers; the weight of "
                    "the other %3 is 0.")
        .arg(counting)
        .arg(size)
        .arg(row.keys - counting);
}

QString aboutContext(const Moment& moment, const Row& row)
{
    if (isMeanOfHeads(moment))
        return Text::tr("Each head adds up its own weighted values; shown is the mean of their contexts.");
    if (moment.part >= row.keys)
        return aboutWholeContext(row);
    const int key = moment.part - 1;
    if (row.attention.weight(key) == 0)
        return Text::tr("The weight of %1 is 0: nothing of its value is added to the context vector.")
            .arg(row.word(key));
    return Text::tr("%1 times the value of %2 is added to the context vector.")
        .arg(fixedNumber(row.attention.weight(key), 2), row.word(key));
}

} // namespace

QString stageTitle(Stage stage)
{
    switch (stage) {
    case Stage::Query:
        return Text::tr("Query");
    case Stage::Scores:
        return Text::tr("Scores");
    case Stage::Masking:
        return Text::tr("Mask");
    case Stage::Softmax:
        return Text::tr("Softmax");
    case Stage::Selection:
        return Text::tr("Weights");
    case Stage::Context:
        return Text::tr("Context");
    case Stage::Word:
        break;
    }
    return Text::tr("Next word");
}

QString aboutStage(Stage stage)
{
    switch (stage) {
    case Stage::Query:
        return Text::tr("Query q: the vector that says what is looked for, [1 × d].");
    case Stage::Scores:
        return Text::tr("Scores: how well the query fits each key, one number per source word, [1 × keys].");
    case Stage::Masking:
        return Text::tr("Mask: words that the query may not see get −∞; what is left is divided by the "
                        "temperature. The results are called logits.");
    case Stage::Softmax:
        return Text::tr("Softmax: e to the power of each logit, divided by the sum of all of them. The "
                        "results are shares that add up to 1.");
    case Stage::Selection:
        return Text::tr("Weights: what is really used. Soft attention uses the probabilities, hard "
                        "attention takes a few words and leaves out all else.");
    case Stage::Context:
        return Text::tr(
            "Context C = Σ weight · value: the weighted sum of the values of all words, [1 × dv].");
    case Stage::Word:
        break;
    }
    return Text::tr(
        "Next word: from context and decoder state, a probability for each word of the vocabulary.");
}

QString stageSentence(const Moment& moment)
{
    const auto attention = currentAttention(moment);
    const int keys = attention ? int(attention->head.weights.cols()) : 0;
    if (keys == 0)
        return {};
    const Row row{*attention, keyWords(*moment.decoding, moment.head.site), keys};
    switch (moment.stage) {
    case Stage::Query:
        return aboutQuery(moment, row);
    case Stage::Scores:
        return aboutScores(moment, row);
    case Stage::Masking:
        return aboutMasking(row);
    case Stage::Softmax:
        return aboutSoftmax(moment, row);
    case Stage::Selection:
        return aboutSelection(moment, row);
    case Stage::Context:
        return aboutContext(moment, row);
    case Stage::Word:
        break;
    }
    return {};
}

} // namespace lab
