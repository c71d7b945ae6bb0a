// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/adam.h"
#include "model/training/batches.h"
#include "model/training/schedule.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace lab;

class OptimizerTest : public QObject {
    Q_OBJECT

private slots:
    // The first Adam step is the learning rate times the gradient's sign; the second is computed by hand.
    void adamFollowsItsEquations()
    {
        ParameterSet parameters{{"w", Variable(Matrix::Constant(1, 1, 1), true), false}};
        AdamState state = adamState(parameters);
        parameters[0].variable.gradientBuffer()(0, 0) = 0.5F;
        adamUpdate(parameters, state, {}, 0.1F, 1);
        QVERIFY(std::abs(parameters[0].variable.value()(0, 0) - 0.9F) < 1e-6F);
        parameters[0].variable.gradientBuffer()(0, 0) = -0.2F;
        adamUpdate(parameters, state, {}, 0.1F, 2);
        const double m = (0.9 * 0.05 + 0.1 * -0.2) / (1 - 0.81);
        const double v = (0.98 * 0.005 + 0.02 * 0.04) / (1 - 0.9604);
        QVERIFY(std::abs(parameters[0].variable.value()(0, 0) - (0.9 - 0.1 * m / std::sqrt(v))) < 1e-5);
    }

    // Large parameters are updated in blocks of rows: no element may be missed or met twice.
    void adamUpdatesEveryElementOnce()
    {
        for (const auto& [rows, columns] : {std::pair{1, 5000}, {100, 50}, {3, 3000}}) {
            ParameterSet parameters{{"w", Variable(Matrix::Zero(rows, columns), true), false}};
            parameters[0].variable.gradientBuffer() = Matrix::Random(rows, columns);
            AdamState state = adamState(parameters);
            adamUpdate(parameters, state, {}, 0.1F, 1);
            const Matrix expected = -0.1F * parameters[0].variable.gradient().cwiseSign();
            QVERIFY((parameters[0].variable.value() - expected).cwiseAbs().maxCoeff() < 1e-3F);
            QVERIFY((state.firstMoments[0] - 0.1F * parameters[0].variable.gradient()).norm() < 1e-4F);
        }
    }

    void clippingKeepsTheDirection()
    {
        ParameterSet parameters{{"a", Variable(Matrix::Zero(1, 1), true), false},
            {"b", Variable(Matrix::Zero(1, 1), true), false}};
        parameters[0].variable.gradientBuffer()(0, 0) = 3;
        parameters[1].variable.gradientBuffer()(0, 0) = 4;
        QCOMPARE(clipGradients(parameters, 10), 5.0);
        QCOMPARE(parameters[0].variable.gradient()(0, 0), 3.0F);
        QCOMPARE(clipGradients(parameters, 1), 5.0);
        QVERIFY(std::abs(parameters[0].variable.gradient()(0, 0) - 0.6F) < 1e-6F);
        QVERIFY(std::abs(gradientNorm(parameters) - 1) < 1e-6);
    }

    void theRateWarmsUpAndDecays()
    {
        const LearningRateSchedule schedule{1.0F, 10, 0.02F, 110};
        QCOMPARE(learningRate(schedule, 5), 0.5F);
        QCOMPARE(learningRate(schedule, 10), 1.0F);
        QVERIFY(std::abs(learningRate(schedule, 60) - 0.51F) < 1e-6F);
        QVERIFY(std::abs(learningRate(schedule, 110) - 0.02F) < 1e-6F);
    }

    void theAverageForgetsItsStart()
    {
        QVERIFY(averageDecay(0.999F, 1) < 0.2F);
        QCOMPARE(averageDecay(0.999F, 1'000'000), 0.999F);
    }

    void batchesHoldEveryPairOnceAndSimilarLengths()
    {
        std::vector<TokenPair> pairs;
        for (int i = 0; i < 103; ++i)
            pairs.push_back({std::vector<int>(static_cast<std::size_t>(1 + i % 7), 3),
                std::vector<int>(static_cast<std::size_t>(1 + i % 13), 3)});
        const auto batches = lengthBucketedBatches(pairs, 10, Random(4));
        QCOMPARE(batches.size(), std::size_t{11});
        std::multiset<int> seen;
        std::size_t widest = 0;
        for (const BatchIndices& batch : batches) {
            std::size_t shortest = 99;
            std::size_t longest = 0;
            for (const int index : batch) {
                seen.insert(index);
                shortest = std::min(shortest, pairs[static_cast<std::size_t>(index)].target.size());
                longest = std::max(longest, pairs[static_cast<std::size_t>(index)].target.size());
            }
            widest = std::max(widest, longest - shortest);
        }
        QCOMPARE(seen.size(), std::size_t{103});
        QCOMPARE(std::set<int>(seen.begin(), seen.end()).size(), std::size_t{103});
        QVERIFY(widest <= 4);
    }

    void epochsDifferAndSeedsRepeat()
    {
        const std::vector<TokenPair> pairs(50, TokenPair{{3, 2}, {3, 2}});
        QCOMPARE(
            lengthBucketedBatches(pairs, 8, Random(4, 1)), lengthBucketedBatches(pairs, 8, Random(4, 1)));
        QVERIFY(
            lengthBucketedBatches(pairs, 8, Random(4, 1)) != lengthBucketedBatches(pairs, 8, Random(4, 2)));
    }
};

QTEST_GUILESS_MAIN(OptimizerTest)
#include "optimizertest.moc"
