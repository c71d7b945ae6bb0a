// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "tests/support/messageof.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/footer.h"
#include "widgets/figures/picture.h"
#include "widgets/figures/tikzdevice.h"
#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/theme.h"
#include "widgets/words.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

const QString serif = QStringLiteral("Noto Serif CJK SC"); // installed with the font of the window

QByteArray svgOf(const Drawing& drawing)
{
    return encodePicture(drawing, {PictureFormat::Svg});
}

SvgContent contentOf(const FigureOptions& options, FigureKind kind = FigureKind::Probabilities)
{
    return readSvg(svgOf(drawFigure(welcomeDecoding(), kind, options)));
}

/// The numbers of all cells in the order of the rows.
QStringList numbersWith(int decimals, FigureKind kind = FigureKind::Probabilities)
{
    const HeatMapData data = figureData(welcomeDecoding(), kind, {});
    QStringList numbers;
    for (int row = 0; row < data.rowCount(); ++row) {
        for (int column = 0; column < data.columnCount(); ++column)
            numbers.append(fixedNumber(data.value(row, column), decimals));
    }
    return numbers;
}

QStringList numbersIn(const SvgContent& content)
{
    QStringList numbers;
    for (const QString& text : content.texts) {
        if (text.contains(u'.') && !text.contains(u' ') && text.size() > 2)
            numbers.append(text);
    }
    return numbers;
}

} // namespace

/// What is in and around the cells of a figure.
class FigureDetailsTest : public QObject {
    Q_OBJECT

private slots:
    void roundComponentsAreNumberedFromOne()
    {
        const SvgContent content = readSvg(svgOf(drawFigure(parkDecoding(), FigureKind::Context)));
        static const QRegularExpression number(QStringLiteral("^\\d+$"));
        QStringList numbers = content.texts.filter(number);
        numbers.removeOne(shortNumber(figureData(parkDecoding(), FigureKind::Context, {}).scale.upper));
        QVERIFY2(numbers.contains(QStringLiteral("100")) && numbers.last().toInt() <= 320,
            qPrintable(numbers.join(u' ')));
        const int stride = numbers[0].toInt(); // the first label is the first round number, never 0 or 1
        QVERIFY(stride >= 5);
        for (int label = 0; label < numbers.size(); ++label)
            QCOMPARE(numbers[label].toInt(), (label + 1) * stride);
        QCOMPARE(numbers.last().toInt(), 320 / stride * stride);
    }

    void theTitleOfAPartIsJoinedAsTheWholeTextIs()
    {
        Decoding decoding = makeDecoding(
            {{"我", "</s>"}, {"▁It", "'", "s", "▁tall", "er", ",", "<0xC3>", "<0xA9>", ".", "</s>"},
                Matrix::Zero(10, 2), Matrix::Identity(2, 2)});
        decoding.text = "It's taller,é.";
        const QStringList parts = {"", "It", "It'", "It's", "It's tall", "It's taller", "It's taller,",
            "It's taller,\uFFFD", "It's taller,é", "It's taller,é.", "It's taller,é."};
        for (int steps = 0; steps < parts.size(); ++steps)
            QCOMPARE(saidText(decoding, steps), parts[steps]);
        FigureOptions options;
        options.steps = 5;
        const SvgContent content = readSvg(svgOf(drawFigure(decoding, FigureKind::Scores, options)));
        QVERIFY2(!content.texts.filter(QStringLiteral("It's taller")).isEmpty(),
            qPrintable(content.texts.join(u'|')));
        decoding.text = "It ⁇"; // what it says of a token that it does not know
        QCOMPARE(saidText(decoding, 3), QStringLiteral("It ' s"));
    }

    void cellsHaveTheDigitsAskedFor_data()
    {
        QTest::addColumn<int>("decimals");
        for (const int decimals : {1, 2, 3, 4})
            QTest::addRow("%d", decimals) << decimals;
    }

