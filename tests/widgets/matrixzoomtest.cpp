// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syntheticdecoding.h"
#include "widgets/heatmapview.h"
#include "widgets/matrixplot.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace lab;

namespace {

constexpr int manyWords = 1500;
constexpr int manySteps = 900;

HeatMapData manyCells(FigureKind kind)
{
    return heatMapData(longDecoding(manyWords, manySteps, 2), kind, manySteps);
}

void turnWheel(MatrixPlot& plot, const QPointF& at, const QPoint& angle, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, plot.mapToGlobal(at), {}, angle, {}, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&plot, &event);
    plot.replot();
}

void drag(MatrixPlot& plot, const QPointF& from, const QPointF& to)
{
    QWindow* window = plot.windowHandle();
    QTest::mousePress(window, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(window, ((from + to) / 2).toPoint());
    QTest::mouseMove(window, to.toPoint());
    QTest::mouseRelease(window, Qt::LeftButton, {}, to.toPoint());
    plot.replot();
}

/// The number that a block should show, found cell by cell.
double keptOfBlock(const HeatMapData& data, const CellBlock& block, int line, int column)
{
    double best = data.scale.isSymmetric() ? 0 : -1;
    for (int row = line * block.rows; row < std::min((line + 1) * block.rows, data.rowCount()); ++row) {
        for (int key = column * block.columns;
             key < std::min((column + 1) * block.columns, data.columnCount()); ++key) {
            const double value = double(data.value(row, key));
            if (data.scale.isSymmetric() ? std::abs(value) > std::abs(best) : value > best)
                best = value;
        }
    }
    return best;
}

bool isClose(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) <= 2 && std::abs(a.green() - b.green()) <= 2 &&
           std::abs(a.blue() - b.blue()) <= 2;
}

/// Whether a place in blocks, counted from the left, is clearly inside one of them.
bool isInside(double place, double blocksInPixel)
{
    const double part = place - std::floor(place);
    return part > 0.1 * blocksInPixel && part < 1 - 0.1 * blocksInPixel;
}

/// Every pixel of the cells, outside the overview, has the colour of the number that is kept of the block
/// under its middle.
void comparePixels(const MatrixPlot& plot, const QImage& image)
{
    const HeatMapData& data = plot.data();
    const MatrixLayout& layout = plot.matrixLayout();
    const CellBlock& block = layout.block;
    const Theme theme = lightTheme();
    const ColourMap& map = theme.mapFor(data.scale);
    const double right = layout.cells.left() + layout.cells.width() * 0.6;
    int compared = 0;
    for (int y = int(layout.cells.top()) + 1; y < layout.cells.bottom() - 1; y += 3) {
        const double line =
            (layout.view.rows.first + (y + 0.5 - layout.cells.top()) / layout.cellHeight) / block.rows;
        for (int x = int(layout.cells.left()) + 1; x < right; ++x) {
            const double column =
                (layout.view.columns.first + (x + 0.5 - layout.cells.left()) / layout.cellWidth) /
                block.columns;
            if (!isInside(line, 1 / (layout.cellHeight * block.rows)) ||
                !isInside(column, 1 / (layout.cellWidth * block.columns)))
                continue;
            const double kept = keptOfBlock(data, block, int(line), int(column));
            const QColor expected = map.at(data.scale.position(kept));
            const QColor found = image.pixelColor(x, y);
            QVERIFY2(isClose(found, expected), qPrintable(QStringLiteral("pixel %1, %2: %3 instead of %4")
                                                              .arg(x)
                                                              .arg(y)
                                                              .arg(found.name(), expected.name())));
            ++compared;
        }
    }
    QVERIFY(compared > 1000);
}

} // namespace

class MatrixZoomTest : public QObject {
    Q_OBJECT

    void show(MatrixPlot& plot, const HeatMapData& data, const QSize& size = {560, 380})
    {
        plot.setCurrentRowOutlined(false);
        plot.setData(data);
        plot.resize(size);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.replot();
    }

private slots:
    void pixelsShowWhatIsKeptOfTheirCells_data()
    {
        QTest::addColumn<FigureKind>("kind");
        QTest::addColumn<MatrixViewport>("view");
        for (const auto& [name, view] : {std::pair("whole", MatrixViewport{}),
                 {"most", MatrixViewport{{101, 700}, {57, 1201}}}, {"few", {{333, 90}, {401, 77}}}}) {
            QTest::addRow("scores, %s", name) << FigureKind::Scores << view;
            QTest::addRow("probabilities, %s", name) << FigureKind::Probabilities << view;
        }
    }

    void pixelsShowWhatIsKeptOfTheirCells()
    {
        QFETCH(FigureKind, kind);
        QFETCH(MatrixViewport, view);
        MatrixPlot plot;
        show(plot, manyCells(kind));
        plot.setMatrixViewport(view);
        plot.replot();
        comparePixels(plot, plot.grab().toImage());
    }

