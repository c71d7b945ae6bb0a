// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure.h"
#include "model/math/error.h"
#include "tests/support/messageof.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/figures/picture.h"
#include "widgets/theme.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace lab;
using namespace lab::test;

namespace {

QImage renderFigure(
    const Decoding& decoding, FigureKind kind, const FigureOptions& options = {}, int dpi = 192)
{
    return renderPicture(drawFigure(decoding, kind, options), dpi);
}

void saveFigure(const Decoding& decoding, const QString& file)
{
    savePicture(drawFigure(decoding, FigureKind::Scores), {}, file);
}

/// Pixels of a figure that have this colour, but for rounding.
int pixelsOf(const QImage& figure, const QColor& colour)
{
    const auto isClose = [](int a, int b) { return std::abs(a - b) <= 2; };
    int count = 0;
    for (int y = 0; y < figure.height(); ++y) {
        for (int x = 0; x < figure.width(); ++x) {
            const QColor found = figure.pixelColor(x, y);
            count += isClose(found.red(), colour.red()) && isClose(found.green(), colour.green()) &&
                             isClose(found.blue(), colour.blue())
                         ? 1
                         : 0;
        }
    }
    return count;
}

} // namespace

class FigureTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void aFigureHasTheWidthAndResolutionAskedFor_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("dpi");
        for (const auto& [width, dpi] : {std::pair(1600, 192), {800, 96}, {200, 300}, {3000, 300}})
            QTest::addRow("%d pixels, %d dpi", width, dpi) << width << dpi;
    }

    void aFigureHasTheWidthAndResolutionAskedFor()
    {
        QFETCH(int, width);
        QFETCH(int, dpi);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context}) {
            FigureOptions options;
            options.width = width * pixelsPerInch / dpi;
            const QImage figure = renderFigure(parkDecoding(), kind, options, dpi);
            QCOMPARE(figure.width(), width);
            QVERIFY(figure.height() > width / 8);
            QCOMPARE(qRound(figure.dotsPerMeterX() * 0.0254), dpi);
            QCOMPARE(qRound(figure.dotsPerMeterY() * 0.0254), dpi);
        }
    }

    void theFigureShowsTheNumbersAsColours()
    {
        const Decoding decoding = welcomeDecoding();
        const QImage figure = renderFigure(decoding, FigureKind::Scores);
        const HeatMapData data = heatMapData(decoding, FigureKind::Scores, 4);
        for (int row = 0; row < 4; ++row) {
            const double position = data.scale.position(data.value(row, row));
            const QColor colour = lightTheme().diverging.at(position);
            QVERIFY2(pixelsOf(figure, colour) > 500, qPrintable(QString::number(row)));
        }
    }

    void fewerStepsMakeALowerFigure()
    {
        FigureOptions options;
        const int whole = renderFigure(parkDecoding(), FigureKind::Scores, options).height();
        options.steps = 3;
        QVERIFY(renderFigure(parkDecoding(), FigureKind::Scores, options).height() < whole);
    }

    void darkFiguresAreDark()
    {
        FigureOptions options;
        options.dark = true;
        const QImage figure = renderFigure(parkDecoding(), FigureKind::Probabilities, options);
        QCOMPARE(figure.pixelColor(1, 1), darkTheme().panel);
    }

    void probabilitiesHaveTheChosenColours()
    {
        const HeatMapData data = heatMapData(welcomeDecoding(), FigureKind::Probabilities, 4);
        for (const SequentialMap map : sequentialMaps) {
            FigureOptions options;
            options.colours = map;
            const QImage figure = renderFigure(welcomeDecoding(), FigureKind::Probabilities, options);
            for (int row = 0; row < 4; ++row) {
                const QColor colour = themeOf(false, map).sequential.at(double(data.value(row, row)));
                QVERIFY2(pixelsOf(figure, colour) > 500, qPrintable(nameOf(map)));
            }
        }
    }

    void numbersWithASignKeepTheirColours()
    {
        FigureOptions options;
        options.colours = SequentialMap::Viridis;
        QCOMPARE(renderFigure(welcomeDecoding(), FigureKind::Scores, options),
            renderFigure(welcomeDecoding(), FigureKind::Scores));
    }

    void theSameDecodeGivesTheSamePixels()
    {
        QCOMPARE(renderFigure(parkDecoding(), FigureKind::Context),
            renderFigure(parkDecoding(), FigureKind::Context));
    }

    void veryLongDecodesStayFinite()
    {
        const QImage figure = renderFigure(longDecoding(300, 1200, 3), FigureKind::Scores);
        QVERIFY(figure.height() <= 4 * figure.width() + 80);
    }

    void optionsOutOfRangeAreRefused()
    {
        const auto render = [](int width, int dpi, int steps) {
            FigureOptions options;
            options.width = width;
            options.steps = steps;
            renderFigure(welcomeDecoding(), FigureKind::Scores, options, dpi);
        };
        QVERIFY(messageOf<ConfigError>([&] { render(199, 96, -1); }).contains(QStringLiteral("199")));
        QVERIFY(messageOf<ConfigError>([&] { render(20001, 96, -1); }).contains(QStringLiteral("20001")));
        QVERIFY(messageOf<ConfigError>([&] { render(100, 1201, -1); }).contains(QStringLiteral("1201")));
        QVERIFY(!messageOf<ConfigError>([&] { render(800, 96, 0); }).isEmpty());
        QVERIFY(!messageOf<ConfigError>([] { renderFigure({}, FigureKind::Scores); }).isEmpty());
    }

    void savedFiguresReadBack()
    {
        const QString file = m_folder.filePath(QStringLiteral("热图.png"));
        const QImage figure = renderFigure(parkDecoding(), FigureKind::Scores);
        saveFigure(parkDecoding(), file);
        const QImage read(file);
        QCOMPARE(read.convertToFormat(figure.format()), figure);
        QCOMPARE(qRound(read.dotsPerMeterX() * 0.0254), 192);
    }

    void filesThatCannotBeWrittenAreNamed()
    {
        const QString file = m_folder.filePath(QStringLiteral("missing/scores.png"));
        const QString message = messageOf<FileError>([&] { saveFigure(welcomeDecoding(), file); });
        QVERIFY(message.contains(file));
        QVERIFY(!QFile::exists(file));
    }

    void aDeviceStaysADevice()
    {
        const QString message =
            messageOf<FileError>([] { saveFigure(welcomeDecoding(), QStringLiteral("/dev/full")); });
        QVERIFY2(message.contains(QStringLiteral("No space left")), qPrintable(message));
        QVERIFY(std::filesystem::is_character_file("/dev/full"));
    }

    void aPictureThatCannotBeLeavesTheOldFileAlone()
    {
        const QString file = m_folder.filePath(QStringLiteral("kept.png"));
        saveFigure(welcomeDecoding(), file);
        const qint64 size = QFile(file).size();
        FigureOptions options;
        options.width = 100'000;
        const Drawing drawing = drawFigure(welcomeDecoding(), FigureKind::Scores, options);
        const QString message = messageOf<ConfigError>([&] { savePicture(drawing, {}, file); });
        QVERIFY2(message.contains(QStringLiteral("200000")), qPrintable(message));
        QCOMPARE(QFile(file).size(), size);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).filter(QStringLiteral("kept")).size(), 1);
    }

    void piecesAreMergedIntoWordsOnRequest()
    {
        DecodingParts parts;
        parts.source = {"北京", "</s>"};
        parts.target = {"▁Bei", "jing", "</s>"};
        parts.scores = Matrix(3, 2);
        parts.scores << 0, 1, 2, 3, 4, 2;
        parts.values = Matrix::Identity(2, 2);
        FigureOptions options;
        const auto heightOf = [&] {
            return drawFigure(makeDecoding(parts), FigureKind::Probabilities, options).size.height();
        };
        const double ofPieces = heightOf();
        options.words = true;
        QVERIFY2(heightOf() < ofPieces, "a row less");
    }

    void noPeakIsLostWhereCellsAreSmallerThanAPixel()
    {
        DecodingParts parts;
        parts.source.assign(1900, "a");
        parts.target.assign(400, "b");
        parts.scores = Matrix::Zero(400, 1900);
        parts.values = Matrix::Zero(1900, 1);
        const std::vector<std::pair<int, int>> peaks = {{301, 17}, {322, 640}, {355, 1203}, {398, 1899}};
        for (const auto& [row, column] : peaks)
            parts.scores(row, column) = 50; // a probability of 1, beside others near 0
        FigureOptions options;
        options.width = 600;
        const QImage figure = renderFigure(makeDecoding(parts), FigureKind::Probabilities, options, 96);
        const QRgb peak = lightTheme().sequential.at(1).rgb();
        int found = 0;
        for (int y = figure.height() / 2; y < figure.height(); ++y) {
            for (int x = 100; x < figure.width(); ++x)
                found += figure.pixel(x, y) == peak;
        }
        QVERIFY2(found >= int(peaks.size()), qPrintable(QString::number(found)));
    }
};

QTEST_MAIN(FigureTest)
#include "figuretest.moc"
