// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/decodeanimation.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/gifreader.h"
#include "widgets/figures/alignmentfigure.h"
#include "widgets/figures/picture.h"
#include "widgets/theme.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

DecodeAnimationOptions small(StepSize size = StepSize::Word)
{
    DecodeAnimationOptions options;
    options.figure.width = 600;
    options.dpi = 96;
    options.stepSize = size;
    return options;
}

int pixelsOf(const QImage& picture, QRgb colour)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixel(x, y) == colour ? 1 : 0;
    }
    return count;
}

} // namespace

class DecodeAnimationTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    GifContent saved(const Animation& animation) const
    {
        const QString file = m_folder.filePath(QStringLiteral("a.gif"));
        animation.save(file);
        return readGif(file);
    }

private slots:
    void eachWordAddsARow()
    {
        const Decoding decoding = welcomeDecoding();
        const GifContent content = saved(animateDecode(decoding, FigureKind::Scores, small()));
        QCOMPARE(content.frames.size(), decoding.steps.size());
        const HeatMapData data = heatMapData(decoding, FigureKind::Scores, 4);
        for (int frame = 0; frame < 4; ++frame) {
            for (int row = 0; row < 4; ++row) {
                const QRgb colour =
                    lightTheme().diverging.at(data.scale.position(data.value(row, row))).rgb();
                const int found = pixelsOf(content.frames[size_t(frame)].picture, colour);
                QVERIFY2((found > 500) == (row <= frame), qPrintable(QString::number(found)));
            }
        }
    }

    void eachWordAddsItsLines()
    {
        DecodeAnimationOptions options = small();
        const Decoding decoding = longDecoding(4, 4, 2);
        options.draw = [&](const FigureOptions& figure) { return drawAlignment(decoding, figure); };
        const GifContent content = saved(animateDecode(decoding, FigureKind::Probabilities, options));
        QCOMPARE(content.frames.size(), 4U);
        int before = 0;
        for (const auto& frame : content.frames) {
            const int ink = pixelsOf(frame.picture, lightTheme().accent.rgb());
            QVERIFY2(ink > before + 500, qPrintable(QString::number(ink - before)));
            before = ink;
        }
    }

    void theLastFrameIsTheFigureAndStaysLonger()
    {
        DecodeAnimationOptions options = small();
        options.delay = 40;
        options.lastDelay = 250;
        const Animation animation = animateDecode(welcomeDecoding(), FigureKind::Probabilities, options);
        const QImage whole = renderPicture(
            drawFigure(welcomeDecoding(), FigureKind::Probabilities, options.figure), options.dpi);
        QCOMPARE(animation.size(), whole.size());
        QCOMPARE(animation.duration(), 3 * 40 + 250);
        const QImage last = saved(animation).frames.back().picture;
        int different = 0;
        for (int y = 0; y < last.height(); ++y) {
            for (int x = 0; x < last.width(); ++x)
                different += qAbs(qGray(last.pixel(x, y)) - qGray(whole.pixel(x, y))) > 24 ? 1 : 0;
        }
        QCOMPARE(different, 0);
    }

    void smallerStepsHaveAFrameForEachChange()
    {
        const Decoding decoding = welcomeDecoding();
        // Scores appear key by key; before that the row is empty, after it the word is named.
        QCOMPARE(
            animateDecode(decoding, FigureKind::Scores, small(StepSize::Key)).frameCount(), 4 * (1 + 4 + 1));
        QCOMPARE(animateDecode(decoding, FigureKind::Scores, small(StepSize::Stage)).frameCount(), 4 * 3);
        QCOMPARE(animateDecode(decoding, FigureKind::Context, small(StepSize::Stage)).frameCount(), 4 * 3);
    }

    void encoderRowsAppearOneByOne()
    {
        DecodeAnimationOptions options = small();
        options.figure.head.site = AttentionSite::EncoderSelf;
        QCOMPARE(animateDecode(transformerDecoding(), FigureKind::Probabilities, options).frameCount(), 4);
        options.stepSize = StepSize::Key; // for each row: nothing, then a key at a time; the words are known
        QCOMPARE(animateDecode(transformerDecoding(), FigureKind::Scores, options).frameCount(), 4 * (1 + 4));
    }

    void aMergedWordAppearsWithItsLastPiece()
    {
        DecodingParts parts;
        parts.source = {"▁a", "▁b", "</s>"};
        parts.target = {"▁wel", "come", "▁home", "</s>"};
        parts.scores = Matrix::Identity(4, 3);
        parts.values = Matrix::Ones(3, 2);
        DecodeAnimationOptions options = small();
        options.figure.words = true;
        const Decoding decoding = makeDecoding(parts);
        const GifContent content = saved(animateDecode(decoding, FigureKind::Probabilities, options));
        QCOMPARE(content.frames.size(), size_t(4)); // "wel" changes the caption alone
        QVERIFY(content.frames[1].picture != content.frames[0].picture);
    }

    void framesOfADarkFigureAreDark()
    {
        DecodeAnimationOptions options = small();
        options.figure.dark = true;
        const GifContent content = saved(animateDecode(parkDecoding(), FigureKind::Scores, options));
        QCOMPARE(content.frames.size(), size_t(10));
        const QImage first = content.frames[0].picture;
        QCOMPARE(first.pixelColor(first.width() / 2, first.height() - 2), darkTheme().panel);
    }

    void aDecodeWithoutWordsIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ConfigError, animateDecode({}, FigureKind::Scores, small()));
    }
};

QTEST_MAIN(DecodeAnimationTest)
#include "decodeanimationtest.moc"
