// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/readability.h"

#include "model/math/error.h"

#include <QTest>

#include <cmath>
#include <initializer_list>

using namespace lab;

namespace {

Matrix rows(std::initializer_list<std::initializer_list<float>> values)
{
    Matrix matrix(Index(values.size()), Index(values.begin()->size()));
    Index row = 0;
    for (const auto& line : values)
        std::copy(line.begin(), line.end(), matrix.row(row++).data());
    return matrix;
}

HeadRecord headWith(const Matrix& weights)
{
    HeadRecord head;
    head.weights = weights;
    return head;
}

// A decode of two source tokens with these steps, each a list of decoder layers.
Decoding decodingOf(const std::vector<std::vector<LayerRecord>>& steps)
{
    Decoding decoding;
    decoding.source.tokens = {{"来", 5, 0, 3}, {"</s>", 2, 3, 3}};
    for (const auto& layers : steps) {
        StepRecord step;
        step.layers = layers;
        decoding.steps.push_back(std::make_shared<const StepRecord>(step));
    }
    return decoding;
}

Readability measured(const Matrix& weights, const std::vector<LinkedWord>& words)
{
    ReadabilityMeter meter;
    meter.add(weights, words);
    return meter.result();
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

} // namespace

class ReadabilityTest : public QObject {
    Q_OBJECT

private slots:
    void entropyIsTheMeanOverTargetTokens()
    {
        const Readability result = measured(rows({{1, 0, 0, 0}, {0.25F, 0.25F, 0.25F, 0.25F}}), {});
        QVERIFY(near(result.entropy, std::log(4.0) / 2)); // 0 and ln 4
        QVERIFY(near(result.effectiveTokens, 2));
        QCOMPARE(result.targetTokens, std::size_t{2});
        QCOMPARE(result.linkedWords, std::size_t{0});
    }

    void aWordAgreesWhenItsLargestWeightIsOnALinkedToken()
    {
        const Matrix weights = rows({{0.5F, 0.25F, 0.25F}, {0.125F, 0.5F, 0.375F}, {0, 0, 1}});
        const Readability result = measured(weights, {{{0}, {0}}, {{1}, {0, 2}}});
        QVERIFY(near(result.agreement, 0.5));               // the second word looks at token 1 instead
        QVERIFY(near(result.massOnLinks, (0.5 + 0.5) / 2)); // 0.5, and 0.125 + 0.375
        QCOMPARE(result.linkedWords, std::size_t{2});
        QCOMPARE(result.targetTokens, std::size_t{3});
    }

    void aWordOfSeveralPiecesCountsOnceWithTheMeanOfItsRows()
    {
        const Matrix weights = rows({{0.75F, 0.25F}, {0, 1}});
        const Readability result = measured(weights, {{{0, 1}, {1}}});
        QVERIFY(near(result.agreement, 1)); // 0.375 and 0.625
        QVERIFY(near(result.massOnLinks, 0.625));
        QCOMPARE(result.linkedWords, std::size_t{1});
    }

    void sentencesAddUpByWordsAndTokens()
    {
        ReadabilityMeter meter;
        meter.add(rows({{1, 0}}), {{{0}, {0}}});
        meter.add(rows({{0.5F, 0.5F}, {0.5F, 0.5F}, {0.5F, 0.5F}}), {{{0}, {1}}, {{1}, {1}}, {{2}, {1}}});
        QVERIFY(near(meter.result().entropy, 0.75 * std::log(2.0)));
        QVERIFY(near(meter.result().agreement, 0.25)); // of equal weights the first is the largest
        QVERIFY(near(meter.result().massOnLinks, (1 + 3 * 0.5) / 4));
    }

    void nothingMeasuredIsZero()
    {
        const Readability result = ReadabilityMeter().result();
        QCOMPARE(result.entropy, 0.0);
        QCOMPARE(result.effectiveTokens, 0.0);
        QCOMPARE(result.agreement, 0.0);
    }

