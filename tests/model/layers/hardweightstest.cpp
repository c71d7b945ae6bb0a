// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/hardweights.h"
#include "model/layers/attention.h"
#include "model/math/error.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

const Matrix kProbabilities = (Matrix(1, 4) << 0.1F, 0.4F, 0.2F, 0.3F).finished();

AttentionOptions hard(Weighting weighting, int k, std::uint64_t seed = 1)
{
    AttentionOptions options;
    options.weighting = weighting;
    options.k = k;
    options.seed = seed;
    return options;
}

} // namespace

class HardWeightsTest : public QObject {
    Q_OBJECT

private slots:
    void topKTakesTheMostProbableAndOfEqualsTheFirst()
    {
        QCOMPARE(chooseKeys(kProbabilities, hard(Weighting::HardTopK, 2)), (Draws{{1, 3}}));
        const Matrix equal = Matrix::Constant(2, 4, 0.25F);
        QCOMPARE(chooseKeys(equal, hard(Weighting::HardTopK, 1)), (Draws{{0}, {0}}));
    }

    void moreThanThereAreTakesAllButMaskedOnes()
    {
        const Matrix masked = (Matrix(1, 3) << 0.5F, 0, 0.5F).finished();
        QCOMPARE(chooseKeys(masked, hard(Weighting::HardTopK, 9)), (Draws{{0, 2}}));
        const Draws drawn = chooseKeys(masked, hard(Weighting::HardSample, 9));
        QCOMPARE(drawn.at(0).size(), std::size_t{2});
        QVERIFY(drawn.at(0).at(0) != 1 && drawn.at(0).at(1) != 1);
    }

    void equalSeedsDrawEqualKeysAndStreamsDiffer()
    {
        const Matrix rows = Matrix::Constant(64, 8, 0.125F);
        AttentionOptions options = hard(Weighting::HardSample, 3, 5);
        const Draws first = chooseKeys(rows, options);
        QCOMPARE(chooseKeys(rows, options), first);
        options.stream = 1;
        QVERIFY(chooseKeys(rows, options) != first);
    }

    // 10,000 single draws: χ² with 3 degrees of freedom stays below 16.27 in 99.9 % of all seeds.
    void frequenciesMatchTheProbabilities()
    {
        constexpr Index draws = 10'000;
        const Draws drawn = chooseKeys(kProbabilities.replicate(draws, 1), hard(Weighting::HardSample, 1));
        std::array<double, 4> counts{};
        for (const auto& keys : drawn)
            ++counts.at(static_cast<std::size_t>(keys.at(0)));
        double chiSquare = 0;
        for (std::size_t key = 0; key < 4; ++key) {
            const double expected = static_cast<double>(kProbabilities(0, static_cast<Index>(key)) * draws);
            chiSquare += (counts.at(key) - expected) * (counts.at(key) - expected) / expected;
        }
        QVERIFY2(chiSquare < 16.27, qPrintable(QString::number(chiSquare)));
    }

    // The second of two draws follows what is left: P(b second) = Σ_a P(a) P(b) / (1 - P(a)).
    void drawsAreWithoutReplacement()
    {
        constexpr Index draws = 10'000;
        const Draws drawn = chooseKeys(kProbabilities.replicate(draws, 1), hard(Weighting::HardSample, 2));
        double secondIsOne = 0;
        for (const auto& keys : drawn) {
            QVERIFY(keys.at(0) != keys.at(1));
            secondIsOne += keys.at(1) == 1 ? 1.0 / draws : 0;
        }
        double expected = 0;
        for (const Index a : {0, 2, 3})
            expected +=
                static_cast<double>(kProbabilities(0, a) * kProbabilities(0, 1) / (1 - kProbabilities(0, a)));
        QVERIFY2(std::abs(secondIsOne - expected) < 0.016, // 3.3 standard deviations
            qPrintable(QString("%1 against %2").arg(secondIsOne).arg(expected)));
    }

    // The mean of n sampled contexts nears the soft context as 1/√n: each error within 4 standard deviations,
    // and 100 times the draws leave less than a third of the error.
    void theMeanOfHardContextsNearsTheSoftContext()
    {
        const AttentionScore score(ScoreRule::Dot, {2, 2, 0, 0}, true);
        const Matrix keys = (Matrix(3, 2) << 1, 0, 0, 1, -1, 0.5F).finished();
        const AttentionMemory memory{Variable(keys), Variable(keys), prepareKeys(score, Variable(keys))};
        const Matrix query = (Matrix(1, 2) << 0.6F, 0.3F).finished();
        const AttentionResult soft = attend(score, Variable(query), memory);
        const double spread =
            static_cast<double>(std::sqrt((soft.weights.value() * keys.array().square().matrix()).sum() -
                                          soft.context.value().array().square().sum()));
        std::vector<double> errors;
        for (const Index n : {100, 10'000}) {
            const AttentionResult drawn =
                attend(score, Variable(query.replicate(n, 1)), memory, hard(Weighting::HardSample, 1));
            const Matrix mean = drawn.context.value().colwise().mean();
            errors.push_back(static_cast<double>((mean - soft.context.value()).norm()));
            QVERIFY(errors.back() < 4 * spread / std::sqrt(static_cast<double>(n)));
        }
        QVERIFY(errors[1] < errors[0] / 3);
    }

    void weightsAreOneOrTheMean()
    {
        const Draws draws{{1, 3}, {0}};
        QCOMPARE(hardWeights(draws, 4, false), (Matrix(2, 4) << 0, 1, 0, 1, 1, 0, 0, 0).finished());
        QCOMPARE(hardWeights(draws, 4, true), (Matrix(2, 4) << 0, 0.5F, 0, 0.5F, 1, 0, 0, 0).finished());
    }

    void attentionUsesTheChoiceAndRecordsIt()
    {
        const AttentionScore score(ScoreRule::Dot, {2, 2, 0, 0}, true);
        const Matrix keys = (Matrix(2, 2) << 3, 0, 0, 1).finished();
        const AttentionMemory memory{Variable(keys), Variable(keys), prepareKeys(score, Variable(keys))};
        const AttentionResult result =
            attend(score, Variable(Matrix::Ones(1, 2)), memory, hard(Weighting::HardTopK, 1));
        QCOMPARE(result.weights.value(), (Matrix(1, 2) << 1, 0).finished());
        QVERIFY(result.probabilities.value()(0, 0) < 1);
        QCOMPARE(result.context.value(), (Matrix(1, 2) << 3, 0).finished());
        QCOMPARE(record(result, {}).draws, (Draws{{0}}));
    }

    void wrongChoicesAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(chooseKeys(kProbabilities, hard(Weighting::HardTopK, 0)), ConfigError);
        QVERIFY_EXCEPTION_THROWN(chooseKeys(kProbabilities, hard(Weighting::Soft, 1)), ConfigError);
    }
};

QTEST_GUILESS_MAIN(HardWeightsTest)
#include "hardweightstest.moc"
