// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/attention.h"
#include "model/autodiff/gradientcheck.h"
#include "model/math/error.h"
#include "model/math/mask.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

constexpr Index kSize = 3;

AttentionScore randomScore(ScoreRule rule, Index positions = 6, bool learnedV = true)
{
    AttentionScore score(rule, {kSize, kSize, 5, positions}, learnedV);
    ParameterSet parameters;
    collect(score, "attention", parameters);
    for (Parameter& parameter : parameters)
        parameter.variable.setValue(Matrix::Random(parameter.variable.rows(), parameter.variable.cols()));
    return score;
}

AttentionMemory memoryOf(const AttentionScore& score, const Matrix& keys)
{
    const Variable rows(keys);
    return {rows, rows, prepareKeys(score, rows)};
}

const std::vector<ScoreRule> kRules{ScoreRule::ConcatLinear, ScoreRule::Additive, ScoreRule::Dot,
    ScoreRule::ScaledDot, ScoreRule::LocationLinear};

float largest(const Matrix& m)
{
    return m.cwiseAbs().maxCoeff();
}

} // namespace

class AttentionTest : public QObject {
    Q_OBJECT

private slots:
    void dotAndScaledDot()
    {
        const Variable query((Matrix(1, 3) << 1, 2, 3).finished());
        const Matrix keys = (Matrix(2, 3) << 1, 0, 0, 0, 1, 1).finished();
        const AttentionScore dot(ScoreRule::Dot, {3, 3, 0, 0}, true);
        QCOMPARE(attend(dot, query, memoryOf(dot, keys)).scores.value(), (Matrix(1, 2) << 1, 5).finished());
        const AttentionScore scaled(ScoreRule::ScaledDot, {3, 3, 0, 0}, true);
        const Matrix scores = attend(scaled, query, memoryOf(scaled, keys)).scores.value();
        QVERIFY(std::abs(scores(0, 1) - 5 / std::sqrt(3.0F)) < 1e-6F);
    }

    void additiveEqualsVTanhOfTheConcatenation()
    {
        const AttentionScore score = randomScore(ScoreRule::Additive);
        const Matrix query = Matrix::Random(1, kSize);
        const Matrix keys = Matrix::Random(4, kSize);
        const Matrix scores = attend(score, Variable(query), memoryOf(score, keys)).scores.value();
        for (Index j = 0; j < keys.rows(); ++j) {
            Matrix both(1, 2 * kSize);
            both << query, keys.row(j);
            const Matrix hidden =
                (both * score.linear.weight.value().transpose() + score.linear.bias.value()).array().tanh();
            QVERIFY(std::abs(scores(0, j) - hidden.row(0).dot(score.v.value().row(0))) < 1e-5F);
        }
    }

    void tanhThenSumIsVOfOnesAndIsNotTrained()
    {
        const AttentionScore score = randomScore(ScoreRule::Additive, 6, false);
        QCOMPARE(score.v.value(), Matrix::Ones(1, 5));
        ParameterSet parameters;
        collect(score, "attention", parameters);
        QCOMPARE(parameters.size(), std::size_t{2});
    }

    // w·[q;k] = w_q·q + w_k·k: the softmax over keys cancels what the query adds.
    void concatLinearGivesEveryQueryTheSameWeights()
    {
        const AttentionScore score = randomScore(ScoreRule::ConcatLinear);
        const AttentionResult result =
            attend(score, Variable(Matrix::Random(3, kSize)), memoryOf(score, Matrix::Random(5, kSize)));
        const Matrix& p = result.probabilities.value();
        QVERIFY(largest(p.row(0) - p.row(2)) < 1e-6F);
        QVERIFY(largest(result.scores.value().row(0) - result.scores.value().row(2)) > 1e-3F);
    }

    void locationLinearIgnoresTheKeys()
    {
        const AttentionScore score = randomScore(ScoreRule::LocationLinear);
        const Variable query(Matrix::Random(2, kSize));
        const Matrix a = attend(score, query, memoryOf(score, Matrix::Random(4, kSize))).scores.value();
        const Matrix b = attend(score, query, memoryOf(score, Matrix::Random(4, kSize))).scores.value();
        QCOMPARE(a, b);
    }

    void locationLinearMasksPositionsItDoesNotKnow()
    {
        const AttentionScore score = randomScore(ScoreRule::LocationLinear, 2);
        const AttentionResult result =
            attend(score, Variable(Matrix::Random(1, kSize)), memoryOf(score, Matrix::Random(4, kSize)));
        QVERIFY(std::isnan(result.scores.value()(0, 2)) && std::isnan(result.scores.value()(0, 3)));
        QVERIFY(std::isfinite(result.scores.value()(0, 1)));
        QCOMPARE(result.logits.value()(0, 2), -INFINITY);
        QCOMPARE(result.weights.value()(0, 3), 0.0F);
        QVERIFY(std::abs(result.weights.value().sum() - 1) < 1e-6F);
    }

