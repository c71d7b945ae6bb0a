// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixlayout.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/fonts.h"
#include "widgets/heatmapstyle.h"

#include <QTest>

using namespace lab;

namespace {

HeatMapData scoresOf(const Decoding& decoding)
{
    return heatMapData(decoding, FigureKind::Scores, int(decoding.steps.size()));
}

/// Widest column label at the size at which it is drawn.
double widestLabel(const HeatMapData& data, const MatrixLayout& layout)
{
    double width = 0;
    for (const QString& label : data.columnLabels)
        width = std::max(width, textWidth(label, layout.columnWordPixels));
    return width;
}

} // namespace

class MatrixLayoutTest : public QObject {
    Q_OBJECT
private slots:
    void everythingStaysInside_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("steps");
        QTest::addColumn<QSizeF>("size");
        for (const auto& [words, steps] : {std::pair(1, 1), {2, 9}, {10, 12}, {40, 50}, {300, 400}}) {
            for (const QSizeF size : {QSizeF(260, 170), QSizeF(420, 240), QSizeF(900, 520)})
                QTest::addRow("%d words, %d steps, %g x %g", words, steps, size.width(), size.height())
                    << words << steps << size;
        }
    }

    void everythingStaysInside()
    {
        QFETCH(int, words);
        QFETCH(int, steps);
        QFETCH(QSizeF, size);
        const HeatMapData data = scoresOf(longDecoding(words, steps, 4));
        const MatrixLayout layout = layoutMatrix(data, size);
        const QRectF inside = QRectF(QPointF(), size).adjusted(0, 0, 0.5, 0.5);
        QVERIFY(inside.contains(layout.cells));
        QVERIFY(inside.contains(layout.title));
        QVERIFY(inside.contains(layout.colourBar));
        QVERIFY(!layout.title.intersects(layout.colourBar));
        QVERIFY(layout.title.bottom() <= layout.cells.top());
        QVERIFY(layout.cell(0, 0).width() > 0 && layout.cell(0, 0).height() > 0);
        QCOMPARE(layout.cells.width(), layout.cellWidth * words);
        QCOMPARE(layout.cells.height(), layout.cellHeight * steps);
    }

    void labelsNeverOverlap()
    {
        for (const int words : {2, 6, 12, 24, 60, 500, 2000}) {
            const HeatMapData data = scoresOf(longDecoding(words, 8, 4));
            const MatrixLayout layout = layoutMatrix(data, {480, 260});
            const double distance = layout.columnStride * layout.cellWidth;
            if (layout.slanted)
                QVERIFY(distance >= layout.columnWordPixels + 1);
            else
                QVERIFY(distance >= widestLabel(data, layout));
            QVERIFY(layout.rowStride * layout.cellHeight >= layout.rowWordPixels);
        }
    }

    void longLabelsSlantBeforeTheyThinOut()
    {
        QVERIFY(!layoutMatrix(scoresOf(longDecoding(5, 5, 4)), {480, 260}).slanted);
        const MatrixLayout some = layoutMatrix(scoresOf(longDecoding(15, 5, 4)), {480, 260});
        QVERIFY(some.slanted);
        QCOMPARE(some.columnStride, 1);
        QVERIFY(layoutMatrix(scoresOf(longDecoding(200, 5, 4)), {480, 260}).columnStride > 1);
    }

    void numbersShowWhileTheyFit()
    {
        const MatrixLayout roomy = layoutMatrix(scoresOf(parkDecoding()), {900, 520});
        QVERIFY(roomy.numberPixels >= 12);
        QCOMPARE(roomy.numberDecimals, 2);
        const MatrixLayout tight = layoutMatrix(scoresOf(parkDecoding()), {430, 270});
        QCOMPARE(tight.numberDecimals, 1);
        QVERIFY(tight.numberPixels >= 11);
        QCOMPARE(layoutMatrix(scoresOf(longDecoding(60, 60, 4)), {430, 270}).numberPixels, 0);
    }

    void probabilitiesKeepTwoDecimals()
    {
        const Decoding decoding = parkDecoding();
        for (int width = 300; width < 900; width += 20) {
            const HeatMapData data = heatMapData(decoding, FigureKind::Probabilities, 10);
            QCOMPARE(layoutMatrix(data, QSizeF(width, 300)).numberDecimals, 2);
        }
    }

    void pointsFindTheirCell()
    {
        const MatrixLayout layout = layoutMatrix(scoresOf(parkDecoding()), {600, 400});
        for (int row = 0; row < 10; ++row) {
            for (int column = 0; column < 10; ++column) {
                const QPointF centre = layout.cell(row, column).center();
                QCOMPARE(layout.rowAt(centre.y()), row);
                QCOMPARE(layout.columnAt(centre.x()), column);
            }
        }
        QCOMPARE(layout.rowAt(layout.cells.top() - 1), -1);
        QCOMPARE(layout.rowAt(layout.cells.bottom() + 1), -1);
        QCOMPARE(layout.columnAt(layout.cells.left() - 1), -1);
        QCOMPARE(layout.columnAt(layout.cells.right() + 1), -1);
    }

    void componentsAreNumberedRoundlyAndHaveNoGaps()
    {
        const HeatMapData data = heatMapData(parkDecoding(), FigureKind::Context, 10);
        const MatrixLayout layout = layoutMatrix(data, {800, 200}, styleFor(FigureKind::Context));
        QCOMPARE(layout.columnGap, 0.0);
        QVERIFY(layout.rowGap > 0);
        QVERIFY(QList<int>({5, 10, 20, 50, 100}).contains(layout.columnStride));
        QCOMPARE(layout.numberPixels, 0);
    }

    void axesAreNamedWhereThereIsRoom()
    {
        const HeatMapData data = scoresOf(parkDecoding());
        QVERIFY(!layoutMatrix(data, {600, 500}).columnAxis.isEmpty());
        QVERIFY(layoutMatrix(data, {600, 500}).shortNames.isEmpty());
        const MatrixLayout low = layoutMatrix(data, {600, 220});
        QVERIFY(low.columnAxis.isEmpty());
        QVERIFY(!low.shortNames.isEmpty());
        QVERIFY(low.shortNames.right() < low.cells.left() && low.shortNames.bottom() < low.cells.top());
        QVERIFY(low.shortNames.top() >= low.title.bottom());
    }

    void aWindowOfCellsTakesAllTheRoom()
    {
        const HeatMapData data = scoresOf(longDecoding(300, 400, 4));
        const MatrixViewport view{{120, 12}, {50, 9}};
        const MatrixLayout layout = layoutMatrix(data, {600, 400}, {}, view);
        QCOMPARE(layout.view, view);
        QCOMPARE(layout.cells.width(), layout.cellWidth * 9);
        QCOMPARE(layout.cells.height(), layout.cellHeight * 12);
        QCOMPARE(layout.corner(120, 50), layout.cells.topLeft());
        QCOMPARE(layout.cell(131, 58).bottomRight() + QPointF(layout.columnGap, layout.rowGap),
            layout.cells.bottomRight());
        for (const auto& [row, column] : {std::pair(120, 50), {125, 53}, {131, 58}}) {
            QCOMPARE(layout.rowAt(layout.cell(row, column).center().y()), row);
            QCOMPARE(layout.columnAt(layout.cell(row, column).center().x()), column);
            QVERIFY(layout.shows(row, column));
        }
        QVERIFY(!layout.shows(119, 50) && !layout.shows(132, 50) && !layout.shows(125, 59));
        QVERIFY(layout.cellWidth > layoutMatrix(data, {600, 400}).cellWidth);
    }

    void labelsOfAWindowStayApart()
    {
        const HeatMapData data = scoresOf(longDecoding(2000, 2000, 2));
        const MatrixMeasures measures = measureMatrix(data);
        for (const int count : {2000, 700, 90, 20, 5}) {
            const MatrixLayout layout =
                layoutMatrix(data, measures, {640, 420}, {}, {{100, count}, {100, count}});
            QVERIFY(layout.rowStride * layout.cellHeight >= layout.rowWordPixels);
            const double distance = layout.columnStride * layout.cellWidth;
            const double needed = layout.slanted ? layout.columnWordPixels + 1
                                                 : measures.widestColumnLabel * layout.columnWordPixels;
            QVERIFY2(distance >= needed, qPrintable(QString::number(count)));
        }
    }

    void cellsSmallerThanAPixelSharePixels()
    {
        const HeatMapData data = scoresOf(longDecoding(2000, 900, 2));
        const MatrixLayout layout = layoutMatrix(data, {640, 420});
        QVERIFY(layout.block.columns > 1 && layout.block.rows > 1);
        QVERIFY(layout.block.columns * layout.cellWidth >= 1);
        QVERIFY((layout.block.columns - 1) * layout.cellWidth < 1);
        MatrixStyle fine;
        fine.pixelScale = 8;
        QCOMPARE(layoutMatrix(data, {640, 420}, fine).block, CellBlock());
        QCOMPARE(layoutMatrix(data, {640, 420}, {}, {{0, 40}, {0, 40}}).block, CellBlock());
    }

    void theLayoutDoesNotMoveWhileStepping()
    {
        const Decoding decoding = parkDecoding();
        const MatrixLayout first = layoutMatrix(heatMapData(decoding, FigureKind::Scores, 1), {500, 300});
        const MatrixLayout last = layoutMatrix(heatMapData(decoding, FigureKind::Scores, 10), {500, 300});
        QCOMPARE(first.cells, last.cells);
        QCOMPARE(first.cellWidth, last.cellWidth);
        QCOMPARE(first.cellHeight, last.cellHeight);
    }
};

QTEST_MAIN(MatrixLayoutTest)
#include "matrixlayouttest.moc"
