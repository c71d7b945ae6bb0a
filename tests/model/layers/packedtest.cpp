// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/packed.h"
#include "model/math/error.h"

#include <QTest>

#include <array>

using namespace lab;

class PackedTest : public QObject {
    Q_OBJECT

private slots:
    void longestSequenceFirstThenTokenByToken()
    {
        const std::array<int, 3> lengths{2, 3, 1};
        const PackedLayout layout = packedLayout(lengths);
        QCOMPARE(layout.order, (std::vector<int>{1, 0, 2}));
        QCOMPARE(layout.batchSizes, (std::vector<int>{3, 2, 1}));
        QCOMPARE(layout.offsets, (std::vector<int>{0, 3, 5}));
        QCOMPARE(layout.rows(), 6);
        QCOMPARE(pack(layout, {{10, 11}, {20, 21, 22}, {30}}), (std::vector<int>{20, 10, 30, 21, 11, 22}));
        QCOMPARE(rowsOfSequence(layout, 0), (std::vector<int>{0, 3, 5})); // 20 21 22
        QCOMPARE(rowsOfSequence(layout, 1), (std::vector<int>{1, 4}));    // 10 11
    }

    void emptySequencesAreRefused()
    {
        const std::array<int, 2> lengths{2, 0};
        QVERIFY_EXCEPTION_THROWN(packedLayout(lengths), ShapeError);
        QVERIFY_EXCEPTION_THROWN(packedLayout({}), ShapeError);
    }
};

QTEST_GUILESS_MAIN(PackedTest)
#include "packedtest.moc"
