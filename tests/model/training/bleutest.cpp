// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/bleu.h"

#include "model/math/error.h"
#include "tests/support/fixture.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

bool isNear(double found, double expected)
{
    return std::abs(found - expected) < 1e-9;
}

void compare(const Bleu& found, const nlohmann::json& expected)
{
    QVERIFY2(isNear(found.bleu, expected["bleu"]), qPrintable(QString::number(found.bleu, 'g', 12)));
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(isNear(found.precisions[i], expected["precisions"][i]));
    QVERIFY(isNear(found.brevityPenalty, expected["brevity_penalty"]));
    QCOMPARE(found.translationLength, expected["translation_length"].get<long>());
    QCOMPARE(found.referenceLength, expected["reference_length"].get<long>());
}

} // namespace

class BleuTest : public QObject {
    Q_OBJECT

private slots:
    void isThePenaltyTimesTheGeometricMean()
    {
        // By hand: 9 of 10 words; of the pairs, triples and fours 7 of 9, 5 of 8, 3 of 7; the same length.
        const Bleu found = corpusBleu({"a b c d e f g h i x"}, {"a b c y d e f g h i"});
        QCOMPARE(found.precisions, (std::array{90.0, 100.0 * 7 / 9, 62.5, 100.0 * 3 / 7}));
        QCOMPARE(found.brevityPenalty, 1.0);
        QVERIFY(isNear(found.bleu, 100 * std::pow(0.9 * 7 / 9 * 0.625 * 3 / 7, 0.25)));
    }

    void shortTranslationsPay()
    {
        const Bleu found = corpusBleu({"a b c d"}, {"a b c d e f"});
        QVERIFY(isNear(found.brevityPenalty, std::exp(1 - 6.0 / 4)));
        QVERIFY(isNear(found.bleu, 100 * std::exp(-0.5)));
    }

    void ordersWithoutAMatchAreHalvedOneAfterTheOther()
    {
        const Bleu found = corpusBleu({"a b c d e"}, {"e a x b c"});
        QCOMPARE(found.precisions, (std::array{80.0, 25.0, 100.0 / 2 / 3, 100.0 / 4 / 2}));
    }

    void isWhatSacrebleuPublishes()
    {
        // test/test_sentence_bleu.py of sacreBLEU 2
        const Bleu found =
            corpusBleu({"Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;"},
                {"producţia de zahăr brut se exprimă în zahăr alb;"});
        QVERIFY(std::abs(found.bleu - 8.493) < 1e-3);
    }

    void agreesWithTheReference_data()
    {
        QTest::addColumn<int>("index");
        const nlohmann::json corpora = readFixture("metrics")["corpora"];
        for (std::size_t i = 0; i < corpora.size(); ++i)
            QTest::newRow(corpora[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
    }

    void agreesWithTheReference()
    {
        QFETCH(int, index);
        const nlohmann::json corpus = readFixture("metrics")["corpora"][static_cast<std::size_t>(index)];
        compare(corpusBleu(corpus["translations"], corpus["references"]), corpus["cased"]);
        compare(corpusBleu(corpus["translations"], corpus["references"], BleuCase::Lower), corpus["lower"]);
    }

    void separatesWordsAsMteval13a()
    {
        QCOMPARE(joined(tokenize13a("It's 3.14, isn't it?")), std::string("It's 3.14 , isn't it ?"));
        const nlohmann::json cases = readFixture("metrics")["tokenized"];
        QVERIFY(cases.size() >= 10);
        for (const nlohmann::json& each : cases)
            QCOMPARE(joined(tokenize13a(each["line"].get<std::string>())), joined(each["words"]));
    }

    void nothingToCompareIsZero() { QCOMPARE(corpusBleu({}, {}).bleu, 0.0); }

    void refusesListsOfDifferentLength()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, corpusBleu({"a", "b"}, {"a"}));
    }
};

QTEST_GUILESS_MAIN(BleuTest)
#include "bleutest.moc"
