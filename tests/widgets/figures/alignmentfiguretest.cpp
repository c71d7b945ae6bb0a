// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/alignmentfigure.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/figures/picture.h"
#include "widgets/theme.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace lab;

namespace {

struct Stroke {
    double width = 0;
    QColor colour;
};

struct SvgContent {
    std::vector<Stroke> strokes; ///< of everything that is drawn and not filled
    QString text;                ///< all of it
};

SvgContent readSvg(const QByteArray& file)
{
    SvgContent content;
    Stroke stroke;
    bool filled = false;
    QXmlStreamReader reader(file);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        if (attributes.hasAttribute(QLatin1String("stroke-width")))
            stroke.width = attributes.value(QLatin1String("stroke-width")).toDouble();
        if (attributes.hasAttribute(QLatin1String("stroke")))
            stroke.colour = QColor::fromString(attributes.value(QLatin1String("stroke")));
        if (attributes.hasAttribute(QLatin1String("fill")))
            filled = attributes.value(QLatin1String("fill")) != QLatin1String("none");
        const bool isShape =
            reader.name() == QLatin1String("path") || reader.name() == QLatin1String("polyline");
        if (isShape && !filled)
            content.strokes.push_back(stroke);
        if (reader.name() == QLatin1String("text"))
            content.text += reader.readElementText() + u'\n';
    }
    return content;
}

QByteArray svgOf(const Decoding& decoding, const FigureOptions& options = {})
{
    return encodePicture(drawAlignment(decoding, options), {PictureFormat::Svg, 192, {}});
}

/// Strokes of this colour.
std::vector<double> widthsIn(const SvgContent& svg, const QColor& colour)
{
    std::vector<double> widths;
    for (const Stroke& stroke : svg.strokes) {
        if (stroke.colour.rgb() == colour.rgb())
            widths.push_back(stroke.width);
    }
    return widths;
}

/// The thickness of the scale's sample 1, which the figure says is the maximum.
double statedMaximum(const SvgContent& svg)
{
    const std::vector<double> samples = widthsIn(svg, lightTheme().secondary);
    const bool isStated = svg.text.contains(QStringLiteral("thickness = probability × sample 1"));
    return isStated && samples.size() == 3 ? samples[0] : 0;
}

/// The weight below which lines are left out, as a figure states it.
double statedLightest(const QString& text)
{
    const QRegularExpression rule(QStringLiteral("lines below ([0-9.]+) left out"));
    return rule.match(text).captured(1).toDouble();
}

std::vector<double> lineWidths(const SvgContent& svg)
{
    return widthsIn(svg, lightTheme().accent);
}

void checkLinesAreTheNumbers(const HeatMapData& data, const SvgContent& svg)
{
    const double maximum = statedMaximum(svg);
    const double lightest = statedLightest(svg.text);
    QVERIFY(maximum >= 6);
    QVERIFY2(lightest > 0 && lightest * maximum < 0.13, qPrintable(svg.text.left(400)));
    const std::vector<double> widths = lineWidths(svg);
    std::size_t line = 0;
    for (int row = 0; row < data.rowCount(); ++row) {
        for (int key = 0; key < data.columnCount(); ++key) {
            const double weight = double(data.value(row, key));
            if (data.isMasked(row, key) || !data.isReached(row, key) || !(weight >= lightest))
                continue;
            QVERIFY(line < widths.size());
            QVERIFY2(std::abs(widths[line] - weight * maximum) <= 1e-5 * weight * maximum,
                qPrintable(
                    QStringLiteral("%1 instead of %2 × %3").arg(widths[line]).arg(weight).arg(maximum)));
            ++line;
        }
    }
    QCOMPARE(line, widths.size());
}

} // namespace

/// The probabilities as lines, for export.
class AlignmentFigureTest : public QObject {
    Q_OBJECT

private slots:
    void eachLineIsAsThickAsItsWeight()
    {
        const Decoding decoding = parkDecoding();
        const HeatMapData data = heatMapData(decoding, FigureKind::Probabilities, 10);
        checkLinesAreTheNumbers(data, readSvg(svgOf(decoding)));
    }

