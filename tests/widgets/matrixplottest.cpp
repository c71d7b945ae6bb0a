// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixplot.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/numbers.h"
#include "widgets/tooltip.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace lab;

namespace {

/// The largest difference in a channel of 0…255.
int difference(const QColor& a, const QColor& b)
{
    return std::max(
        {std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
}

bool isClose(const QColor& a, const QColor& b)
{
    return difference(a, b) <= 2;
}

/// A spot of a cell beside its number and inside its gaps.
QPoint corner(const MatrixPlot& plot, int row, int column)
{
    return (plot.matrixLayout().cell(row, column).topLeft() + QPointF(3, 3)).toPoint();
}

/// A matrix of 256 numbers, from 0 to 1 or from −1 to 1.
HeatMapData everyColour(bool isSigned)
{
    HeatMapData data = heatMapData(longDecoding(16, 16, 2), FigureKind::Probabilities, 16);
    data.scale = {isSigned ? -1.0 : 0.0, 1};
    for (int row = 0; row < 16; ++row) {
        Matrix numbers(1, 16);
        for (int column = 0; column < 16; ++column) {
            const float share = float(16 * row + column) / 255;
            numbers(0, column) = isSigned ? 2 * share - 1 : share;
        }
        data.rows[std::size_t(row)] = numbers;
    }
    return data;
}

/// The best contrast between the fill of a cell and any pixel inside it: that of its number.
double contrastInside(const MatrixPlot& plot, const QImage& image, int row, int column)
{
    const QRect inside = plot.matrixLayout().cell(row, column).toRect().adjusted(3, 3, -3, -3);
    const QColor fill = image.pixelColor(corner(plot, row, column));
    double best = 1;
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            best = std::max(best, contrastRatio(image.pixelColor(x, y), fill));
    }
    return best;
}

/// Moves the mouse there; unlike QTest::mouseMove() on a widget, also when the cursor was there before.
void point(MatrixPlot& plot, const QPoint& position)
{
    QTest::mouseMove(plot.windowHandle(), position - QPoint(1, 0));
    QTest::mouseMove(plot.windowHandle(), position);
}

} // namespace

class MatrixPlotTest : public QObject {
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

    void compareCells(const MatrixPlot& plot, const QImage& image, const ColourMap& map)
    {
        const HeatMapData& data = plot.data();
        for (int row = 0; row < data.reached.rows; ++row) {
            for (int column = 0; column < data.columnCount(); ++column) {
                const QColor expected = map.at(data.scale.position(data.value(row, column)));
                const QColor found = image.pixelColor(corner(plot, row, column));
                QVERIFY2(
                    isClose(found, expected), qPrintable(QStringLiteral("row %1 column %2: %3 instead of %4")
                                                             .arg(row)
                                                             .arg(column)
                                                             .arg(found.name(), expected.name())));
            }
        }
    }

private slots:
    void everyCellHasTheColourOfItsNumber_data()
    {
        QTest::addColumn<Theme>("theme");
        for (const bool dark : {false, true}) {
            for (const SequentialMap map : sequentialMaps)
                QTest::addRow("%s, %s", qPrintable(nameOf(map)), dark ? "dark" : "light")
                    << themeOf(dark, map);
        }
    }

