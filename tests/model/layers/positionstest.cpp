// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/positions.h"
#include "model/math/error.h"

#include <QTest>

#include <cmath>

using namespace lab;

class PositionsTest : public QObject {
    Q_OBJECT

private slots:
    // d = 4: wavelengths 2π and 2π · 10000^(2/4) = 2π · 100.
    void sinesAndCosinesInTurnOrApart()
    {
        Matrix interleaved(2, 4);
        interleaved << std::sin(1.0F), std::cos(1.0F), std::sin(0.01F), std::cos(0.01F), //
            std::sin(2.0F), std::cos(2.0F), std::sin(0.02F), std::cos(0.02F);
        const Matrix found = sinusoidalPositions(PositionKind::Interleaved, 1, 2, 4);
        QVERIFY((found - interleaved).cwiseAbs().maxCoeff() < 1e-6F);
        const std::vector<int> apart{0, 2, 1, 3};
        QCOMPARE(sinusoidalPositions(PositionKind::Concatenated, 1, 2, 4), Matrix(found(Eigen::all, apart)));
    }

    // d = 4: the second wave is 10000^(1/1) times as long as the first, not 10000^(1/2) times.
    void wavesCanBeSpreadOverOneLess()
    {
        const Matrix found =
            sinusoidalPositions(PositionKind::Concatenated, 1, 1, 4, WaveSpread::HalfMinusOne);
        Matrix expected(1, 4);
        expected << std::sin(1.0F), std::sin(0.0001F), std::cos(1.0F), std::cos(0.0001F);
        QVERIFY((found - expected).cwiseAbs().maxCoeff() < 1e-6F);
        QVERIFY_EXCEPTION_THROWN(
            sinusoidalPositions(PositionKind::Concatenated, 1, 1, 2, WaveSpread::HalfMinusOne), ConfigError);
    }

    void positionZeroIsSineZeroAndCosineOne()
    {
        QCOMPARE(sinusoidalPositions(PositionKind::Interleaved, 0, 1, 2), (Matrix(1, 2) << 0, 1).finished());
    }

    void whatHasNoSinesIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(sinusoidalPositions(PositionKind::Learned, 0, 1, 4), ConfigError);
        QVERIFY_EXCEPTION_THROWN(sinusoidalPositions(PositionKind::Interleaved, 0, 1, 3), ConfigError);
    }
};

QTEST_GUILESS_MAIN(PositionsTest)
#include "positionstest.moc"
