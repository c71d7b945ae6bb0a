// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/gru.h"
#include "model/autodiff/gradientcheck.h"
#include "model/autodiff/operations.h"
#include "model/math/error.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace lab;

namespace {

Gru randomGru(Index input, Index hidden)
{
    Gru gru(input, hidden);
    gru.inputWeight.setValue(Matrix::Random(3 * hidden, input));
    gru.hiddenWeight.setValue(Matrix::Random(3 * hidden, hidden));
    gru.inputBias.setValue(Matrix::Random(1, 3 * hidden));
    gru.hiddenBias.setValue(Matrix::Random(1, 3 * hidden));
    return gru;
}

PackedLayout layoutOf(std::vector<int> lengths)
{
    return packedLayout(lengths);
}

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

class GruTest : public QObject {
    Q_OBJECT

private slots:
    void oneStepEqualsTheEquations()
    {
        Gru gru(1, 1);
        gru.inputWeight.setValue((Matrix(3, 1) << 0.5F, -0.4F, 0.3F).finished());
        gru.hiddenWeight.setValue((Matrix(3, 1) << 0.2F, 0.7F, -0.6F).finished());
        gru.inputBias.setValue((Matrix(1, 3) << 0.1F, 0.2F, 0.3F).finished());
        gru.hiddenBias.setValue((Matrix(1, 3) << -0.1F, 0.05F, 0.4F).finished());
        const double x = 2;
        const double h = 0.5;
        const double r = sigmoid(0.5 * x + 0.1 + 0.2 * h - 0.1);
        const double z = sigmoid(-0.4 * x + 0.2 + 0.7 * h + 0.05);
        const double n = std::tanh(0.3 * x + 0.3 + r * (-0.6 * h + 0.4));
        const Matrix state = run(
            gru, Variable(Matrix::Constant(1, 1, 2)), Variable(Matrix::Constant(1, 1, 0.5F)), layoutOf({1}))
                                 .value();
        QVERIFY(std::abs(state(0, 0) - ((1 - z) * n + z * h)) < 1e-6);
    }

    void batchEqualsEachSequenceAlone_data()
    {
        QTest::addColumn<bool>("reverse");
        QTest::newRow("forward") << false;
        QTest::newRow("backward") << true;
    }

    void batchEqualsEachSequenceAlone()
    {
        QFETCH(bool, reverse);
        const Direction direction = reverse ? Direction::Backward : Direction::Forward;
        const Gru gru = randomGru(3, 4);
        const PackedLayout layout = layoutOf({2, 4, 1});
        const Matrix inputs = Matrix::Random(layout.rows(), 3);
        const Matrix initial = Matrix::Random(3, 4);
        const Matrix together = run(gru, Variable(inputs), Variable(initial), layout, direction).value();
        for (int rank = 0; rank < 3; ++rank) {
            const std::vector<int> rows = rowsOfSequence(layout, rank);
            const Matrix own = inputs(rows, Eigen::all);
            const Matrix alone = run(gru, Variable(own), Variable(initial.row(rank)),
                layoutOf({static_cast<int>(rows.size())}), direction)
                                     .value();
            QVERIFY((alone - together(rows, Eigen::all)).cwiseAbs().maxCoeff() < 1e-6F);
        }
    }

    void stepByStepEqualsTheWholeSequence()
    {
        const Gru gru = randomGru(3, 4);
        const Matrix inputs = Matrix::Random(5, 3);
        const Variable start(Matrix::Random(1, 4));
        const Matrix whole = run(gru, Variable(inputs), start, layoutOf({5})).value();
        Variable state = start;
        for (int t = 0; t < 5; ++t) {
            state = run(gru, Variable(inputs.row(t)), state, layoutOf({1}));
            QVERIFY((state.value() - whole.row(t)).cwiseAbs().maxCoeff() < 1e-6F);
        }
    }

    void gradientsMatchDifferences()
    {
        for (const Direction direction : {Direction::Forward, Direction::Backward}) {
            const PackedLayout layout = layoutOf({1, 3, 2});
            const auto function = [&](const std::vector<Variable>& in) {
                Gru gru;
                gru.inputWeight = in[2];
                gru.hiddenWeight = in[3];
                gru.inputBias = in[4];
                gru.hiddenBias = in[5];
                return run(gru, in[0], in[1], layout, direction);
            };
            const GradientCheck check = checkGradients(
                function, {Matrix::Random(6, 2), Matrix::Random(3, 3), Matrix::Random(9, 2),
                              Matrix::Random(9, 3), Matrix::Random(1, 9), Matrix::Random(1, 9)});
            QVERIFY2(check.largestError < 3e-3, check.worst.c_str());
        }
    }

    // An initial state that needs no gradient gets none, and takes none away from the weights.
    void aConstantInitialStateChangesNoOtherGradient()
    {
        const PackedLayout layout = layoutOf({1, 3, 2});
        const Matrix inputs = Matrix::Random(6, 3);
        const Matrix initial = Matrix::Random(3, 4);
        for (const Direction direction : {Direction::Forward, Direction::Backward}) {
            std::vector<Matrix> gradients;
            for (const bool needed : {true, false}) {
                Gru gru = randomGru(3, 4);
                gru.inputWeight.setValue(Matrix::Constant(12, 3, 0.3F));
                gru.hiddenWeight = Variable(Matrix::Constant(12, 4, 0.2F), true);
                gru.inputBias.setValue(Matrix::Constant(1, 12, 0.1F));
                gru.hiddenBias.setValue(Matrix::Constant(1, 12, 0.4F));
                const Variable start(initial, needed);
                backward(sum(run(gru, Variable(inputs), start, layout, direction)));
                QCOMPARE(start.gradient().size() != 0, needed);
                gradients.push_back(gru.hiddenWeight.gradient());
            }
            QVERIFY((gradients[0] - gradients[1]).cwiseAbs().maxCoeff() < 1e-6F);
        }
    }

    void wrongShapesAreRefused()
    {
        const Gru gru = randomGru(3, 4);
        QVERIFY_EXCEPTION_THROWN(
            run(gru, Variable(Matrix::Zero(2, 3)), Variable(Matrix::Zero(1, 4)), layoutOf({1})), ShapeError);
        QVERIFY_EXCEPTION_THROWN(
            run(gru, Variable(Matrix::Zero(1, 3)), Variable(Matrix::Zero(1, 5)), layoutOf({1})), ShapeError);
    }
};

QTEST_GUILESS_MAIN(GruTest)
#include "grutest.moc"
