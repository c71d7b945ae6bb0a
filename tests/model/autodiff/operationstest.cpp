// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/activations.h"
#include "model/autodiff/gradientcheck.h"
#include "model/math/error.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace lab;

namespace {

using Inputs = std::vector<Variable>;

bool close(const Matrix& a, const Matrix& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() && (a - b).cwiseAbs().maxCoeff() < 1e-5F;
}

struct Case {
    const char* name;
    DifferentiableFunction function;
    std::vector<Matrix> inputs;
};

std::vector<Case> cases()
{
    std::srand(3);
    const auto r = [](Index rows, Index cols) -> Matrix { return Matrix::Random(rows, cols); };
    static const std::array<int, 4> rows{2, 0, 2, 1};
    static const std::array<int, 3> targets{0, 3, 1};
    static const std::array<AlignmentLink, 3> links{{{0, 1}, {2, 3, -0.5F}, {0, 1, 2}}};
    Mask mask = Mask::Constant(2, 3, true);
    mask(0, 1) = false;
    const Matrix constant = r(2, 3);
    return {
        {"add", [](const Inputs& in) { return add(in[0], in[1]); }, {r(2, 3), r(2, 3)}},
        {"addRow", [](const Inputs& in) { return addRow(in[0], in[1]); }, {r(3, 2), r(1, 2)}},
        {"multiplyElements", [constant](const Inputs& in) { return multiplyElements(in[0], constant); },
            {r(2, 3)}},
        {"scale", [](const Inputs& in) { return scale(in[0], -1.5F); }, {r(2, 3)}},
        {"tanh", [](const Inputs& in) { return tanh(in[0]); }, {r(2, 3)}},
        // Away from 0, where relu has a corner.
        {"relu", [](const Inputs& in) { return relu(in[0]); }, {(Matrix(1, 3) << -1, 0.5F, 2).finished()}},
        {"gelu", [](const Inputs& in) { return gelu(in[0]); }, {r(2, 3)}},
        {"silu", [](const Inputs& in) { return silu(in[0]); }, {r(2, 3)}},
        {"layerNormRows", [](const Inputs& in) { return layerNormRows(in[0], in[1], in[2], 1e-5F); },
            {r(3, 4), r(1, 4), r(1, 4)}},
        {"layerNormRows, no bias", [](const Inputs& in) { return layerNormRows(in[0], in[1], {}, 0.1F); },
            {r(3, 4), r(1, 4)}},
        {"sum", [](const Inputs& in) { return sum(in[0]); }, {r(2, 3)}},
        {"matmul", [](const Inputs& in) { return matmul(in[0], in[1]); }, {r(2, 3), r(3, 4)}},
        {"matmulTransposed", [](const Inputs& in) { return matmulTransposed(in[0], in[1]); },
            {r(2, 3), r(4, 3)}},
        {"linearPart", [](const Inputs& in) { return linearPart(in[0], in[1], 2); }, {r(2, 3), r(4, 6)}},
        {"affine", [](const Inputs& in) { return affine(in[0], in[1], in[2]); }, {r(2, 3), r(4, 3), r(1, 4)}},
        {"affine, no bias", [](const Inputs& in) { return affine(in[0], in[1], {}); }, {r(2, 3), r(4, 3)}},
        {"affinePart", [](const Inputs& in) { return affinePart(in[0], in[1], in[2], 1, 2); },
            {r(2, 3), r(4, 3), r(1, 4)}},
        {"gatherRows", [](const Inputs& in) { return gatherRows(in[0], rows); }, {r(3, 2)}},
        {"block", [](const Inputs& in) { return block(in[0], 1, 2, 2, 1); }, {r(4, 3)}},
        {"concatenateColumns",
            [](const Inputs& in) {
                return concatenateColumns({in[0], in[1], in[0]});
            },
            {r(2, 3), r(2, 1)}},
        {"concatenateRows",
            [](const Inputs& in) {
                return concatenateRows({in[0], in[1], in[0]});
            },
            {r(2, 3), r(1, 3)}},
        // Masked logits are -infinity; their softmax is what can be differenced.
        {"maskedLogits", [mask](const Inputs& in) { return softmaxRows(maskedLogits(in[0], mask, 0.7F)); },
            {r(2, 3)}},
        {"temperature", [](const Inputs& in) { return maskedLogits(in[0], {}, 0.7F); }, {r(2, 3)}},
        {"softmaxRows", [](const Inputs& in) { return softmaxRows(in[0]); }, {r(3, 4)}},
        {"outerSum", [](const Inputs& in) { return outerSum(in[0], in[1]); }, {r(2, 1), r(3, 1)}},
        {"additiveScores", [](const Inputs& in) { return additiveScores(in[0], in[1], in[2]); },
            {r(2, 4), r(3, 4), r(1, 4)}},
        {"crossEntropy", [](const Inputs& in) { return crossEntropy(in[0], targets, 0); }, {r(3, 5)}},
        {"crossEntropy, smoothed", [](const Inputs& in) { return crossEntropy(in[0], targets, 0.1F); },
            {r(3, 5)}},
        {"entropySum", [](const Inputs& in) { return entropySum(softmaxRows(in[0])); }, {r(3, 4)}},
        {"alignmentLoss", [](const Inputs& in) { return alignmentLoss(softmaxRows(in[0]), links); },
            {r(3, 4)}},
    };
}

} // namespace

