// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/scalingtable.h"

#include <QTest>

class ScalingTableTest : public QObject {
    Q_OBJECT

private slots:
    void showsBothRulesBelowWhatWasDrawn()
    {
        lab::ScalingRecord record;
        record.options = {.dimensions = {4, 256}, .keys = 16, .trials = 200, .seed = 3};
        const lab::ScalingMeasure dot{{2, 0.5}, {1.25, 0.125}, {0.75, 0.25}, {0.5, 0.0625}, {0.1, 0.01}, {}};
        const lab::ScalingMeasure scaled{{1, 0.25}, {2.5, 0.1}, {0.9, 0.2}, {0.3, 0.02}, {0.2, 0.03}, {}};
        record.points = {{4, dot, scaled}, {256, scaled, dot}};
        const char* expected =
            "n = 16 keys, 200 trials, seed 3; mean ± standard error.\n"
            "Equal weights have the entropy log n = 2.773 nats.\n"
            "Jacobian norm: the Frobenius norm of ∂p/∂s = diag(p) - p·pᵀ, p the softmax of "
            "the scores s, below\nthose that are divided already.\n"
            "\n"
            "Scores q·k\n"
            "\n"
            "  d        spread       entropy      of log n     largest p  Jacobian norm\n"
            "  4  2.000 ±0.500  1.250 ±0.125  0.750 ±0.250  0.500 ±0.062   0.100 ±0.010\n"
            "256  1.000 ±0.250  2.500 ±0.100  0.900 ±0.200  0.300 ±0.020   0.200 ±0.030\n"
            "\n"
            "Scores q·k / √d\n"
            "\n"
            "  d        spread       entropy      of log n     largest p  Jacobian norm\n"
            "  4  1.000 ±0.250  2.500 ±0.100  0.900 ±0.200  0.300 ±0.020   0.200 ±0.030\n"
            "256  2.000 ±0.500  1.250 ±0.125  0.750 ±0.250  0.500 ±0.062   0.100 ±0.010\n";
        QCOMPARE(QString::fromStdString(lab::scalingTable(record)), QString(expected));
    }
};

QTEST_GUILESS_MAIN(ScalingTableTest)
#include "scalingtabletest.moc"
