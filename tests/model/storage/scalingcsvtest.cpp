// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/scalingcsv.h"

#include <QTest>

using namespace lab;

class ScalingCsvTest : public QObject {
    Q_OBJECT

private slots:
    void writesALineForEachDimensionAndRule()
    {
        ScalingRecord record;
        record.options = {.dimensions = {4}, .keys = 16, .trials = 200, .seed = 3};
        const ScalingMeasure dot{{2, 0.5}, {1.25, 0.125}, {0.75, 0.25}, {0.5, 0.0625}, {0.1, 0.01}, {}};
        const ScalingMeasure scaled{{1, 0.25}, {2.5, 0.1}, {0.9, 0.2}, {0.3, 0.02}, {0.2, 0.03}, {}};
        record.points = {{4, dot, scaled}};
        QCOMPARE(scalingToCsv(record),
            std::string("dimension,score_rule,keys,trials,seed,score_spread,score_spread_error,"
                        "entropy,entropy_error,relative_entropy,relative_entropy_error,"
                        "largest_probability,largest_probability_error,"
                        "score_jacobian_frobenius_norm,score_jacobian_frobenius_norm_error\r\n"
                        "4,dot,16,200,3,2,0.5,1.25,0.125,0.75,0.25,0.5,0.0625,0.1,0.01\r\n"
                        "4,scaled-dot,16,200,3,1,0.25,2.5,0.1,0.9,0.2,0.3,0.02,0.2,0.03\r\n"));
    }
};

QTEST_GUILESS_MAIN(ScalingCsvTest)
#include "scalingcsvtest.moc"
