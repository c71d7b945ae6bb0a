// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/picture.h"

#include "model/math/error.h"
#include "tests/support/outputof.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/drawntexts.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/footer.h"
#include "widgets/figures/tikzdevice.h"
#include "widgets/theme.h"

#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <qcustomplot.h>

#include <algorithm>

using namespace lab;
using namespace lab::test;

Q_DECLARE_METATYPE(lab::PictureFormat)

namespace {

const Metadata metadata = {
    {"Sentence", "欢迎来\"北京\"。\n第二行 & <b> \\ %"}, {"Title", "Attention"}, {"Version", "1"}};

QByteArray encoded(const Drawing& drawing, PictureFormat format, const Metadata& about = {})
{
    return encodePicture(drawing, {format, 192, about});
}

void addFormats()
{
    QTest::addColumn<PictureFormat>("format");
    QTest::newRow("png") << PictureFormat::Png;
    QTest::newRow("svg") << PictureFormat::Svg;
    QTest::newRow("pdf") << PictureFormat::Pdf;
    QTest::newRow("tikz") << PictureFormat::Tikz;
}

} // namespace

class PictureTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString saved(const Drawing& drawing, PictureFormat format, const QString& name)
    {
        const QString file = m_folder.filePath(name);
        savePicture(drawing, {format, 192, metadata}, file);
        return file;
    }

