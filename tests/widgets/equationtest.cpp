// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/equation.h"
#include "tests/support/syntheticdecoding.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

/// One step over three words with exactly these weights.
Decoding decodingWithWeights(float first, float second, float third)
{
    DecodingParts parts;
    parts.source = {"欢迎", "来", "北京"};
    parts.target = {"Welcome"};
    parts.scores = Matrix(1, 3);
    parts.scores << std::log(first), std::log(second), std::log(third);
    parts.values = Matrix::Identity(3, 3);
    return makeDecoding(parts);
}

double sumOf(const ContextEquation& equation)
{
    double sum = equation.restWeight;
    for (const EquationTerm& term : equation.terms)
        sum += double(term.weight);
    return sum;
}

} // namespace

class EquationTest : public QObject {
    Q_OBJECT
private slots:
    void theEquationOfTheCourse()
    {
        const ContextEquation equation = contextEquation(decodingWithWeights(0.30F, 0.61F, 0.09F), 1);
        QCOMPARE(equationText(equation), QStringLiteral("C₁ ≈ 0.30·欢迎 + 0.61·来 + 0.09·北京"));
    }

    void smallWeightsAreSummedUp()
    {
        const ContextEquation equation = contextEquation(decodingWithWeights(0.988F, 0.007F, 0.005F), 1);
        QCOMPARE(equationText(equation), QStringLiteral("C₁ ≈ 0.99·欢迎 + 0.01·(2 other words)"));
        QCOMPARE(equation.restWords, 2);
        QVERIFY(std::abs(equation.restWeight - 0.012) < 1e-6);
    }

    void aSingleSmallWeightIsNamedAsOne()
    {
        const ContextEquation equation = contextEquation(decodingWithWeights(0.5F, 0.496F, 0.004F), 1);
        QCOMPARE(restText(equation), QStringLiteral("0.00·(1 other word)"));
    }

    void theLargestTermsStayWhenThereIsRoomForFew()
    {
        const ContextEquation equation =
            contextEquation(decodingWithWeights(0.30F, 0.61F, 0.09F), 1, {}, {0.01F, 1});
        QCOMPARE(equation.terms.size(), std::size_t(1));
        QCOMPARE(equation.terms[0].word, QStringLiteral("来"));
        QCOMPARE(contextEquation(decodingWithWeights(0.3F, 0.61F, 0.09F), 1, {}, {0.01F, 0}).terms.size(),
            std::size_t(0));
    }

    void nothingIsLeftOut()
    {
        const Decoding decoding = longDecoding(300, 20, 3);
        for (int step = 1; step <= 20; ++step) {
            for (const int terms : {0, 1, 3, 1000}) {
                const ContextEquation equation = contextEquation(decoding, step, {}, {0.01F, terms});
                QVERIFY(std::abs(sumOf(equation) - 1) < 1e-5);
                QCOMPARE(int(equation.terms.size()) + equation.restWords + equation.zeroWords, 300);
                QVERIFY(int(equation.terms.size()) <= terms);
            }
        }
    }

    void hardWeightsAreUsedAsTheyAre()
    {
        QCOMPARE(equationText(contextEquation(hardDecoding(2), 2)),
            QStringLiteral("C₂ = 1.00·欢迎 + 1.00·来; 2 words have weight 0"));
        const ContextEquation one = contextEquation(hardDecoding(3), 2);
        QCOMPARE(zeroText(one), QStringLiteral("1 word has weight 0"));
        QCOMPARE(one.restWords, 0);
    }

    void aRoundedSumIsNotCalledEqual()
    {
        const ContextEquation exact = contextEquation(decodingWithWeights(0.5F, 0.25F, 0.25F), 1);
        QCOMPARE(equationSign(exact), QStringLiteral("="));
        const ContextEquation thirds = contextEquation(decodingWithWeights(1 / 3.F, 1 / 3.F, 1 / 3.F), 1);
        QCOMPARE(equationText(thirds), QStringLiteral("C₁ ≈ 0.33·欢迎 + 0.33·来 + 0.33·北京")); // 0.99
    }

    void maskedWordsAreNoTerms()
    {
        const HeadChoice inDecoder{AttentionSite::DecoderSelf, 0, 0, 0};
        const ContextEquation equation = contextEquation(transformerDecoding(), 2, inDecoder, {0, 1000});
        QCOMPARE(equation.terms.size(), std::size_t(2));
        QCOMPARE(equation.terms[0].word, QStringLiteral("<s>"));
        QCOMPARE(equation.restWords, 0);
    }

    void aFixedContextIsNoSum()
    {
        const ContextEquation equation = contextEquation(fixedDecoding(), 3);
        QVERIFY(equation.terms.empty());
        QCOMPARE(equationText(equation),
            QStringLiteral("C₃ = one summary of the sentence, the same at every step"));
    }

    void aMeanOfHeadsIsNoSum()
    {
        HeadChoice mean;
        mean.head = HeadChoice::meanOfHeads;
        const ContextEquation equation = contextEquation(transformerDecoding(), 2, mean);
        QVERIFY(equation.terms.empty() && equation.restWords == 0);
        QCOMPARE(equationText(equation), QStringLiteral("C₂ = mean of the contexts of 2 heads"));
        QCOMPARE(equationText(contextEquation(transformerDecoding(), 2, mean, {0.01F, 9, 2})),
            QStringLiteral("C₂ = …"));
        QCOMPARE(
            contextEquation(welcomeDecoding(), 2, mean, {0}).terms.size(), std::size_t(4)); // the mean of one
    }

    void equalWeightsDoNotExceedTheRoom()
    {
        const ContextEquation equation =
            contextEquation(decodingWithWeights(1 / 3.F, 1 / 3.F, 1 / 3.F), 1, {}, {0.01F, 2});
        QCOMPARE(equation.terms.size(), std::size_t(2));
        QCOMPARE(equation.restWords, 1);
    }
};

QTEST_GUILESS_MAIN(EquationTest)
#include "equationtest.moc"
