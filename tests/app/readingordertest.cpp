// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/readingorder.h"

#include <QTest>

using namespace lab;

/// Rectangles in the order of reading.
class ReadingOrderTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAreReadOneAfterTheOther()
    {
        QCOMPARE(readingOrder({}), QList<int>());
        QCOMPARE(readingOrder({{50, 50, 40, 40}, {0, 50, 40, 40}, {50, 0, 40, 40}, {0, 0, 40, 40}}),
            (QList{3, 2, 1, 0}));
    }

    void whatIsBesideAllRowsIsReadAfterThem()
    {
        const QRect top(0, 0, 100, 10);
        const QRect tall(70, 20, 30, 80);
        QCOMPARE(readingOrder({tall, {0, 60, 60, 40}, {40, 20, 20, 30}, {0, 20, 30, 30}, top}),
            (QList{4, 3, 2, 1, 0}));
        QCOMPARE(readingOrder({{20, 50, 80, 50}, {20, 0, 80, 40}, {0, 0, 10, 100}}), (QList{2, 1, 0}));
    }

    void overlappingOnesGoByTheirCorners()
    {
        QCOMPARE(readingOrder({{30, 30, 50, 50}, {0, 0, 50, 50}, {10, 0, 50, 50}}), (QList{1, 2, 0}));
    }
};

QTEST_APPLESS_MAIN(ReadingOrderTest)
#include "readingordertest.moc"
