// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/chrf.h"

#include "model/math/error.h"
#include "tests/support/fixture.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

bool isNear(double found, double expected, double within = 1e-9)
{
    return std::abs(found - expected) < within;
}

} // namespace

class ChrfTest : public QObject {
    Q_OBJECT

private slots:
    void averagesTheOrdersThatOccur()
    {
        // "ab" against "abc": single characters P 2/2, R 2/3; pairs P 1/1, R 1/2; nothing longer in the
        // translation.
        const double recall = (2.0 / 3 + 1.0 / 2) / 2;
        QVERIFY(isNear(corpusChrf({"ab"}, {"abc"}), 100 * 5 * recall / (4 + recall)));
    }

    void recallWeighsMoreThanPrecision()
    {
        QVERIFY(corpusChrf({"abcdefgh"}, {"abcd"}) > corpusChrf({"abcd"}, {"abcdefgh"}));
    }

    void spacesDoNotCountButCaseDoes()
    {
        QVERIFY(isNear(corpusChrf({"a b　c"}, {"ab c"}), 100));
        QCOMPARE(corpusChrf({"ABC"}, {"abc"}), 0.0);
    }

    void isWhatSacrebleuPublishes()
    {
        // test/test_chrf.py of sacreBLEU 2, which takes beta 3
        QVERIFY(isNear(corpusChrf({"aa"}, {"ab"}, 3), 25));
        QVERIFY(isNear(corpusChrf({"a", "b"}, {"a", "c"}, 3), 50));
        QVERIFY(isNear(
            corpusChrf({" Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. "},
                {"Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich."}, 3),
            64.1302698, 1e-4));
    }

    void agreesWithTheReference()
    {
        const nlohmann::json corpora = readFixture("metrics")["corpora"];
        QVERIFY(corpora.size() >= 10);
        for (const nlohmann::json& corpus : corpora) {
            const std::string name = corpus["name"];
            QVERIFY2(isNear(corpusChrf(corpus["translations"], corpus["references"]), corpus["chrf"]),
                name.c_str());
            QVERIFY2(
                isNear(corpusChrf(corpus["translations"], corpus["references"], 1), corpus["chrf_beta_1"]),
                name.c_str());
        }
    }

    void nothingToCompareIsZero()
    {
        QCOMPARE(corpusChrf({}, {}), 0.0);
        QCOMPARE(corpusChrf({""}, {""}), 0.0);
    }

    void refusesListsOfDifferentLength()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, corpusChrf({"a", "b"}, {"a"}));
    }
};

QTEST_GUILESS_MAIN(ChrfTest)
#include "chrftest.moc"