class OperationsTest : public QObject {
    Q_OBJECT

private slots:
    void gradientsMatchDifferences()
    {
        for (const Case& one : cases()) {
            const GradientCheck check = checkGradients(one.function, one.inputs);
            QVERIFY2(
                check.largestError < 2e-3, qPrintable(QString("%1: %2").arg(one.name, check.worst.c_str())));
        }
    }

    void affineIsAWeightPerOutputAndABias()
    {
        const Variable x((Matrix(1, 2) << 2, 3).finished());
        const Variable weight((Matrix(2, 2) << 1, 10, 100, 1000).finished());
        const Variable bias((Matrix(1, 2) << 0.5F, -0.5F).finished());
        QVERIFY(close(affine(x, weight, bias).value(), (Matrix(1, 2) << 32.5F, 3199.5F).finished()));
    }

    void affinePartTakesItsOutputs()
    {
        const Variable x((Matrix(1, 2) << 2, 3).finished());
        const Variable weight((Matrix(2, 2) << 1, 10, 100, 1000).finished());
        const Variable bias((Matrix(1, 2) << 0.5F, -0.5F).finished());
        QVERIFY(close(affinePart(x, weight, bias, 1, 1).value(), Matrix::Constant(1, 1, 3199.5F)));
        QVERIFY(close(affinePart(x, weight, {}, 1, 1).value(), Matrix::Constant(1, 1, 3200)));
    }

    void blockIsAPart()
    {
        const Variable a((Matrix(2, 3) << 1, 2, 3, 4, 5, 6).finished());
        QVERIFY(close(block(a, 1, 1, 1, 2).value(), (Matrix(1, 2) << 5, 6).finished()));
        QCOMPARE(block(a, 2, 0, 0, 3).rows(), 0);
    }

    void activationsAtKnownPoints()
    {
        const Variable x((Matrix(1, 3) << -1, 0, 2).finished());
        QVERIFY(close(relu(x).value(), (Matrix(1, 3) << 0, 0, 2).finished()));
        // Φ(1) = 0.841345, Φ(2) = 0.977250
        QVERIFY(close(gelu(x).value(), (Matrix(1, 3) << -0.158655F, 0, 1.954500F).finished()));
        // σ(1) = 0.731059, σ(2) = 0.880797
        QVERIFY(close(silu(x).value(), (Matrix(1, 3) << -0.268941F, 0, 1.761594F).finished()));
    }

    void layerNormMakesMeanZeroAndVarianceOne()
    {
        const Variable x((Matrix(2, 2) << 1, 5, 7, 7).finished());
        const Variable gain((Matrix(1, 2) << 2, 3).finished());
        const Variable bias((Matrix(1, 2) << 0.5F, -0.5F).finished());
        QVERIFY(close(layerNormRows(x, gain, bias, 0.25F).value(), // 2 / sqrt(4 + 1/4)
            (Matrix(2, 2) << 0.5F - 4 / std::sqrt(4.25F), 6 / std::sqrt(4.25F) - 0.5F, 0.5F, -0.5F)
                .finished()));
        QVERIFY(close(layerNormRows(x, gain, {}, 1e-9F).value().row(0), (Matrix(1, 2) << -2, 3).finished()));
    }

    void linearPartTakesItsColumns()
    {
        const Variable x((Matrix(1, 2) << 2, 3).finished());
        const Variable weight((Matrix(1, 4) << 9, 1, 10, 9).finished());
        QVERIFY(close(linearPart(x, weight, 1).value(), Matrix::Constant(1, 1, 32)));
    }

    void gatherRowsRepeatsAndReorders()
    {
        const Variable table((Matrix(3, 1) << 10, 20, 30).finished());
        const std::array<int, 3> rows{2, 0, 2};
        QVERIFY(close(gatherRows(table, rows).value(), (Matrix(3, 1) << 30, 10, 30).finished()));
    }

    void maskedLogitsDivideAndHide()
    {
        Mask mask(1, 2);
        mask << true, false;
        const Matrix logits = maskedLogits(Variable((Matrix(1, 2) << 3, 4).finished()), mask, 2).value();
        QCOMPARE(logits(0, 0), 1.5F);
        QCOMPARE(logits(0, 1), -INFINITY);
    }

    void outerSumAddsEachPair()
    {
        const Variable a((Matrix(2, 1) << 1, 2).finished());
        const Variable b((Matrix(2, 1) << 10, 20).finished());
        QVERIFY(close(outerSum(a, b).value(), (Matrix(2, 2) << 11, 21, 12, 22).finished()));
    }