    void onlyPooledCellsAreSaidToBe()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Probabilities), {1000, 380});
        const CellBlock block = plot.matrixLayout().block;
        QVERIFY(block.rows > 1 && block.columns > 1);
        const auto note =
            QStringLiteral("each pixel: the largest of %1 × %2 cells").arg(block.rows).arg(block.columns);
        QVERIFY2(plot.shownNote().contains(note), qPrintable(plot.shownNote()));
        plot.setMatrixViewport({{0, 50}, {0, 50}});
        plot.replot();
        QCOMPARE(plot.shownNote(), QStringLiteral("softmax(scores), each row sums to 1 before rounding"));
        plot.showWholeMatrix();
        plot.setData(manyCells(FigureKind::Scores));
        plot.replot();
        QVERIFY(plot.shownNote().contains(QStringLiteral("furthest from 0")));
    }

    void pooledCellsAreSaidToBeWhereRoomIsTight()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Probabilities), {330, 240});
        QVERIFY2(plot.shownNote().contains(QStringLiteral("largest")) ||
                     plot.shownNote() == QStringLiteral("pooled"),
            qPrintable(plot.shownNote()));
    }

    void pooledRowsFollowTheSteps()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Probabilities));
        const QImage all = plot.grab().toImage();
        plot.setReached({400, 399});
        plot.replot();
        QVERIFY(plot.grab().toImage() != all);
        const QRect empty = plot.matrixLayout().cells.toRect().adjusted(2, 0, -2, -2);
        QCOMPARE(plot.grab().toImage().pixelColor(empty.center().x(), empty.bottom()), lightTheme().panel);
        plot.setReached({manySteps});
        plot.replot();
        QCOMPARE(plot.grab().toImage(), all);
    }

    void theWheelZoomsAboutThePointer()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        const QPointF at = plot.matrixLayout().corner(300, 1000);
        turnWheel(plot, at, {0, 120});
        QVERIFY(!plot.isZoomed()); // without Ctrl
        for (int turn = 0; turn < 12; ++turn)
            turnWheel(plot, at, {0, 120}, Qt::ControlModifier);
        QVERIFY(plot.isZoomed());
        QVERIFY(plot.matrixViewport().columns.count < 200);
        QVERIFY(std::abs(plot.matrixLayout().columnAt(at.x()) - 1000) <= 6);
        QVERIFY(std::abs(plot.matrixLayout().rowAt(at.y()) - 300) <= 6);
        for (int turn = 0; turn < 14; ++turn)
            turnWheel(plot, at, {0, -120}, Qt::ControlModifier);
        QVERIFY(!plot.isZoomed());
    }

    void theWheelScrollsWhatIsZoomed()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        plot.setMatrixViewport({{100, 40}, {200, 80}});
        plot.replot();
        const QPointF at = plot.matrixLayout().cells.center();
        turnWheel(plot, at, {0, -120});
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{105, 40}, {200, 80}}));
        turnWheel(plot, at, {0, 240});
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{95, 40}, {200, 80}}));
        turnWheel(plot, at, {0, -120}, Qt::ShiftModifier);
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{95, 40}, {210, 80}}));
        turnWheel(plot, at, {0, -60});
        turnWheel(plot, at, {0, -60}); // two halves of a notch
        QCOMPARE(plot.matrixViewport().rows.first, 100);
    }

    void draggingMovesWhatIsZoomedAndSelectsNothing()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        QSignalSpy opened(&plot, &MatrixPlot::cellOpened);
        plot.setMatrixViewport({{100, 20}, {200, 20}});
        plot.replot();
        const QPointF from = plot.matrixLayout().cell(105, 205).center();
        drag(plot, from, plot.matrixLayout().cell(108, 201).center());
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{97, 20}, {204, 20}}));
        QCOMPARE(opened.size(), 0);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.matrixLayout().cell(99, 206).center().toPoint());
        QCOMPARE(opened, QList<QVariantList>({{99, 206}}));
    }

    void draggingAWholeMatrixDoesNothing()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QSignalSpy opened(&plot, &MatrixPlot::cellOpened);
        drag(plot, plot.matrixLayout().cell(1, 1).center(), plot.matrixLayout().cell(3, 4).center());
        QVERIFY(!plot.isZoomed());
        QCOMPARE(opened.size(), 0);
    }

    void theOverviewShowsAndMovesTheWindow()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        QVERIFY(plot.overviewLayout().box.isEmpty());
        plot.setMatrixViewport({{90, 90}, {300, 150}});
        plot.replot();
        const OverviewLayout overview = plot.overviewLayout();
        QVERIFY(plot.matrixLayout().cells.contains(overview.box));
        QCOMPARE(overview.frame.left(), overview.box.left() + 0.2 * overview.box.width());
        QCOMPARE(overview.frame.top(), overview.box.top() + 0.1 * overview.box.height());
        QCOMPARE(overview.frame.height(), 0.1 * overview.box.height());
        QSignalSpy opened(&plot, &MatrixPlot::cellOpened);
        drag(plot, overview.box.topLeft() + QPointF(1, 1), overview.box.center());
        const MatrixViewport view = plot.matrixViewport();
        QVERIFY(std::abs(view.rows.first - (manySteps - 90) / 2) <= 10);
        QVERIFY(std::abs(view.columns.first - (manyWords - 150) / 2) <= 10);
        QCOMPARE(opened.size(), 0);
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, overview.box.center().toPoint());
        QVERIFY(!plot.isZoomed());
    }

    void theOverviewHasTheColoursOfTheCells()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 10), {900, 600});
        plot.setMatrixViewport({{0, 4}, {0, 4}});
        plot.replot();
        const QImage image = plot.grab().toImage();
        const QRectF box = plot.overviewLayout().box;
        const QPointF cell(box.width() / 10, box.height() / 10);
        for (const auto& [row, column] : {std::pair(9, 9), {6, 2}, {5, 8}}) {
            const QPointF centre = box.topLeft() + QPointF((column + 0.5) * cell.x(), (row + 0.5) * cell.y());
            QVERIFY(isClose(image.pixelColor(centre.toPoint()),
                lightTheme().diverging.at(plot.data().scale.position(plot.data().value(row, column)))));
        }
    }

    void aButtonShowsTheWholeMatrix()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        auto* button = plot.findChild<QToolButton*>();
        QVERIFY(!button->isVisible());
        plot.setMatrixViewport({{90, 90}, {300, 150}});
        plot.replot();
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!plot.isZoomed());
        plot.replot();
        QVERIFY(!button->isVisible());
    }

    void keysZoomAndTheMarkedCellStaysInView()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        connect(&plot, &MatrixPlot::cellReached, &plot, &MatrixPlot::markCell);
        plot.markCell(500, 1400);
        for (int press = 0; press < 8; ++press)
            QTest::keyClick(&plot, Qt::Key_Plus);
        MatrixViewport view = plot.matrixViewport();
        QVERIFY(view.columns.count < 100 && view.rows.contains(500) && view.columns.contains(1400));
        QTest::keyClick(&plot, Qt::Key_Home);
        view = plot.matrixViewport();
        QVERIFY(view.rows.contains(500) && view.columns.contains(0));
        for (int press = 0; press < 60; ++press)
            QTest::keyClick(&plot, Qt::Key_Down);
        QVERIFY(plot.matrixViewport().rows.contains(560));
        QTest::keyClick(&plot, Qt::Key_Minus);
        QVERIFY(plot.matrixViewport().columns.count > view.columns.count);
        QTest::keyClick(&plot, Qt::Key_0);
        QVERIFY(!plot.isZoomed());
    }

    void walkingKeepsTheCurrentRowInView()
    {
        MatrixPlot plot;
        show(plot, manyCells(FigureKind::Scores));
        plot.setReached({10, 9});
        plot.setMatrixViewport({{0, 20}, {200, 20}});
        plot.setReached({25, 24});
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{5, 20}, {200, 20}}));
        plot.setReached({3, 2});
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{2, 20}, {200, 20}}));
    }

    void theSameSentenceStaysZoomedAndAnotherIsWhole()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        plot.setMatrixViewport({{1, 4}, {2, 4}});
        plot.setData(heatMapData(parkDecoding(), FigureKind::Probabilities, 5));
        QCOMPARE(plot.matrixViewport(), (MatrixViewport{{1, 4}, {2, 4}}));
        plot.setData(heatMapData(welcomeDecoding(), FigureKind::Scores, 2));
        QVERIFY(!plot.isZoomed());
    }

    void ofContextsOnlyComponentsAreZoomedInto()
    {
        HeatMapView strips(FigureKind::Context);
        show(strips, heatMapData(parkDecoding(), FigureKind::Context, 10), {700, 200});
        const QPointF middle = strips.matrixLayout().cells.center();
        for (int turn = 0; turn < 5; ++turn)
            turnWheel(strips, middle, {0, 120}, Qt::ControlModifier);
        QCOMPARE(strips.matrixViewport().rows, (CellSpan{0, 10}));
        QVERIFY(strips.matrixViewport().columns.count < 160);
        const int before = strips.matrixViewport().columns.first;
        turnWheel(strips, middle, {0, -120});
        QVERIFY(strips.matrixViewport().columns.first > before);
    }

    void maskedCellsStayApartWhenTheyArePooled()
    {
        MatrixPlot plot;
        HeatMapData data = manyCells(FigureKind::Probabilities);
        for (AttentionRow& row : data.attention) {
            Matrix logits = row.head.logits;
            logits.rightCols(manyWords / 2).setConstant(-std::numeric_limits<float>::infinity());
            row.head.logits = std::move(logits);
        }
        show(plot, data);
        QVERIFY(plot.matrixLayout().block.isPooled());
        const QImage image = plot.grab().toImage();
        const QRect cells = plot.matrixLayout().cells.toRect();
        QSet<QRgb> colours;
        for (int x = cells.left() + cells.width() * 3 / 4; x < cells.right() - 2; ++x)
            colours.insert(image.pixel(x, cells.top() + 3));
        QCOMPARE(colours, (QSet<QRgb>{lightTheme().track.rgb(), lightTheme().quietBar.rgb()}));
    }
};

QTEST_MAIN(MatrixZoomTest)
#include "matrixzoomtest.moc"
