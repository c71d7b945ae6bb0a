// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/composefigure.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/picture.h"
#include "widgets/numbers.h"
#include "widgets/theme.h"

#include <QTest>

using namespace lab;

namespace {

FigureOptions transparent(double width = 500)
{
    FigureOptions options;
    options.width = width;
    options.transparent = true;
    return options;
}

ComposeOptions composed(int columns)
{
    ComposeOptions options;
    options.columns = columns;
    options.transparent = true;
    return options;
}

SvgContent svgOf(const Drawing& drawing)
{
    return readSvg(encodePicture(drawing, {PictureFormat::Svg}));
}

Decoding scaledWelcome(float factor)
{
    DecodingParts parts;
    parts.source = {"欢迎", "来", "</s>"};
    parts.target = {"Welcome", "to", "</s>"};
    parts.scores = factor * (Matrix(3, 3) << 1, -2, 3, 0, 2, -1, 1, 1, 2).finished();
    parts.values = Matrix::Identity(3, 2);
    return makeDecoding(parts);
}

} // namespace

class ComposeFigureTest : public QObject {
    Q_OBJECT
private slots:
    void allPartsLabelsAndTheCaptionAreThere()
    {
        const Drawing scores = drawFigure(welcomeDecoding(), FigureKind::Scores, transparent());
        const Drawing weights = drawFigure(hardDecoding(1), FigureKind::Weights, transparent());
        ComposeOptions options = composed(2);
        options.caption = QStringLiteral("Scores and weights of one sentence.");
        const SvgContent svg = svgOf(composeFigure({scores, weights, scores}, options));
        QCOMPARE(int(svg.rectangles.size()), 3 * 16);
        for (const char* label : {"(a)", "(b)", "(c)"})
            QCOMPARE(svg.texts.count(QLatin1String(label)), 1);
        QVERIFY(svg.texts.contains(options.caption));
        QCOMPARE(svg.texts.count(QStringLiteral("欢迎")), 3);
    }

    void partsStandInColumnsAndRows()
    {
        const Drawing part = drawFigure(welcomeDecoding(), FigureKind::Scores, transparent());
        ComposeOptions options = composed(2);
        options.gap = 30;
        const Drawing drawing = composeFigure({part, part, part}, options);
        QCOMPARE(drawing.size.width(), 2 * part.size.width() + 30);
        QVERIFY(drawing.size.height() > 2 * part.size.height() + 30);
        const SvgContent svg = svgOf(drawing);
        const QPointF first = svg.rectangles[0].area.topLeft();
        const QPointF second = svg.rectangles[16].area.topLeft();
        const QPointF third = svg.rectangles[32].area.topLeft();
        QCOMPARE(second, first + QPointF(part.size.width() + 30, 0));
        QCOMPARE(third.x(), first.x());
        QVERIFY(third.y() > first.y() + part.size.height());
    }

    void theWholeHasTheWidthAskedFor()
    {
        const Drawing part = drawFigure(welcomeDecoding(), FigureKind::Scores);
        ComposeOptions options = composed(2);
        options.width = 657;
        const Drawing drawing = composeFigure({part, part}, options);
        QCOMPARE(drawing.size.width(), 657.0);
        QVERIFY(drawing.scale < 1);
        QCOMPARE(renderPicture(drawing, 96).width(), 657);
    }

    void typeHasOneSizeInAllParts()
    {
        const Drawing wide = drawFigure(welcomeDecoding(), FigureKind::Scores, transparent(420));
        const Drawing narrow = drawFigure(welcomeDecoding(), FigureKind::Scores, transparent(210));
        const SvgContent svg = svgOf(composeFigure({wide, narrow}, composed(2)));
        QCOMPARE(svg.rectangles[0].area.size(), svg.rectangles[16].area.size());
    }

    void oneRangeContainsAllValues()
    {
        const Decoding small = scaledWelcome(1);
        const Decoding large = scaledWelcome(10);
        const std::vector<HeatMapPart> parts = {
            {&large, FigureKind::Scores, transparent()}, {&small, FigureKind::Scores, transparent()}};
        QCOMPARE(figureRange(small, FigureKind::Scores).upper, 3.0);
        const ValueScale range = sharedRange(parts);
        QCOMPARE(range.lower, -30.0);
        QCOMPARE(range.upper, 30.0);
        const SvgContent svg = svgOf(composeFigure(drawWithSharedRange(parts), composed(1)));
        QCOMPARE(svg.texts.count(shortNumber(30)), 2);
        QCOMPARE(svg.texts.count(shortNumber(-30)), 2);
        const HeatMapData data = heatMapData(small, FigureKind::Scores, 3);
        for (int cell = 0; cell < 9; ++cell) {
            const double position = range.position(double(data.value(cell / 3, cell % 3)));
            QCOMPARE(
                svg.rectangles[std::size_t(9 + cell)].fill.rgb(), lightTheme().diverging.at(position).rgb());
        }
    }

    void aRangeOfMixedPartsHasBothSigns()
    {
        const Decoding decoding = scaledWelcome(0.1F);
        const ValueScale range =
            sharedRange({{&decoding, FigureKind::Probabilities}, {&decoding, FigureKind::Scores}});
        QCOMPARE(range.lower, -1.0);
        QCOMPARE(range.upper, 1.0);
        const ValueScale unit = sharedRange({{&decoding, FigureKind::Probabilities}});
        QCOMPARE(unit.lower, 0.0);
        QCOMPARE(unit.upper, 1.0);
    }

    void aRangeThatHidesANumberIsRefused()
    {
        FigureOptions options;
        options.range = ValueScale{-2, 2};
        QVERIFY_EXCEPTION_THROWN(drawFigure(scaledWelcome(1), FigureKind::Scores, options), ConfigError);
        options.range = ValueScale{0, 1};
        drawFigure(scaledWelcome(1), FigureKind::Probabilities, options);
        options.range = ValueScale{-1, 2};
        QVERIFY_EXCEPTION_THROWN(
            drawFigure(scaledWelcome(1), FigureKind::Probabilities, options), ConfigError);
    }

    void labelsGoOnAfterZ()
    {
        QCOMPARE(partLabel(25), QStringLiteral("(z)"));
        QCOMPARE(partLabel(26), QStringLiteral("(aa)"));
        QCOMPARE(partLabel(53), QStringLiteral("(bb)"));
    }

    void nothingIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(composeFigure({}), ConfigError);
        const Drawing part = drawFigure(welcomeDecoding(), FigureKind::Scores);
        QVERIFY_EXCEPTION_THROWN(composeFigure({part}, composed(0)), ConfigError);
    }
};

QTEST_MAIN(ComposeFigureTest)
#include "composefiguretest.moc"