    void everyCellHasTheColourOfItsNumber()
    {
        QFETCH(Theme, theme);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities}) {
            MatrixPlot plot;
            plot.setTheme(theme);
            show(plot, heatMapData(parkDecoding(), kind, 10));
            compareCells(plot, plot.grab().toImage(), theme.mapFor(plot.data().scale));
        }
    }

    void numbersAreReadableOnEveryColour_data() { everyCellHasTheColourOfItsNumber_data(); }
    void numbersAreReadableOnEveryColour()
    {
        QFETCH(Theme, theme);
        for (const bool isSigned : {false, true}) {
            MatrixPlot plot;
            plot.setTheme(theme);
            show(plot, everyColour(isSigned), {1000, 520});
            QVERIFY(plot.matrixLayout().numberPixels >= 11);
            const QImage image = plot.grab().toImage();
            compareCells(plot, image, theme.mapFor(plot.data().scale));
            for (int cell = 0; cell < 256; ++cell) {
                const double contrast = contrastInside(plot, image, cell / 16, cell % 16);
                QVERIFY2(contrast >= 4.5, qPrintable(QStringLiteral("cell %1: %2").arg(cell).arg(contrast)));
            }
        }
    }

    void theColourBarShowsTheColoursOfTheCells_data() { everyCellHasTheColourOfItsNumber_data(); }
    void theColourBarShowsTheColoursOfTheCells()
    {
        QFETCH(Theme, theme);
        MatrixPlot plot;
        plot.setTheme(theme);
        show(plot, heatMapData(parkDecoding(), FigureKind::Probabilities, 10));
        const QRect bar = plot.matrixLayout().colourBar.toRect();
        const QImage line = plot.grab({bar.left(), bar.center().y(), bar.width(), 1}).toImage();
        for (const double position : {0.25, 0.5, 0.75}) {
            const QColor colour = theme.sequential.at(position);
            int nearest = 255;
            for (int x = 0; x < line.width(); ++x)
                nearest = std::min(nearest, difference(line.pixelColor(x, 0), colour));
            QVERIFY2(nearest <= 5, qPrintable(QStringLiteral("%1: %2").arg(position).arg(nearest)));
        }
    }

    void aSingleCellIsDrawn()
    {
        MatrixPlot plot;
        show(plot, heatMapData(longDecoding(1, 1, 3), FigureKind::Probabilities, 1));
        compareCells(plot, plot.grab().toImage(), lightTheme().sequential);
    }

    void componentsAreDrawnWhereTheyAreFound()
    {
        MatrixPlot plot;
        show(plot, heatMapData(longDecoding(5, 4, 40), FigureKind::Context, 4));
        compareCells(plot, plot.grab().toImage(), lightTheme().diverging);
    }

    void rowsThatAreNotReachedAreEmpty()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 4));
        const QImage image = plot.grab().toImage();
        compareCells(plot, image, lightTheme().diverging);
        for (int row = 4; row < 10; ++row)
            QCOMPARE(image.pixelColor(corner(plot, row, 0)), lightTheme().background);
    }

    void steppingForwardAndBackDrawsTheSamePixels()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 4));
        const QImage before = plot.grab().toImage();
        plot.setReached({9, 8});
        plot.replot();
        QVERIFY(plot.grab().toImage() != before);
        plot.setReached({4, 3});
        plot.replot();
        QCOMPARE(plot.grab().toImage(), before);
    }

    void numbersAreInTheCells()
    {
        MatrixPlot plot;
        show(plot, heatMapData(welcomeDecoding(), FigureKind::Scores, 4));
        QCOMPARE(plot.cellText(0, 0), QStringLiteral("3.50"));
        QCOMPARE(plot.cellText(1, 3), QStringLiteral("−3.00"));
        plot.resize(230, 150);
        plot.setData(heatMapData(longDecoding(40, 40, 2), FigureKind::Scores, 4));
        plot.replot();
        QCOMPARE(plot.cellText(0, 0), QString());
    }

    void pointingAtACellTellsItsExactNumber()
    {
        const Decoding decoding = parkDecoding();
        MatrixPlot plot;
        show(plot, heatMapData(decoding, FigureKind::Probabilities, 5));
        QSignalSpy hovered(&plot, &MatrixPlot::cellHovered);
        point(plot, plot.matrixLayout().cell(1, 4).center().toPoint());
        QTRY_COMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0], QVariantList({1, 4}));
        const float value = decoding.steps[1]->layers[0].cross[0].probabilities(0, 4);
        QCOMPARE(QToolTip::text(),
            wrappedToolTip(QStringLiteral("saw → 看见: probability %1").arg(exactNumber(value))));
        const QWidget* tip = nullptr;
        for (const QWidget* widget : QApplication::topLevelWidgets())
            tip = widget->inherits("QTipLabel") ? widget : tip;
        QVERIFY(tip); // below what it explains
        const QRectF cell = plot.matrixLayout().cell(1, 4);
        QVERIFY(tip->y() >= plot.mapToGlobal(cell.bottomLeft().toPoint()).y());
    }

    void emptyRowsAndWhatIsAroundTheCellsTellNothing()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QSignalSpy hovered(&plot, &MatrixPlot::cellHovered);
        point(plot, plot.matrixLayout().cell(2, 3).center().toPoint());
        QTRY_COMPARE(hovered.size(), 1);
        point(plot, plot.matrixLayout().cell(7, 4).center().toPoint());
        QTRY_COMPARE(hovered.size(), 2);
        QCOMPARE(hovered[1], QVariantList({-1, -1}));
        point(plot, QPoint(2, 2));
        QCOMPARE(hovered.size(), 2);
    }

    void maskedCellsAreHatchedAndNotDrawnAsZero()
    {
        MatrixPlot plot;
        show(plot, heatMapData(transformerDecoding(), FigureKind::Probabilities, 4, {},
                       {AttentionSite::DecoderSelf, 0, 0, 0}));
        const QImage image = plot.grab().toImage();
        const QRect masked = plot.matrixLayout().cell(0, 3).toRect().adjusted(3, 3, -3, -3);
        QSet<QRgb> colours;
        for (int x = masked.left(); x <= masked.right(); ++x)
            colours.insert(image.pixel(x, masked.center().y()));
        QVERIFY(colours.contains(lightTheme().track.rgb()));
        QVERIFY(colours.contains(lightTheme().quietBar.rgb()));
        QVERIFY(!colours.contains(lightTheme().sequential.at(0).rgb()));
        QCOMPARE(plot.cellText(0, 3), QString());
        QVERIFY(!plot.cellText(3, 3).isEmpty());
    }

    void wordsThatWereNotReadAreNotNamed()
    {
        MatrixPlot plot;
        show(plot, heatMapData(transformerDecoding(), FigureKind::Scores, 2, {},
                       {AttentionSite::DecoderSelf, 0, 0, 0}));
        const QRectF cell = plot.matrixLayout().cell(0, 3);
        const QRect label(int(cell.left()), int(cell.top()) - 24, int(cell.width()), 20);
        const auto isBlank = [&] {
            const QImage image = plot.grab(label).toImage();
            QImage blank = image;
            blank.fill(lightTheme().panel);
            return image == blank;
        };
        QVERIFY(isBlank());
        plot.setReached({4, 3});
        plot.replot();
        QVERIFY(!isBlank());
    }

    void whatHardAttentionTookIsOutlined()
    {
        MatrixPlot plot;
        show(plot, heatMapData(hardDecoding(1), FigureKind::Probabilities, 4));
        const QImage image = plot.grab().toImage();
        const auto edge = [&](int row, int column) {
            const QRectF cell = plot.matrixLayout().cell(row, column);
            return image.pixelColor(QPointF(cell.center().x(), cell.top()).toPoint());
        };
        QVERIFY2(isClose(edge(1, 1), lightTheme().text), qPrintable(edge(1, 1).name()));
        QVERIFY(!isClose(edge(1, 0), lightTheme().text));
    }

    void aClickOnACellAsksForIt()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QSignalSpy opened(&plot, &MatrixPlot::cellOpened);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.matrixLayout().cell(3, 2).center().toPoint());
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.matrixLayout().cell(7, 2).center().toPoint());
        QCOMPARE(opened, QList<QVariantList>({{3, 2}})); // row 7 is not reached yet
    }

    void theArrowKeysGoFromCellToCell()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QSignalSpy reached(&plot, &MatrixPlot::cellReached);
        connect(&plot, &MatrixPlot::cellReached, &plot, &MatrixPlot::markCell);
        plot.clearFocus(); // a lone window gives it at once
        plot.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(!reached.isEmpty());
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(&plot, key);
            return reached.last();
        };
        QCOMPARE(reached.last(), QVariantList({4, 0})); // the current row
        QCOMPARE(press(Qt::Key_Right), QVariantList({4, 1}));
        QCOMPARE(press(Qt::Key_End), QVariantList({4, 9}));
        QCOMPARE(press(Qt::Key_Up), QVariantList({3, 9}));
        QCOMPARE(press(Qt::Key_Down), QVariantList({4, 9}));
        QCOMPARE(press(Qt::Key_Down), QVariantList({4, 9}));
        QCOMPARE(press(Qt::Key_Home), QVariantList({4, 0}));
        QSignalSpy opened(&plot, &MatrixPlot::cellOpened);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(opened, QList<QVariantList>({{4, 0}}));
    }

    void aClickOnTheWordOfARowIsTold()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QSignalSpy clicked(&plot, &MatrixPlot::rowClicked);
        const auto click = [&](int row) {
            QTest::mouseClick(
                &plot, Qt::LeftButton, {}, plot.matrixLayout().rowLabel(row).center().toPoint());
        };
        click(3);
        QCOMPARE(clicked, QList<QVariantList>({{3}}));
        click(7); // not reached yet
        QCOMPARE(clicked.size(), 1);
    }

    void pointingAtTheTitleExplainsTheTerm()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5));
        point(plot, plot.matrixLayout().title.center().toPoint());
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("how well a query fits a key")));
    }

    void typeIsLargerWhereThereIsRoom()
    {
        MatrixPlot plot;
        show(plot, heatMapData(parkDecoding(), FigureKind::Scores, 5), {420, 250});
        QCOMPARE(plot.matrixLayout().titlePixels, 15);
        plot.resize(800, 480);
        plot.replot();
        QCOMPARE(plot.matrixLayout().titlePixels, 19);
    }

    void anEmptyMatrixIsDrawn()
    {
        MatrixPlot plot;
        show(plot, heatMapData({}, FigureKind::Scores, 0));
        QCOMPARE(plot.grab().toImage().pixelColor(300, 300), lightTheme().panel);
    }

    void thousandsOfCellsAreDrawn()
    {
        MatrixPlot plot;
        show(plot, heatMapData(longDecoding(1500, 900, 2), FigureKind::Scores, 900));
        QVERIFY(plot.matrixLayout().cellWidth < 1);
        QVERIFY(plot.grab().toImage().pixelColor(plot.matrixLayout().cells.center().toPoint()).isValid());
    }
};

QTEST_MAIN(MatrixPlotTest)
#include "matrixplottest.moc"