    void refusesWordsOutsideTheWeights()
    {
        const Matrix weights = rows({{0.5F, 0.5F}});
        QVERIFY_THROWS_EXCEPTION(ShapeError, measured(weights, {{{1}, {0}}}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, measured(weights, {{{0}, {2}}}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, measured(weights, {{{}, {0}}}));
    }

    void weightsOfOneHeadAreItsRows()
    {
        const Decoding decoding =
            decodingOf({{{{}, {headWith(rows({{0.25F, 0.75F}}))}}}, {{{}, {headWith(rows({{1, 0}}))}}}});
        QCOMPARE(crossWeights(decoding).value(), rows({{0.25F, 0.75F}, {1, 0}}));
    }

    void severalHeadsAreTheMeanOfTheLastLayerOrOneOfThem()
    {
        const LayerRecord first{{}, {headWith(rows({{0, 1}})), headWith(rows({{0.5F, 0.5F}}))}};
        const LayerRecord last{{}, {headWith(rows({{1, 0}})), headWith(rows({{0.5F, 0.5F}}))}};
        const LayerRecord onlySelf{{headWith(rows({{0, 1}}))}, {}};
        const Decoding decoding = decodingOf({{first, last, onlySelf}});
        QCOMPARE(crossWeights(decoding).value(), rows({{0.75F, 0.25F}}));
        QCOMPARE(crossWeights(decoding, {0, {}}).value(), rows({{0.25F, 0.75F}}));
        QCOMPARE(crossWeights(decoding, {1, 0}).value(), rows({{1, 0}}));
        QCOMPARE(crossWeights(decoding, {{}, 1}).value(), rows({{0.5F, 0.5F}}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, crossWeights(decoding, {1, 2}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, crossWeights(decoding, {2, {}}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, crossWeights(decoding, {3, 0}));
    }

    // A transformer's step may record the queries of all words so far; the newest is the last one.
    void theNewestQueryCounts()
    {
        const Decoding decoding = decodingOf({{{{}, {headWith(rows({{1, 0}, {0.25F, 0.75F}}))}}}});
        QCOMPARE(crossWeights(decoding).value(), rows({{0.25F, 0.75F}}));
    }

    // Hard attention to the best k: k ones.
    void weightsAreSharesOfTheirSum()
    {
        const Decoding decoding = decodingOf({{{{}, {headWith(rows({{1, 1}}))}}}});
        QCOMPARE(crossWeights(decoding).value(), rows({{0.5F, 0.5F}}));
    }

    void aFixedContextHasNoWeights()
    {
        QVERIFY(!crossWeights(decodingOf({{{{}, {HeadRecord()}}}})));
        QVERIFY(!crossWeights(decodingOf({{}})));
        QVERIFY(!crossWeights(decodingOf({})));
    }

    void refusesWeightsThatDoNotFitTheSource()
    {
        const Decoding decoding = decodingOf({{{{}, {headWith(rows({{1, 0, 0}}))}}}});
        QVERIFY_THROWS_EXCEPTION(ShapeError, crossWeights(decoding));
    }

    // 我们 爱 动物 → We love animals, in a model that knows 我, 们爱, 动, 物 and says "ani" + "mals".
    void linksGoToTheTokensThatShareAByte()
    {
        const AlignedSentence sentence{"我们爱动物", "We love animals", {{0, 6}, {6, 9}, {9, 15}},
            {{0, 2}, {3, 7}, {8, 15}}, {{0, 0}, {1, 1}, {2, 2}}};
        const TokenizedText source{"我们爱动物",
            {{"我", 3, 0, 3}, {"们爱", 4, 3, 9}, {"动", 5, 9, 12}, {"物", 6, 12, 15}, {"</s>", 2, 15, 15}}};
        const TokenizedText target{
            "We love animals", {{"▁We", 3, 0, 2}, {"▁love", 4, 3, 7}, {"▁ani", 5, 8, 11}, {"mals", 6, 11, 15},
                                   {"</s>", 2, 15, 15}}};
        const auto words = linkedWords(sentence, source, target);
        QCOMPARE(words.size(), std::size_t{3});
        QCOMPARE(words[0].steps, std::vector<Index>{0});
        QCOMPARE(words[0].sourceTokens, (std::vector<Index>{0, 1}));
        QCOMPARE(words[1].sourceTokens, std::vector<Index>{1});
        QCOMPARE(words[2].steps, (std::vector<Index>{2, 3}));
        QCOMPARE(words[2].sourceTokens, (std::vector<Index>{2, 3}));
    }

    void severalLinksOfAWordAreOneSetOfTokens()
    {
        const AlignedSentence sentence{"从来没有", "never", {{0, 6}, {6, 12}}, {{0, 5}}, {{0, 0}, {0, 1}}};
        const TokenizedText source{"从来没有", {{"从", 3, 0, 3}, {"来没有", 4, 3, 12}, {"</s>", 2, 12, 12}}};
        const auto words = linkedWords(sentence, source, {"never", {{"▁never", 3, 0, 5}}});
        QCOMPARE(words.size(), std::size_t{1});
        QCOMPARE(words[0].sourceTokens, (std::vector<Index>{0, 1}));
    }

    void aLinkWithoutTokensIsLeftOut()
    {
        const AlignedSentence sentence{"爱", "love", {{0, 3}}, {{0, 4}}, {{0, 0}}};
        QVERIFY(linkedWords(sentence, {"爱", {{"</s>", 2, 3, 3}}}, {"love", {{"▁love", 3, 0, 4}}}).empty());
    }
};

QTEST_GUILESS_MAIN(ReadabilityTest)
#include "readabilitytest.moc"
