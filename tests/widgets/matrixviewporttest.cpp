// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixviewport.h"

#include <QTest>

using namespace lab;

class MatrixViewportTest : public QObject {
    Q_OBJECT
private slots:
    void aSpanStaysAmongTheCells()
    {
        QCOMPARE(fitted(CellSpan{}, 20), (CellSpan{0, 20}));
        QCOMPARE(fitted(CellSpan{5, 8}, 20), (CellSpan{5, 8}));
        QCOMPARE(fitted(CellSpan{-4, 8}, 20), (CellSpan{0, 8}));
        QCOMPARE(fitted(CellSpan{17, 8}, 20), (CellSpan{12, 8}));
        QCOMPARE(fitted(CellSpan{3, 50}, 20), (CellSpan{0, 20}));
        QCOMPARE(fitted(CellSpan{3, 4}, 0), (CellSpan{0, 0}));
    }

    void whatIsZoomedAboutStays()
    {
        QCOMPARE(zoomed({0, 100}, 2, 0.5, 100), (CellSpan{25, 50}));
        QCOMPARE(zoomed({0, 100}, 2, 0, 100), (CellSpan{0, 50}));
        QCOMPARE(zoomed({0, 100}, 2, 1, 100), (CellSpan{50, 50}));
        QCOMPARE(zoomed({25, 50}, 0.5, 0.5, 100), (CellSpan{0, 100}));
        QCOMPARE(zoomed({90, 10}, 0.5, 0, 100), (CellSpan{80, 20})); // the end does not allow more
    }

    void zoomingHasEndsAndAlwaysDoesSomethingBetweenThem()
    {
        QCOMPARE(zoomed({10, 3}, 2, 0.5, 100).count, 3);
        QCOMPARE(zoomed({0, 100}, 0.5, 0.5, 100).count, 100);
        QCOMPARE(zoomed({0, 2}, 2, 0.5, 2).count, 2);
        QCOMPARE(zoomed({10, 8}, 1.01, 0.5, 100).count, 7);
        QCOMPARE(zoomed({10, 8}, 0.99, 0.5, 100).count, 9);
        QCOMPARE(zoomed({10, 8}, 1, 0.5, 100), (CellSpan{10, 8}));
    }

    void aCellIsRevealedByTheShortestWay()
    {
        QCOMPARE(revealing({10, 5}, 12, 50), (CellSpan{10, 5}));
        QCOMPARE(revealing({10, 5}, 4, 50), (CellSpan{4, 5}));
        QCOMPARE(revealing({10, 5}, 20, 50), (CellSpan{16, 5}));
    }
};

QTEST_APPLESS_MAIN(MatrixViewportTest)
#include "matrixviewporttest.moc"