    void cellsHaveTheDigitsAskedFor()
    {
        QFETCH(int, decimals);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities}) {
            FigureOptions options;
            options.decimals = decimals;
            QCOMPARE(numbersIn(contentOf(options, kind)), numbersWith(decimals, kind));
        }
        QCOMPARE(numbersIn(contentOf({})), numbersWith(2));
    }

    void wholeNumbersHaveNoPoint()
    {
        FigureOptions options;
        options.decimals = 0;
        const QStringList texts = contentOf(options, FigureKind::Scores).texts;
        for (const QString& number : numbersWith(0, FigureKind::Scores))
            QVERIFY2(texts.contains(number), qPrintable(number));
    }

    void digitsOutOfRangeAreRefused()
    {
        for (const int decimals : {-1, mostFigureDecimals + 1}) {
            FigureOptions options;
            options.decimals = decimals;
            const QString message =
                messageOf<ConfigError>([&] { drawFigure(welcomeDecoding(), FigureKind::Scores, options); });
            QVERIFY(message.contains(QString::number(decimals)));
        }
    }

    void cellsMayBeWithoutNumbers()
    {
        FigureOptions options;
        options.numbers = false;
        QCOMPARE(numbersIn(contentOf(options)), QStringList());
    }

    void cellsTouchWithoutAGrid()
    {
        const auto widestGap = [](const SvgContent& content) {
            double widest = 0;
            for (std::size_t i = 1; i < content.rectangles.size(); ++i) {
                const QRectF& before = content.rectangles[i - 1].area;
                const QRectF& area = content.rectangles[i].area;
                if (area.top() == before.top() && area.left() > before.left())
                    widest = std::max(widest, area.left() - before.right());
            }
            return widest;
        };
        FigureOptions options;
        QVERIFY(widestGap(contentOf(options)) >= 1);
        options.gaps = false;
        QVERIFY(widestGap(contentOf(options)) < 0.01);
    }

    void axesMayBeWithoutNames()
    {
        const HeatMapData data = figureData(welcomeDecoding(), FigureKind::Probabilities, {});
        const auto names = [&](const SvgContent& content) {
            return content.texts.filter(data.columnAxis).size() + content.texts.filter(data.rowAxis).size();
        };
        FigureOptions options;
        QCOMPARE(names(contentOf(options)), 2);
        options.axisNames = false;
        QCOMPARE(names(contentOf(options)), 0);
    }

    void namesOfAxesAreShorterWhereThereIsNoRoom()
    {
        const HeatMapData data = figureData(welcomeDecoding(), FigureKind::Probabilities, {});
        FigureOptions options;
        options.steps = 2;
        const QStringList texts = contentOf(options).texts;
        QCOMPARE(texts.filter(data.rowAxis).size(), 0);
        QVERIFY(texts.contains(QStringLiteral("queries →")));
    }

    void aFooterStandsBelowAndNothingMoves()
    {
        const Drawing figure = drawFigure(welcomeDecoding(), FigureKind::Probabilities);
        const QString text = QStringLiteral("made by nobody ").repeated(20).trimmed();
        const Drawing longer = withFooter(figure, text, lightTheme(), false);
        QCOMPARE(longer.size.width(), figure.size.width());
        const SvgContent before = readSvg(svgOf(figure));
        const SvgContent after = readSvg(svgOf(longer));
        QCOMPARE(after.texts.mid(0, before.texts.size()), before.texts);
        QCOMPARE(after.texts.mid(before.texts.size()).join(u' '), text);
        for (std::size_t i = before.places.size(); i < after.places.size(); ++i) {
            QVERIFY(after.places[i].y() > figure.size.height());
            QVERIFY(after.places[i].y() < longer.size.height());
        }
        const QImage image = renderPicture(longer, 96);
        QCOMPARE(image.pixelColor(image.width() - 1, image.height() - 1), lightTheme().panel);
        QCOMPARE(withFooter(figure, {}, lightTheme(), false).size, figure.size);
    }

    void typeIsOfTheFamilyAskedFor()
    {
        const auto draw = [] { return drawFigure(welcomeDecoding(), FigureKind::Probabilities); };
        const QString usual = textFamilies().first();
        const Drawing drawing = inFamily(serif, draw);
        QCOMPARE(textFamilies().first(), usual);
        const QByteArray svg = svgOf(drawing);
        QVERIFY(svg.contains("font-family=\"" + serif.toUtf8()));
        QVERIFY(!svg.contains("font-family=\"" + usual.toUtf8()));
        QVERIFY(encodePicture(drawing, {PictureFormat::Tikz}).contains("\\setsansfont{" + serif.toUtf8()));
        QVERIFY(encodePicture(drawing, {PictureFormat::Pdf}).contains("NotoSerifCJK"));
        QVERIFY(renderPicture(drawing, 96) != renderPicture(draw(), 96));
        QCOMPARE(renderPicture(inFamily({}, draw), 96), renderPicture(draw(), 96));
    }

    void texHasAnotherFontForWhatTheFamilyCannotDraw()
    {
        const QFont font(QStringLiteral("DejaVu Sans")); // a font of every Debian
        QCOMPARE(texText(QStringLiteral("去 a% b北京"), font),
            QByteArray("{\\otherfont 去}\\ a\\% b{\\otherfont 北京}"));
        const QByteArray text =
            encodePicture(inFamily(QStringLiteral("DejaVu Sans"),
                              [] { return drawFigure(welcomeDecoding(), FigureKind::Probabilities); }),
                {PictureFormat::Tikz});
        QVERIFY(text.contains("\\newfontfamily\\otherfont{" + textFamilies().first().toUtf8()));
        QVERIFY(text.contains("{\\otherfont 北京}"));
    }

    void aFontThatIsNotThereIsNamed()
    {
        const QString message = messageOf<ConfigError>([] {
            inFamily(QStringLiteral("Nobody Sans"),
                [] { return drawFigure(welcomeDecoding(), FigureKind::Probabilities); });
        });
        QVERIFY(message.contains(QStringLiteral("Nobody Sans")));
    }
};

QTEST_MAIN(FigureDetailsTest)
#include "figuredetailstest.moc"
