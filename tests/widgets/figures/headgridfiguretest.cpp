// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/headgridfigure.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/picture.h"
#include "widgets/headmap.h"
#include "widgets/numbers.h"

#include <QTest>

using namespace lab;

namespace {

/// Then cells are the only filled rectangles, but for the scale.
HeadGridOptions transparent(AttentionSite site = AttentionSite::Cross)
{
    HeadGridOptions options;
    options.figure.transparent = true;
    options.figure.head.site = site;
    return options;
}

SvgContent svgOf(const Decoding& decoding, const HeadGridOptions& options)
{
    return readSvg(encodePicture(drawHeadGrid(decoding, options), {PictureFormat::Svg}));
}

} // namespace

/// All heads of a site as one picture.
class HeadGridFigureTest : public QObject {
    Q_OBJECT
private slots:
    void eachCellHasTheColourOfItsWeight()
    {
        const Decoding decoding = transformerDecoding();
        const SvgContent svg = svgOf(decoding, transparent());
        const HeadSite site{AttentionSite::Cross, 2, 2};
        std::size_t cell = 0;
        for (int layer = 0; layer < 2; ++layer) {
            for (int map = 0; map < site.mapsOfLayer(); ++map) {
                const std::vector<AttentionRow> rows = attentionRows(decoding, site.choice(layer, map));
                for (int index = 0; index < 16; ++index, ++cell) {
                    const float weight = rows[std::size_t(index / 4)].weight(index % 4);
                    QCOMPARE(
                        svg.rectangles[cell].fill.rgb(), lightTheme().sequential.at(double(weight)).rgb());
                }
            }
        }
        QCOMPARE(svg.rectangles.size(), cell);
    }

    void layersHeadsAndTheScaleAreNamed()
    {
        const SvgContent svg = svgOf(transformerDecoding(), transparent());
        for (const char* name :
            {"layer 1", "layer 2", "head 1", "head 2", "mean", "decoder → encoder", "0", "1"})
            QVERIFY2(svg.texts.count(QString::fromUtf8(name)) == 1, name);
        QVERIFY(svg.texts.join(u' ').contains(QStringLiteral("colours: weights.")));
        QVERIFY(!svg.texts.join(u' ').contains(QStringLiteral("Hatched")));
    }

    void maskedCellsAreHatched()
    {
        const HeadGridOptions options = transparent(AttentionSite::DecoderSelf);
        const SvgContent svg = svgOf(transformerDecoding(), options);
        const auto masked = std::count_if(svg.rectangles.begin(), svg.rectangles.end(),
            [](const Rectangle& cell) { return cell.fill.rgb() == lightTheme().track.rgb(); });
        QCOMPARE(int(masked), 6 * 6); // above the diagonal of each of six maps
        QVERIFY(svg.texts.join(u' ').contains(QStringLiteral("Hatched: masked.")));
        const QByteArray tikz =
            encodePicture(drawHeadGrid(transformerDecoding(), options), {PictureFormat::Tikz});
        const QByteArray open =
            encodePicture(drawHeadGrid(transformerDecoding(), transparent()), {PictureFormat::Tikz});
        QVERIFY(tikz.count("\\draw") > open.count("\\draw") + 50);
    }

    void allSitesShareAPicture_data()
    {
        QTest::addColumn<double>("width");
        QTest::newRow("narrow") << 317.0;
        QTest::newRow("usual") << 800.0;
        QTest::newRow("wide") << 1600.0;
    }
    void allSitesShareAPicture()
    {
        QFETCH(double, width);
        HeadGridOptions options = transparent();
        options.allSites = true;
        options.figure.width = width;
        const Drawing drawing = drawHeadGrid(transformerDecoding(), options);
        QCOMPARE(drawing.size.width(), width);
        const SvgContent svg = svgOf(transformerDecoding(), options);
        QCOMPARE(int(svg.rectangles.size()), 3 * 6 * 16);
        for (const AttentionSite site :
            {AttentionSite::Cross, AttentionSite::EncoderSelf, AttentionSite::DecoderSelf})
            QVERIFY2(svg.texts.contains(siteTitle(site)), qPrintable(svg.texts.join(u'|')));
        const QRectF page(QPointF(), drawing.size);
        for (const Rectangle& cell : svg.rectangles)
            QVERIFY(page.contains(cell.area));
    }

    void fewerStepsAreFewerRows()
    {
        HeadGridOptions options = transparent();
        options.figure.steps = 3;
        QCOMPARE(int(svgOf(transformerDecoding(), options).rectangles.size()), 6 * 3 * 4);
    }

    void manyCellsBecomeImages()
    {
        const QByteArray svg =
            encodePicture(drawHeadGrid(longDecoding(300, 200, 3), transparent()), {PictureFormat::Svg});
        QCOMPARE(svg.count("<image"), 1);
        QVERIFY(readSvg(svg).rectangles.empty());
    }

    void smallPicturesSayThatTheyPool()
    {
        HeadGridOptions options;
        options.figure.width = 420;
        const Drawing drawing = drawHeadGrid(longDecoding(1500, 1200, 1), options);
        const QByteArray svg = encodePicture(drawing, {PictureFormat::Svg});
        QVERIFY(!readSvg(svg).texts.join(u' ').contains(QStringLiteral("smaller than a pixel")));
        QVERIFY(!renderPicture(drawing, 96).isNull());
    }

    void darkIsDark()
    {
        HeadGridOptions options;
        options.figure.dark = true;
        QCOMPARE(renderPicture(drawHeadGrid(transformerDecoding(), options), 96).pixelColor(1, 1),
            darkTheme().panel);
    }

    void aSiteThatThereIsNotIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(drawHeadGrid(fixedDecoding()), ConfigError);
        QVERIFY_EXCEPTION_THROWN(
            drawHeadGrid(welcomeDecoding(), transparent(AttentionSite::EncoderSelf)), ConfigError);
        QVERIFY_EXCEPTION_THROWN(drawHeadGrid({}), ConfigError);
    }
};

QTEST_MAIN(HeadGridFigureTest)
#include "headgridfiguretest.moc"