    void additiveScoreIsVTimesTanh()
    {
        const Variable q((Matrix(1, 2) << 0.1F, 0.2F).finished());
        const Variable k((Matrix(1, 2) << 0.3F, -0.5F).finished());
        const Variable v((Matrix(1, 2) << 2, 3).finished());
        const double expected = 2 * std::tanh(0.4) + 3 * std::tanh(-0.3);
        QVERIFY(std::abs(additiveScores(q, k, v).value()(0, 0) - expected) < 1e-6);
    }

    void crossEntropyOfEqualLogitsIsLogN()
    {
        const std::array<int, 1> target{2};
        for (const float smoothing : {0.0F, 0.1F})
            QVERIFY(std::abs(crossEntropy(Variable(Matrix::Zero(1, 5)), target, smoothing).value()(0, 0) -
                             std::log(5.0)) < 1e-6);
    }

    void alignmentLossIsTheNegativeLogAtTheLinks()
    {
        const Variable p((Matrix(1, 2) << 0.25F, 0.75F).finished());
        const std::array<AlignmentLink, 1> link{{{0, 0}}};
        QVERIFY(std::abs(alignmentLoss(p, link).value()(0, 0) - std::log(4.0)) < 1e-6);
        QCOMPARE(alignmentLoss(p, {}).value()(0, 0), 0.0F);
        const std::array<AlignmentLink, 1> outside{{{0, 2}}};
        QVERIFY_EXCEPTION_THROWN(alignmentLoss(p, outside), ShapeError);
    }

    void alignmentLossWeighsItsLinks()
    {
        const Variable p((Matrix(1, 2) << 0.25F, 0.75F).finished());
        const std::array<AlignmentLink, 1> link{{{0, 0, -2}}};
        QVERIFY(std::abs(alignmentLoss(p, link).value()(0, 0) + 2 * std::log(4.0)) < 1e-6);
    }

    void entropyOfEvenRowsIsLogN()
    {
        const Variable p((Matrix(2, 2) << 0.5F, 0.5F, 1, 0).finished());
        QVERIFY(std::abs(entropySum(p).value()(0, 0) - std::log(2.0)) < 1e-6);
    }

    void logLikelihoodsAreLogSoftmax()
    {
        const Variable logits((Matrix(1, 2) << 0, std::log(3.0F)).finished());
        const std::array<int, 1> target{1};
        QVERIFY(std::abs(logLikelihoods(logits, target)(0, 0) - std::log(0.75)) < 1e-6);
        const std::array<int, 1> outside{2};
        QVERIFY_EXCEPTION_THROWN(logLikelihoods(logits, outside), ShapeError);
    }

    void wrongShapesAndValuesAreRefused()
    {
        const Variable a(Matrix::Zero(2, 3));
        const Variable b(Matrix::Zero(3, 2));
        const std::array<int, 1> outside{3};
        QVERIFY_EXCEPTION_THROWN(add(a, b), ShapeError);
        QVERIFY_EXCEPTION_THROWN(addRow(a, b), ShapeError);
        QVERIFY_EXCEPTION_THROWN(multiplyElements(a, b.value()), ShapeError);
        QVERIFY_EXCEPTION_THROWN(matmul(a, a), ShapeError);
        QVERIFY_EXCEPTION_THROWN(linearPart(a, a, 1), ShapeError);
        QVERIFY_EXCEPTION_THROWN(affine(a, b, a), ShapeError);
        QVERIFY_EXCEPTION_THROWN(gatherRows(b, outside), ShapeError);
        QVERIFY_EXCEPTION_THROWN(affinePart(a, a, {}, 1, 2), ShapeError);
        QVERIFY_EXCEPTION_THROWN(block(a, 1, 0, 2, 1), ShapeError);
        QVERIFY_EXCEPTION_THROWN(block(a, 0, -1, 1, 1), ShapeError);
        QVERIFY_EXCEPTION_THROWN(layerNormRows(a, b, {}, 1), ShapeError);
        QVERIFY_EXCEPTION_THROWN(layerNormRows(a, Variable(Matrix::Ones(1, 3)), b, 1), ShapeError);
        QVERIFY_EXCEPTION_THROWN(concatenateColumns({a, b}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(concatenateColumns({}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(concatenateRows({a, b}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(concatenateRows({}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(maskedLogits(a, Mask::Constant(1, 1, true), 1), ShapeError);
        QVERIFY_EXCEPTION_THROWN(maskedLogits(a, {}, 0), ConfigError);
        QVERIFY_EXCEPTION_THROWN(outerSum(a, b), ShapeError);
        QVERIFY_EXCEPTION_THROWN(additiveScores(a, b, a), ShapeError);
        QVERIFY_EXCEPTION_THROWN(crossEntropy(a, outside, 0), ShapeError);
    }
};

QTEST_GUILESS_MAIN(OperationsTest)
#include "operationstest.moc"
