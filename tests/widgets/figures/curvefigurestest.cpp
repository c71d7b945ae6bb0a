// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/curvefigures.h"
#include "model/math/error.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/picture.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

SvgContent svgOf(const Drawing& drawing)
{
    return readSvg(encodePicture(drawing, {PictureFormat::Svg}));
}

CurveOptions transparent(double width = 800)
{
    return {width, false, true};
}

ScalingOptions smallExperiment()
{
    ScalingOptions options;
    options.dimensions = {1, 4, 16, 64};
    options.keys = 8;
    options.trials = 20;
    return options;
}

/// Where the marks of the first line are: they are filled squares. The first is the legend's.
std::vector<QPointF> squaresOf(const SvgContent& svg)
{
    std::vector<QPointF> centres;
    for (const Rectangle& rectangle : svg.rectangles)
        centres.push_back(rectangle.area.center());
    return centres;
}

/// The place of a number along an axis that is known at two others.
double between(double value, double first, double firstPlace, double second, double secondPlace)
{
    return firstPlace + (value - first) / (second - first) * (secondPlace - firstPlace);
}

double heightOf(const SvgContent& svg, const QString& text)
{
    return svg.places[std::size_t(svg.texts.indexOf(text))].y();
}

LengthScore score(const char* lengths, std::size_t sentences, std::optional<double> bleu)
{
    return {lengths, sentences, bleu};
}

std::vector<LengthCurve> twoModels()
{
    return {{QStringLiteral("zh-en-additive"), {score("<=5", 40, 30), score("6-10", 110, 25),
                                                   score("11-15", 60, 22.5), score(">15", 0, {})}},
        {QStringLiteral("zh-en-fixed-context"),
            {score("<=5", 40, 28), score("6-10", 110, 20), score("11-15", 60, 10), score(">15", 0, {})}}};
}

} // namespace

/// Curves over the dimension and over the length of sentences.
class CurveFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void scalingPointsAreThoseOfTheExperiment()
    {
        const ScalingOptions options = smallExperiment();
        const std::vector<Chart> charts = scalingCharts(measureScaling(options));
        QCOMPARE(charts.size(), 4U);
        for (std::size_t point = 0; point < 4; ++point) {
            const ScalingPoint measured = measureScaling(options.dimensions[point], options);
            const std::array quantities = {&ScalingMeasure::spread, &ScalingMeasure::entropy,
                &ScalingMeasure::largestProbability, &ScalingMeasure::jacobianNorm};
            for (std::size_t chart = 0; chart < 4; ++chart) {
                const std::vector<ChartSeries>& lines = charts[chart].series;
                QCOMPARE(lines[0].x[point], double(options.dimensions[point]));
                QCOMPARE(lines[0].y[point], (measured.dot.*quantities[chart]).mean);
                QCOMPARE(lines[1].y[point], (measured.scaledDot.*quantities[chart]).mean);
                QCOMPARE(lines[1].errors[point], (measured.scaledDot.*quantities[chart]).standardError);
            }
        }
    }

    void marksStandAtTheirNumbers()
    {
        const ScalingRecord record = measureScaling(smallExperiment());
        const std::vector<QPointF> squares = squaresOf(svgOf(drawScaling(record, transparent())));
        QCOMPARE(squares.size(), 1U + 4 * 4);
        const std::vector<Chart> charts = scalingCharts(record);
        for (std::size_t chart = 0; chart < 4; ++chart) {
            const QPointF* marks = squares.data() + 1 + 4 * chart;
            const std::vector<double>& numbers = charts[chart].series[0].y;
            QVERIFY((marks[3].y() < marks[0].y()) == (numbers[3] > numbers[0]));
            for (int point : {1, 2}) {
                const double x = between(2 * point, 0, marks[0].x(), 6, marks[3].x()); // log2 of d
                const double y =
                    between(numbers[std::size_t(point)], numbers[0], marks[0].y(), numbers[3], marks[3].y());
                QVERIFY2(std::abs(marks[point].x() - x) < 0.1, qPrintable(QString::number(x)));
                QVERIFY2(std::abs(marks[point].y() - y) < 0.1, qPrintable(QString::number(y)));
            }
        }
    }

    void axesAndLinesAreNamed()
    {
        const QStringList texts = svgOf(drawScaling(measureScaling(smallExperiment()))).texts;
        for (const char* text :
            {"Spread of the scores", "Entropy of the softmax, in nats", "Largest probability",
                "Frobenius norm of the softmax's Jacobian", "without the division: q·k", "with it: q·k / √d"})
            QVERIFY2(texts.count(QString::fromUtf8(text)) == 1, text);
        for (const char* tick : {"1", "4", "16", "64"})
            QVERIFY2(texts.count(QLatin1String(tick)) >= 4, tick);
        QVERIFY(texts.join(u' ').contains(QStringLiteral("8 keys, 20 trials, seed 1")));
    }

    void lengthsAreBleuOfTheirClass()
    {
        const Chart chart = lengthChart(twoModels());
        QCOMPARE(chart.series.size(), 2U);
        QCOMPARE(chart.series[1].name, QStringLiteral("zh-en-fixed-context"));
        QCOMPARE(chart.series[0].y[2], 22.5);
        QCOMPARE(chart.series[1].y[1], 20.0);
        QVERIFY(std::isnan(chart.series[1].y[3]));
        QCOMPARE(chart.categories[0], QStringLiteral("≤5\n40"));
    }

    void lengthMarksFitTheAxis()
    {
        const SvgContent svg = svgOf(drawLengthCurves(twoModels(), transparent()));
        const std::vector<QPointF> squares = squaresOf(svg);
        QCOMPARE(squares.size(), 1U + 3); // nothing stands for a class without sentences
        const double unit = (heightOf(svg, QStringLiteral("20")) - heightOf(svg, QStringLiteral("10"))) / 10;
        QVERIFY(unit < 0);
        QVERIFY(std::abs(squares[3].y() - squares[1].y() - unit * (22.5 - 30)) < 1.5);
        for (const char* text : {"zh-en-additive", "zh-en-fixed-context", "BLEU", "6-10", "110"})
            QVERIFY2(svg.texts.contains(QLatin1String(text)), text);
    }

    void linesDifferWithoutColour()
    {
        const QByteArray svg = encodePicture(drawLengthCurves(twoModels()), {PictureFormat::Svg});
        QVERIFY(svg.contains("stroke-dasharray"));
        const auto one = encodePicture(drawLengthCurves({twoModels()[0]}), {PictureFormat::Svg});
        QVERIFY(!one.contains("stroke-dasharray"));
    }

    void allFormatsAndSizesWork()
    {
        for (const double width : {317.0, 1600.0}) {
            for (const bool dark : {false, true}) {
                const Drawing drawing = drawScaling(measureScaling(smallExperiment()), {width, dark, false});
                QCOMPARE(drawing.size.width(), width);
                for (const PictureFormat format :
                    {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Tikz})
                    QVERIFY(encodePicture(drawing, {format}).size() > 1000);
            }
        }
    }

    void whatCannotBeDrawnIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(drawCharts({}), ConfigError);
        QVERIFY_EXCEPTION_THROWN(drawLengthCurves({}), ConfigError);
        QVERIFY_EXCEPTION_THROWN(drawLengthCurves(twoModels(), transparent(0)), ConfigError);
        std::vector<LengthCurve> curves = twoModels();
        curves[1].lengths.pop_back();
        QVERIFY_EXCEPTION_THROWN(lengthChart(curves), ConfigError);
    }
};

QTEST_MAIN(CurveFiguresTest)
#include "curvefigurestest.moc"