private slots:
    void bandsJoinWithoutASeam()
    {
        const Drawing drawing = drawFigure(parkDecoding(), FigureKind::Probabilities);
        PicturePainter painter(drawing, 600);
        QVERIFY(painter.bandCount() > 2);
        int bands = 0;
        for (; !painter.isDone(); ++bands)
            painter.paintNext();
        QCOMPARE(bands, painter.bandCount());
        const QImage whole = previewPicture(drawing, painter.picture().size());
        QCOMPARE(whole.size(), painter.picture().size());
        int different = 0; // where the edge of a letter crosses that of a band, by rounding
        for (int y = 0; y < whole.height(); ++y) {
            for (int x = 0; x < whole.width(); ++x) {
                const QColor one = whole.pixelColor(x, y);
                const QColor other = painter.picture().pixelColor(x, y);
                QVERIFY(std::abs(one.red() - other.red()) <= 2 && one.alpha() == other.alpha());
                different += one == other ? 0 : 1;
            }
        }
        QVERIFY2(different < 20, qPrintable(QString::number(different)));
    }

    void theSamePictureGivesTheSameBytes_data() { addFormats(); }
    void theSamePictureGivesTheSameBytes()
    {
        QFETCH(PictureFormat, format);
        const Drawing first = drawFigure(parkDecoding(), FigureKind::Scores);
        const Drawing second = drawFigure(parkDecoding(), FigureKind::Scores);
        const QByteArray bytes = encoded(first, format, metadata);
        QVERIFY(bytes.size() > 1000);
        QVERIFY(!bytes.contains("CreationDate") && !bytes.contains("tIME")); // and no other time
        QCOMPARE(encoded(second, format, metadata), bytes);
        QCOMPARE(encoded(first, format, metadata), bytes);
    }

    void aFileSaysWhatItIs_data() { addFormats(); }
    void aFileSaysWhatItIs()
    {
        QFETCH(PictureFormat, format);
        const Drawing drawing = drawFigure(welcomeDecoding(), FigureKind::Probabilities);
        QCOMPARE(readMetadata(encoded(drawing, format, metadata)), metadata);
        QVERIFY(readMetadata(encoded(drawing, format)).empty());
    }

    void nothingIsDrawnThatNobodySees()
    {
        const QByteArray svg = encoded(drawFigure(parkDecoding(), FigureKind::Scores), PictureFormat::Svg);
        QVERIFY(svg.contains("queries: target words →"));
        QVERIFY(!svg.contains("queries ↓")); // the short name, for where the long one has no room
    }

    void anSvgSaysHowLongItsTextsAreAndWhatMayStandIn()
    {
        const Drawing drawing = drawFigure(parkDecoding(), FigureKind::Scores);
        const QByteArray svg = encoded(drawing, PictureFormat::Svg);
        std::vector<DrawnText> texts = drawnTexts(drawing);
        std::erase_if(texts, [](const DrawnText& text) { return text.width == 0; }); // marks of direction
        const QByteArray length = "textLength=\"" + QByteArray::number(texts.front().width, 'f', 2) +
                                  "\" lengthAdjust=\"spacingAndGlyphs\"";
        QCOMPARE(svg.mid(svg.indexOf("textLength"), length.size()), length);
        QCOMPARE(svg.count("textLength="), qsizetype(texts.size()));
        QCOMPARE(svg.count("<text "), qsizetype(drawnTexts(drawing).size()));
        QCOMPARE(svg.count(",sans-serif\""), svg.count("<text "));
        const Drawing serif = inFamily(
            QStringLiteral("DejaVu Serif"), [] { return drawFigure(parkDecoding(), FigureKind::Scores); });
        QVERIFY(
            encoded(serif, PictureFormat::Svg).contains("font-family=\"'DejaVu Serif','Noto Sans CJK SC',"));
    }

    void controlCharactersDoNotBreakAnSvg()
    {
        DecodingParts parts;
        parts.source = {"a", "</s>"};
        parts.target = {"\x01", "</s>"};
        parts.scores = Matrix::Identity(2, 2);
        parts.values = Matrix::Identity(2, 2);
        const Metadata about = {{"Sentence", "\x02"}};
        const QByteArray svg =
            encoded(drawFigure(makeDecoding(parts), FigureKind::Scores), PictureFormat::Svg, about);
        QCOMPARE(readMetadata(svg), Metadata({{"Sentence", "\uFFFD"}}));
    }

    void brokenFilesAreRefused()
    {
        const Drawing drawing = drawFigure(welcomeDecoding(), FigureKind::Probabilities);
        for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Pdf}) {
            const QByteArray bytes = encoded(drawing, format, metadata);
            QVERIFY_EXCEPTION_THROWN(readMetadata(bytes.left(300)), FormatError);
        }
        QVERIFY_EXCEPTION_THROWN(readMetadata(QByteArray("\x89PNG and no more")), FormatError);
        QVERIFY_EXCEPTION_THROWN(readMetadata(QByteArray()), FormatError);
        QVERIFY_EXCEPTION_THROWN(readMetadata(QByteArray("GIF89a")), FormatError);
    }

    void formatsAreKnownByTheirEnding()
    {
        QCOMPARE(pictureFormatOf(QStringLiteral("a/b.c/map.PNG")), PictureFormat::Png);
        QCOMPARE(pictureFormatOf(QStringLiteral("map.svg")), PictureFormat::Svg);
        QCOMPARE(pictureFormatOf(QStringLiteral("map.pdf")), PictureFormat::Pdf);
        QCOMPARE(pictureFormatOf(QStringLiteral("map.tex")), PictureFormat::Tikz);
        QVERIFY(!pictureFormatOf(QStringLiteral("map.jpg")));
        QVERIFY(!pictureFormatOf(QStringLiteral("png")));
    }

    void anSvgHasARectangleOfTheRightColourForEachNumber_data()
    {
        QTest::addColumn<FigureKind>("kind");
        QTest::newRow("scores") << FigureKind::Scores;
        QTest::newRow("probabilities") << FigureKind::Probabilities;
        QTest::newRow("weights") << FigureKind::Weights;
        QTest::newRow("context") << FigureKind::Context;
    }

    void anSvgHasARectangleOfTheRightColourForEachNumber()
    {
        QFETCH(FigureKind, kind);
        FigureOptions options;
        options.transparent = true; // then cells are the only filled rectangles
        const Decoding decoding = parkDecoding();
        const HeatMapData data = heatMapData(decoding, kind, int(decoding.steps.size()));
        const SvgContent svg = readSvg(encoded(drawFigure(decoding, kind, options), PictureFormat::Svg));
        QCOMPARE(int(svg.rectangles.size()), data.rowCount() * data.columnCount());
        const Theme theme = lightTheme();
        std::size_t cell = 0;
        for (int row = 0; row < data.rowCount(); ++row) {
            for (int column = 0; column < data.columnCount(); ++column, ++cell) {
                const Rectangle& found = svg.rectangles[cell];
                const double position = data.scale.position(data.value(row, column));
                QCOMPARE(found.fill.rgb(), theme.mapFor(data.scale).at(position).rgb());
                if (column > 0)
                    QVERIFY(found.area.left() > svg.rectangles[cell - 1].area.left());
            }
        }
        if (kind != FigureKind::Context) {
            for (const QString& word : data.columnLabels + data.rowLabels)
                QVERIFY2(svg.texts.contains(word), qPrintable(word));
        }
    }

    void anSvgIsAsLargeAsAsked()
    {
        FigureOptions options;
        options.width = 84 / millimetresPerInch * pixelsPerInch;
        QSvgRenderer renderer(
            encoded(drawFigure(parkDecoding(), FigureKind::Scores, options), PictureFormat::Svg));
        QVERIFY(renderer.isValid());
        QVERIFY(std::abs(renderer.viewBoxF().width() - options.width) < 0.01);
        QVERIFY(encoded(drawFigure(parkDecoding(), FigureKind::Scores, options), PictureFormat::Svg)
                    .left(600)
                    .contains("width=\"84"));
    }

    void aPixelInTheCornerOfEachCellHasItsColour()
    {
        const Decoding decoding = parkDecoding();
        const Drawing drawing = drawFigure(decoding, FigureKind::Probabilities);
        FigureOptions options;
        options.transparent = true;
        const SvgContent svg =
            readSvg(encoded(drawFigure(decoding, FigureKind::Probabilities, options), PictureFormat::Svg));
        const QImage image = renderPicture(drawing, 192);
        QVERIFY(!svg.rectangles.empty());
        for (const Rectangle& cell : svg.rectangles) {
            const QPointF inside = (cell.area.topLeft() + QPointF(2, 2)) * 2; // 192 dpi: two pixels for one
            QCOMPARE(image.pixelColor(inside.toPoint()).rgb(), cell.fill.rgb());
        }
    }

    void aTransparentPictureHasNoBackground()
    {
        FigureOptions options;
        options.transparent = true;
        const QImage image = renderPicture(drawFigure(parkDecoding(), FigureKind::Scores, options), 96);
        QCOMPARE(image.pixelColor(2, 2).alpha(), 0);
        options.transparent = false;
        const QImage filled = renderPicture(drawFigure(parkDecoding(), FigureKind::Scores, options), 96);
        QCOMPARE(filled.pixelColor(2, 2), lightTheme().panel);
    }

    void aPdfEmbedsItsFontsAndKeepsItsWords()
    {
        const QString file = saved(
            drawFigure(parkDecoding(), FigureKind::Scores), PictureFormat::Pdf, QStringLiteral("a.pdf"));
        const QByteArray fonts = outputOf(QStringLiteral("pdffonts"), {file});
        QVERIFY2(!fonts.isEmpty(), "pdffonts is missing: it is in the Debian package poppler-utils");
        const QList<QByteArray> lines = fonts.trimmed().split('\n');
        QVERIFY(lines.size() > 2); // two lines are the heading
        for (const QByteArray& line : lines.mid(2))
            QVERIFY2(line.simplified().contains(" Identity-H yes "), line.constData()); // embedded
        const QString text = QString::fromUtf8(
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")}));
        const HeatMapData data = heatMapData(parkDecoding(), FigureKind::Scores, 9);
        for (const QString& word : data.columnLabels)
            QVERIFY2(text.contains(word), qPrintable(text));
    }

    void numbersBesideLettersAreFoundInAPdf()
    {
        const QString text = QStringLiteral("Model 0.1.2, SHA-256 c51fc079 of 北京 in 3 steps");
        const Drawing drawing =
            withFooter(drawFigure(parkDecoding(), FigureKind::Scores), text, lightTheme(), false);
        const QString file = saved(drawing, PictureFormat::Pdf, QStringLiteral("digits.pdf"));
        const QString found = QString::fromUtf8(
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")}));
        QVERIFY2(found.contains(text), qPrintable(found));
    }

    void aPdfIsAsLargeAsAsked()
    {
        FigureOptions options;
        options.width = 174 / millimetresPerInch * pixelsPerInch;
        const QString file = saved(drawFigure(parkDecoding(), FigureKind::Scores, options),
            PictureFormat::Pdf, QStringLiteral("b.pdf"));
        const QString about = QString::fromUtf8(outputOf(QStringLiteral("pdfinfo"), {file}));
        QVERIFY2(about.contains(QStringLiteral("493.2")),
            qPrintable(about.section(QStringLiteral("Page size"), 1).left(60))); // points
    }

    void manyCellsBecomeAnImageWithAPixelForEach()
    {
        const Decoding decoding = longDecoding(300, 200, 3);
        const Drawing drawing = drawFigure(decoding, FigureKind::Probabilities);
        const QByteArray svg = encoded(drawing, PictureFormat::Svg);
        QVERIFY(svg.contains("<image"));
        QVERIFY(readSvg(svg).rectangles.size() < 10);
        const qsizetype begin = svg.indexOf("base64,") + 7;
        const QByteArray data = QByteArray::fromBase64(svg.mid(begin, svg.indexOf('"', begin) - begin));
        const QImage image = QImage::fromData(data);
        const HeatMapData numbers = heatMapData(decoding, FigureKind::Probabilities, 200);
        QCOMPARE(image.size(), QSize(numbers.columnCount(), numbers.rowCount()));
        QCOMPARE(image.pixelColor(7, 150).rgb(),
            lightTheme().sequential.at(numbers.scale.position(numbers.value(150, 7))).rgb());
        QVERIFY_EXCEPTION_THROWN(encoded(drawing, PictureFormat::Tikz), ConfigError);
    }

    void maskedCellsAreHatchedInVectors()
    {
        FigureOptions options;
        options.head = {AttentionSite::DecoderSelf, 0, 0, 0};
        const QByteArray masked = encoded(
            drawFigure(transformerDecoding(), FigureKind::Probabilities, options), PictureFormat::Tikz);
        options.head = {AttentionSite::Cross, 0, 0, 0};
        const QByteArray open = encoded(
            drawFigure(transformerDecoding(), FigureKind::Probabilities, options), PictureFormat::Tikz);
        QVERIFY(masked.count("\\draw") > open.count("\\draw") + 10);
    }

    void tikzHasEveryCellAndWord()
    {
        const QByteArray text = encoded(drawFigure(parkDecoding(), FigureKind::Scores), PictureFormat::Tikz);
        const HeatMapData data = heatMapData(parkDecoding(), FigureKind::Scores, 9);
        QVERIFY(text.count("\\fill") >= data.rowCount() * data.columnCount());
        for (const QString& word : data.columnLabels)
            QVERIFY2(text.contains(' ' + texText(word) + "}"), qPrintable(word));
        QVERIFY(text.contains("\\begin{document}"));
    }

    void textIsSafeForTex()
    {
        QCOMPARE(texText(QStringLiteral("50% of $x_1^2 & {a}#~\\")),
            QByteArray(
                "50\\% of \\$x\\_1\\textasciicircum{}2 \\& \\{a\\}\\#\\textasciitilde{}\\textbackslash{}"));
        QCOMPARE(texText(QStringLiteral("北京😀\u2068a\u2069")), QByteArray("北京😀a"));
    }
};

QTEST_MAIN(PictureTest)
#include "picturetest.moc"
