// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decodefacts.h"
#include "tinytranslator.h"

#include <QTest>

using namespace lab;

namespace {

Decoding decodingOf(const std::string& source, const std::vector<float>& probabilities)
{
    Decoding decoding;
    decoding.source = lab::test::withVocabularies(nullptr).source.encode(source);
    for (const float probability : probabilities) {
        StepRecord step;
        step.chosenProbability = probability;
        decoding.steps.push_back(std::make_shared<const StepRecord>(step));
    }
    return decoding;
}

} // namespace

class DecodeFactsTest : public QObject {
    Q_OBJECT

private slots:
    // 我 喜欢 and six bytes of 榴莲 and 。
    void bytesCountAsUnknownPieces()
    {
        const DecodeFacts facts = factsOf(decodingOf("我喜欢榴莲。", {0.5F, 0.25F, 0.75F, 1}));
        QCOMPARE(facts.pieces, 9);
        QCOMPARE(facts.unknownPieces, 6);
        QCOMPARE(facts.letters, 5);
        QCOMPARE(facts.hanLetters, 5);
        QCOMPARE(facts.meanProbability, 0.625);
        QCOMPARE(textOf(facts),
            std::string("mean probability 0.62; 6 of 9 pieces unknown; 100 % of 5 letters Chinese"));
    }

    void lettersOfOtherScriptsAreNotChinese()
    {
        const DecodeFacts facts = factsOf(decodingOf("我爱 GDP 3.5，ω、こ、한！", {}));
        QCOMPARE(facts.letters, 8);
        QCOMPARE(facts.hanLetters, 2);
        QCOMPARE(facts.meanProbability, 0.0);
    }

    void aTextWithoutLettersHasNoShare()
    {
        const DecodeFacts facts = factsOf(decodingOf("3 + 4 = 7", {1}));
        QCOMPARE(facts.letters, 0);
        QVERIFY(!hanShare(facts));
        QVERIFY(!doubtsOf(facts, "zh", {}).otherScript);
    }

    void doubtsFollowFromTheFacts()
    {
        const DecodeFacts english = factsOf(decodingOf("I like dogs", {0.3F}));
        QVERIFY(doubtsOf(english, "zh", {}).otherScript);
        QVERIFY(doubtsOf(english, "zh-Hant", {}).otherScript);
        QVERIFY(!doubtsOf(english, "en", {}).otherScript);
        const DecodeFacts chinese = factsOf(decodingOf("我爱你。", {0.3F}));
        QVERIFY(!doubtsOf(chinese, "zh", {}).otherScript);
        QVERIFY(!doubtsOf(chinese, "zh", {}).unknown);
        QVERIFY(!doubtsOf(chinese, "zh", {}).unsure); // nothing was measured
        QVERIFY(!doubtsOf(chinese, "zh", 0.59F).unsure);
        QVERIFY(doubtsOf(chinese, "zh", 0.61F).unsure);
    }
};

QTEST_GUILESS_MAIN(DecodeFactsTest)
#include "decodefactstest.moc"