    void permutingKeysPermutesWeights()
    {
        const Matrix keys = Matrix::Random(4, kSize);
        const std::vector<int> order{2, 0, 3, 1};
        const Variable query(Matrix::Random(2, kSize));
        for (const ScoreRule rule : kRules) {
            if (rule == ScoreRule::LocationLinear)
                continue;
            const AttentionScore score = randomScore(rule);
            const AttentionResult straight = attend(score, query, memoryOf(score, keys));
            const AttentionResult permuted = attend(score, query, memoryOf(score, keys(order, Eigen::all)));
            QVERIFY(largest(permuted.weights.value() - straight.weights.value()(Eigen::all, order)) < 1e-5F);
            QVERIFY(largest(permuted.context.value() - straight.context.value()) < 1e-5F);
        }
    }

    void contextIsTheWeightedSumAndRowsSumToOne()
    {
        for (const ScoreRule rule : kRules) {
            const AttentionScore score = randomScore(rule);
            const AttentionResult result =
                attend(score, Variable(Matrix::Random(2, kSize)), memoryOf(score, Matrix::Random(4, kSize)));
            QVERIFY(largest(result.weights.value().rowwise().sum() - Matrix::Ones(2, 1)) < 1e-6F);
            QVERIFY(largest(result.context.value() - result.weights.value() * result.values.value()) < 1e-6F);
        }
    }

    // What training does: all queries are prepared at once, and the rows of one sentence taken from them.
    void preparedQueriesGiveTheSame()
    {
        const Matrix queries = Matrix::Random(3, kSize);
        for (const ScoreRule rule : kRules) {
            const AttentionScore score = randomScore(rule);
            const AttentionMemory memory = memoryOf(score, Matrix::Random(4, kSize));
            const Variable all = prepareQueries(score, Variable(queries));
            const Matrix context = attendPrepared(
                score, Variable(all.value().bottomRows(2)), {{}, memory.values, memory.prepared})
                                       .context.value();
            const Matrix expected = attend(score, Variable(queries.bottomRows(2)), memory).context.value();
            QVERIFY(largest(context - expected) < 1e-6F);
        }
    }

    void temperatureDividesAndAMaskHides()
    {
        const AttentionScore score = randomScore(ScoreRule::Dot);
        const AttentionMemory memory = memoryOf(score, Matrix::Random(3, kSize));
        const AttentionResult result =
            attend(score, Variable(Matrix::Random(3, kSize)), memory, {2}, causalMask(3));
        QVERIFY(std::abs(result.logits.value()(2, 1) - result.scores.value()(2, 1) / 2) < 1e-6F);
        QCOMPARE(result.weights.value()(0, 0), 1.0F);
        QCOMPARE(result.weights.value()(1, 2), 0.0F);
    }

    void gradientsOfEveryRuleMatchDifferences()
    {
        for (const ScoreRule rule : kRules) {
            AttentionScore shape = randomScore(rule);
            std::vector<Matrix> inputs{
                Matrix::Random(2, kSize), Matrix::Random(4, kSize), Matrix::Random(4, kSize)};
            ParameterSet parameters;
            collect(shape, "attention", parameters);
            for (const Parameter& parameter : parameters)
                inputs.push_back(parameter.variable.value());
            const auto function = [&shape](const std::vector<Variable>& in) {
                AttentionScore score = shape;
                if (in.size() > 4) {
                    score.linear.weight = in[3];
                    score.linear.bias = in[4];
                }
                if (in.size() > 5)
                    score.v = in[5];
                return attend(score, in[0], {in[1], in[2], prepareKeys(score, in[1])}, {0.8F}).context;
            };
            const GradientCheck check = checkGradients(function, inputs);
            QVERIFY2(check.largestError < 3e-3, check.worst.c_str());
        }
    }

    void theRecordSharesTheNumbers()
    {
        const AttentionScore score = randomScore(ScoreRule::Additive);
        const AttentionResult result =
            attend(score, Variable(Matrix::Random(1, kSize)), memoryOf(score, Matrix::Random(4, kSize)));
        const HeadRecord head = record(result, record(score));
        QCOMPARE(static_cast<const void*>(head.keys->data()),
            static_cast<const void*>(result.keys.value().data()));
        QCOMPARE(*head.scores, result.scores.value());
        QCOMPARE(*head.context, result.context.value());
        QCOMPARE(static_cast<const void*>(head.score->weight->data()),
            static_cast<const void*>(score.linear.weight.value().data()));
        QCOMPARE(head.score->rule, ScoreRule::Additive);
    }

    void sizesThatDoNotFitAreRefused()
    {
        const AttentionScore score(ScoreRule::Dot, {3, 3, 0, 0}, true);
        QVERIFY_EXCEPTION_THROWN(
            attend(score, Variable(Matrix::Zero(1, 2)), memoryOf(score, Matrix::Zero(2, 3))), ShapeError);
    }
};

QTEST_GUILESS_MAIN(AttentionTest)
#include "attentiontest.moc"
