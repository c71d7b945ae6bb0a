// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/multihead.h"
#include "model/autodiff/gradientcheck.h"
#include "model/layers/attentiongroups.h"
#include "model/math/error.h"
#include "model/math/mask.h"

#include <QTest>

#include <array>

using namespace lab;

namespace {

MultiHeadAttention randomAttention(Index size, int heads)
{
    MultiHeadAttention attention(size, heads, true);
    ParameterSet parameters;
    collect(attention, "self_attn", parameters);
    for (Parameter& parameter : parameters)
        parameter.variable.setValue(Matrix::Random(parameter.variable.rows(), parameter.variable.cols()));
    return attention;
}

GroupedAttention selfAttention(const MultiHeadAttention& attention, const Variable& x,
    const std::vector<AttentionGroup>& groups, float dropout = 0, Random* random = nullptr)
{
    const Variable projected = projectAll(attention, x);
    return attendGroups(attention, projected, projected, groups, dropout, random);
}

float largest(const Matrix& m)
{
    return m.cwiseAbs().maxCoeff();
}

} // namespace

class MultiHeadTest : public QObject {
    Q_OBJECT

private slots:
    // Each head is attend() over its own columns of the projections.
    void aHeadIsScaledDotAttentionOverItsColumns()
    {
        const MultiHeadAttention attention = randomAttention(6, 2);
        const Matrix x = Matrix::Random(3, 6);
        const std::array<int, 1> length{3};
        const auto heads =
            selfAttention(attention, Variable(x), attentionGroups(length, length, false)).groups.at(0);
        const Matrix all =
            (x * attention.inWeight.value().transpose()).rowwise() + attention.inBias.value().row(0);
        for (Index head = 0; head < 2; ++head) {
            const auto columns = [&](Index part) {
                return Variable(Matrix(all.middleCols(6 * part + 3 * head, 3)));
            };
            const AttentionScore score(ScoreRule::ScaledDot, {}, false);
            const AttentionResult expected = attend(score, columns(0), {columns(1), columns(2), columns(1)});
            const AttentionResult& found = heads[static_cast<std::size_t>(head)];
            QVERIFY(largest(found.scores.value() - expected.scores.value()) < 1e-6F);
            QVERIFY(largest(found.context.value() - expected.context.value()) < 1e-6F);
        }
    }

    void projectionsArePartsOfOne()
    {
        const MultiHeadAttention attention = randomAttention(6, 2);
        const Variable x(Matrix::Random(3, 6));
        const Matrix all = projectAll(attention, x).value();
        QVERIFY(largest(projectQueries(attention, x).value() - all.leftCols(6)) < 1e-6F);
        QVERIFY(largest(projectMemory(attention, x).value() - all.rightCols(12)) < 1e-6F);
    }

    // Attention over many sentences at once is that of each by itself, also when they fill several groups.
    void sentencesDoNotSeeEachOther()
    {
        const MultiHeadAttention attention = randomAttention(4, 2);
        const std::vector<int> lengths{30, 5, 1, 20, 70, 3};
        const Variable x(Matrix::Random(129, 4));
        for (const bool causal : {false, true}) {
            const auto groups = attentionGroups(lengths, lengths, causal);
            QVERIFY(groups.size() > 2 && groups.size() < lengths.size());
            const Matrix together = selfAttention(attention, x, groups).output.value();
            Index first = 0;
            for (const int length : lengths) {
                const std::array<int, 1> one{length};
                const Variable rows(Matrix(x.value().middleRows(first, length)));
                const Matrix alone =
                    selfAttention(attention, rows, attentionGroups(one, one, causal)).output.value();
                QVERIFY(largest(together.middleRows(first, length) - alone) < 1e-5F);
                first += length;
            }
        }
    }

    // Bit for bit: a later word may change nothing before it.
    void causalRowsKnowNothingOfLaterOnes()
    {
        const MultiHeadAttention attention = randomAttention(8, 2);
        const std::vector<int> lengths{9, 4};
        const auto groups = attentionGroups(lengths, lengths, true);
        const Matrix x = Matrix::Random(13, 8);
        const Matrix before = selfAttention(attention, Variable(x), groups).output.value();
        for (Index word = 1; word < 9; ++word) {
            Matrix changed = x;
            changed.row(word) = Matrix::Random(1, 8);
            const Matrix after = selfAttention(attention, Variable(changed), groups).output.value();
            QCOMPARE(Matrix(after.topRows(word)), Matrix(before.topRows(word)));
            QCOMPARE(Matrix(after.bottomRows(4)), Matrix(before.bottomRows(4)));
            QVERIFY(after.row(word) != before.row(word));
        }
    }

