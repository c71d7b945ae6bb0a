// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/scaling.h"
#include "model/math/error.h"
#include "model/math/softmax.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

ScalingOptions someTrials()
{
    return {.dimensions = {1, 4, 16, 64, 256}, .keys = 12, .trials = 300, .seed = 7};
}

const ScalingRecord& experiment()
{
    static const ScalingRecord record = measureScaling(someTrials());
    return record;
}

bool isWithinErrors(const Estimate& estimate, double expected)
{
    return estimate.standardError > 0 && std::abs(estimate.mean - expected) < 4 * estimate.standardError &&
           estimate.standardError < 0.1 * expected;
}

bool same(const Estimate& a, const Estimate& b)
{
    return a.mean == b.mean && a.standardError == b.standardError;
}

bool same(const ScalingMeasure& a, const ScalingMeasure& b)
{
    return same(a.spread, b.spread) && same(a.entropy, b.entropy) &&
           same(a.relativeEntropy, b.relativeEntropy) && same(a.largestProbability, b.largestProbability) &&
           same(a.jacobianNorm, b.jacobianNorm) && *a.example.scores == *b.example.scores;
}

} // namespace

class ScalingTest : public QObject {
    Q_OBJECT

private slots:
    void progressCountsTheTrialsOfAllDimensions()
    {
        std::vector<std::int64_t> seen;
        measureScaling({.dimensions = {1, 2}, .keys = 2, .trials = 3, .seed = 1},
            [&seen](std::int64_t done) { seen.push_back(done); });
        QCOMPARE(seen, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
    }

    void theSpreadOfProductsIsTheRootOfTheDimension()
    {
        for (const ScalingPoint& point : experiment().points)
            QVERIFY2(isWithinErrors(point.dot.spread, std::sqrt(point.dimension)),
                qPrintable(QString("%1: %2").arg(point.dimension).arg(point.dot.spread.mean)));
    }

    void theDivisionMakesTheSpreadOne()
    {
        for (const ScalingPoint& point : experiment().points)
            QVERIFY2(isWithinErrors(point.scaledDot.spread, 1),
                qPrintable(QString("%1: %2").arg(point.dimension).arg(point.scaledDot.spread.mean)));
    }

    void withoutTheDivisionOneKeyTakesAllAndTheGradientVanishes()
    {
        const auto& points = experiment().points;
        for (std::size_t i = 1; i < points.size(); ++i) {
            QVERIFY(points[i].dot.entropy.mean < points[i - 1].dot.entropy.mean);
            QVERIFY(points[i].dot.largestProbability.mean > points[i - 1].dot.largestProbability.mean);
        }
        QVERIFY(points.back().dot.relativeEntropy.mean < 0.1);
        QVERIFY(points.back().dot.largestProbability.mean > 0.9);
        QVERIFY(points.back().dot.jacobianNorm.mean < points.back().scaledDot.jacobianNorm.mean / 3);
    }

    // For one number, |q| still varies much from query to query; from 4 on, scores are nearly normal.
    void withTheDivisionEntropyAndGradientStay()
    {
        const auto& points = experiment().points;
        for (std::size_t i = 2; i < points.size(); ++i) {
            const ScalingMeasure& small = points[1].scaledDot;
            const ScalingMeasure& large = points[i].scaledDot;
            QVERIFY(std::abs(large.relativeEntropy.mean - small.relativeEntropy.mean) < 0.05);
            QVERIFY(std::abs(large.jacobianNorm.mean - small.jacobianNorm.mean) < 0.03);
            QVERIFY(large.relativeEntropy.mean > 0.75);
        }
    }

    void relativeEntropyIsEntropyOverItsLargestValue()
    {
        const ScalingMeasure& measure = experiment().points[2].dot;
        QVERIFY(std::abs(measure.relativeEntropy.mean * std::log(12.0) - measure.entropy.mean) < 1e-12);
        QVERIFY(std::abs(measure.relativeEntropy.standardError * std::log(12.0) -
                         measure.entropy.standardError) < 1e-12);
    }

    // Two trials a dimension: the first is the example, so the second follows from mean and error.
    void meansAndErrorsAreThoseOfTheTrials()
    {
        ScalingOptions options{.dimensions = {3}, .keys = 5, .trials = 2, .seed = 4};
        const ScalingMeasure measure = measureScaling(3, options).dot;
        const auto first = static_cast<double>(softmaxJacobianNormRows(*measure.example.probabilities)(0, 0));
        const double second = 2 * measure.jacobianNorm.mean - first;
        QVERIFY(second > 0 && std::abs(second - first) > 1e-4);
        // sample deviation |a - b| / √2, divided by √2
        QVERIFY(std::abs(measure.jacobianNorm.standardError - std::abs(first - second) / 2) < 1e-9);
    }

    void theExampleIsOneTrialThatBothRulesShare()
    {
        const ScalingPoint& point = experiment().points[2];
        const HeadRecord& dot = point.dot.example;
        const HeadRecord& scaled = point.scaledDot.example;
        QCOMPARE(dot.query.rows(), Index{1});
        QCOMPARE(dot.query.cols(), Index{16});
        QCOMPARE(dot.keys.rows(), Index{12});
        QCOMPARE(*dot.query, *scaled.query);
        QCOMPARE(*dot.keys, *scaled.keys);
        for (Index j = 0; j < 12; ++j) {
            QVERIFY(std::abs(dot.scores(0, j) - dot.query->row(0).dot(dot.keys->row(j))) < 1e-4F);
            QVERIFY(std::abs(scaled.scores(0, j) - dot.scores(0, j) / 4) < 1e-4F);
        }
        QCOMPARE(*dot.probabilities, softmaxRows(*dot.scores));
    }

    void equalSeedsGiveEqualNumbers()
    {
        const ScalingRecord again = measureScaling(someTrials());
        QCOMPARE(again.points.size(), std::size_t{5});
        for (std::size_t i = 0; i < again.points.size(); ++i) {
            QCOMPARE(again.points[i].dimension, someTrials().dimensions[i]);
            QVERIFY(same(again.points[i].dot, experiment().points[i].dot));
            QVERIFY(same(again.points[i].scaledDot, experiment().points[i].scaledDot));
        }
        ScalingOptions other = someTrials();
        other.seed = 8;
        QVERIFY(!same(measureScaling(16, other).dot, experiment().points[2].dot));
    }

    void aPointDoesNotDependOnTheOthers()
    {
        ScalingOptions alone = someTrials();
        alone.dimensions = {16};
        QVERIFY(same(measureScaling(alone).points.at(0).dot, experiment().points[2].dot));
    }

    void valuesOutOfRangeAreRefused()
    {
        const ScalingOptions options = someTrials();
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureScaling(0, options));
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureScaling(largestScalingDimension + 1, options));
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureScaling({.dimensions = {}}));
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureScaling({.dimensions = {4, -1}}));
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureScaling({.dimensions = {4}, .keys = 1}));
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureScaling({.dimensions = {4}, .trials = 1}));
    }
};

QTEST_GUILESS_MAIN(ScalingTest)
#include "scalingtest.moc"