    void maskedKeysHaveNoLine()
    {
        FigureOptions options;
        options.head = {AttentionSite::DecoderSelf, 1, 0, 0};
        const Decoding decoding = transformerDecoding();
        const HeatMapData data = heatMapData(decoding, FigureKind::Probabilities, 4, {}, options.head);
        const SvgContent svg = readSvg(svgOf(decoding, options));
        checkLinesAreTheNumbers(data, svg);
        QVERIFY(lineWidths(svg).size() <= 4U * 5 / 2);
    }

    void onlyReachedRowsHaveLines()
    {
        FigureOptions options;
        options.steps = 3;
        HeatMapData data = heatMapData(parkDecoding(), FigureKind::Probabilities, 3);
        data.reached.current = -1;
        checkLinesAreTheNumbers(data, readSvg(svgOf(parkDecoding(), options)));
        options.reached = data.reached = {3, 2, 0, 0, false}; // the third has no softmax yet
        checkLinesAreTheNumbers(data, readSvg(svgOf(parkDecoding(), options)));
    }

    void takenKeysAreOutlined()
    {
        const Theme theme = lightTheme();
        for (const int taken : {1, 3}) {
            const SvgContent svg = readSvg(svgOf(hardDecoding(taken)));
            const auto isOutline = [&theme](const Stroke& stroke) {
                return stroke.colour.rgb() == theme.text.rgb();
            };
            QCOMPARE(std::count_if(svg.strokes.begin(), svg.strokes.end(), isOutline), 4 * taken);
        }
    }

    void takenKeysAreDrawnHoweverThinTheyAre()
    {
        const Decoding decoding = hardDecoding(4); // all of them
        const HeatMapData data = heatMapData(decoding, FigureKind::Probabilities, 4);
        const SvgContent svg = readSvg(svgOf(decoding));
        float least = 1;
        for (int cell = 0; cell < 16; ++cell)
            least = std::min(least, data.value(cell / 4, cell % 4));
        QVERIFY(double(least) < statedLightest(svg.text));
        QCOMPARE(lineWidths(svg).size(), 16U);
    }

    void aNarrowFigureIsMadeSmallerAsAWhole()
    {
        FigureOptions options;
        options.width = 210; // half of what type needs
        const QByteArray file = svgOf(parkDecoding(), options);
        QVERIFY(file.contains("matrix(0.5,0,0,0.5,"));
        checkLinesAreTheNumbers(heatMapData(parkDecoding(), FigureKind::Probabilities, 10), readSvg(file));
    }

    void aLongSentenceHasALineForEachWeightToo()
    {
        const Decoding decoding = longDecoding(120, 110, 2);
        const SvgContent svg = readSvg(svgOf(decoding));
        checkLinesAreTheNumbers(heatMapData(decoding, FigureKind::Probabilities, 110), svg);
        QVERIFY(lineWidths(svg).size() >= 110);
    }

    void sentenceModelAndWordsAreText()
    {
        FigureOptions options;
        options.modelName = QStringLiteral("zh-en-additive");
        const QString text = readSvg(svgOf(parkDecoding(), options)).text;
        for (const char* part : {"zh-en-additive", "公园", "yesterday", "Probabilities", "keys: source words",
                 "queries: target words"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }

    void everyFormatHasIt()
    {
        const Drawing figure = drawAlignment(welcomeDecoding());
        const QByteArray tikz = encodePicture(figure, {PictureFormat::Tikz, 192, {}});
        QVERIFY(tikz.count("\\draw[") >= 4 + 3); // lines and the scale's samples
        QVERIFY(encodePicture(figure, {PictureFormat::Pdf, 192, {}}).startsWith("%PDF"));
        FigureOptions options;
        options.dark = true;
        const QImage image = renderPicture(drawAlignment(welcomeDecoding(), options), 96);
        QCOMPARE(image.width(), 800);
        QCOMPARE(image.pixelColor(1, 1), darkTheme().panel);
    }

    void withoutAttentionThereIsNothingToDraw()
    {
        QVERIFY_EXCEPTION_THROWN(drawAlignment(fixedDecoding()), ConfigError);
        QVERIFY_EXCEPTION_THROWN(drawAlignment(Decoding()), ConfigError);
        FigureOptions options;
        options.width = 0;
        QVERIFY_EXCEPTION_THROWN(drawAlignment(welcomeDecoding(), options), ConfigError);
    }
};

QTEST_MAIN(AlignmentFigureTest)
#include "alignmentfiguretest.moc"