    void queriesAndKeysMayBeOfDifferentLengths()
    {
        const MultiHeadAttention attention = randomAttention(4, 2);
        const std::array<int, 2> queries{1, 2};
        const std::array<int, 2> keys{3, 1};
        const auto groups = attentionGroups(queries, keys, false);
        QCOMPARE(groups.size(), std::size_t{1});
        QCOMPARE(groups[0].sentences, 2);
        const GroupedAttention result =
            attendGroups(attention, projectQueries(attention, Variable(Matrix::Random(3, 4))),
                projectMemory(attention, Variable(Matrix::Random(4, 4))), groups, 0, nullptr);
        const Matrix& weights = result.groups[0][1].weights.value();
        QCOMPARE(weights(0, 3), 0.0F);
        QCOMPARE(weights(1, 3), 1.0F);
        QCOMPARE(weights(2, 0), 0.0F);
        QCOMPARE(result.output.rows(), 3);
    }

    void gradientsMatchDifferences()
    {
        const MultiHeadAttention shape = randomAttention(4, 2);
        const std::array<int, 2> lengths{2, 3};
        const auto groups = attentionGroups(lengths, lengths, true);
        const auto function = [&](const std::vector<Variable>& in) {
            MultiHeadAttention attention = shape;
            attention.inWeight = in[1];
            attention.inBias = in[2];
            attention.out.weight = in[3];
            attention.out.bias = in[4];
            return selfAttention(attention, in[0], groups).output;
        };
        const GradientCheck check =
            checkGradients(function, {Matrix::Random(5, 4), shape.inWeight.value(), shape.inBias.value(),
                                         shape.out.weight.value(), shape.out.bias.value()});
        QVERIFY2(check.largestError < 3e-3, check.worst.c_str());
    }

    void dropoutIsOfTheWeightsNotOfTheProbabilities()
    {
        const MultiHeadAttention attention = randomAttention(4, 1);
        const std::array<int, 1> length{40};
        Random random(1);
        const auto result = selfAttention(attention, Variable(Matrix::Random(40, 4)),
            attentionGroups(length, length, false), 0.5F, &random);
        const AttentionResult& head = result.groups[0][0];
        QVERIFY(head.probabilities.value().minCoeff() > 0);
        const auto dropped = (head.weights.value().array() == 0).count();
        QVERIFY(dropped > 700 && dropped < 900);
        QVERIFY(largest(head.context.value() - head.weights.value() * head.values.value()) < 1e-5F);
    }

    void parametersHaveTheirPyTorchNames()
    {
        ParameterSet parameters;
        collect(MultiHeadAttention(4, 2, true), "self_attn", parameters);
        QCOMPARE(parameters.size(), std::size_t{4});
        QCOMPARE(findParameter(parameters, "self_attn.in_proj_weight").variable.rows(), 12);
        QVERIFY(findParameter(parameters, "self_attn.in_proj_bias").isVector);
        QCOMPARE(findParameter(parameters, "self_attn.out_proj.weight").variable.rows(), 4);
        parameters.clear();
        collect(MultiHeadAttention(4, 2, false), "self_attn", parameters);
        QCOMPARE(parameters.size(), std::size_t{2});
    }

    void whatDoesNotFitIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(MultiHeadAttention(5, 2, true), ConfigError);
        const MultiHeadAttention attention = randomAttention(4, 2);
        const Variable rows = projectAll(attention, Variable(Matrix::Zero(2, 4)));
        const std::vector<AttentionMemory> one{headMemory(attention, rows, {0, 2}, 0)};
        QVERIFY_EXCEPTION_THROWN(attendHeads(attention, rows, {0, 2}, one), ShapeError);
        QVERIFY_EXCEPTION_THROWN(headMemory(attention, rows, {1, 2}, 0), ShapeError);
        const std::array<int, 2> two{1, 2};
        const std::array<int, 2> other{2, 2};
        const std::array<int, 2> nothing{1, 0};
        QVERIFY_EXCEPTION_THROWN(attentionGroups(two, other, true), ShapeError);
        QVERIFY_EXCEPTION_THROWN(attentionGroups(two, nothing, false), ShapeError);
        QVERIFY_EXCEPTION_THROWN(attentionGroups(two, {}, false), ShapeError);
    }
};

QTEST_GUILESS_MAIN(MultiHeadTest)
#include "multiheadtest.moc"
