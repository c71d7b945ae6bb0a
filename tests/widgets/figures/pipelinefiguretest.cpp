// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/pipelinefigure.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/picture.h"
#include "widgets/numbers.h"
#include "widgets/pipelinepainter.h"
#include "widgets/stagetexts.h"
#include "widgets/words.h"

#include <QTest>

using namespace lab;

namespace {

SvgContent svgOf(const Decoding& decoding, const PipelineFigureOptions& options = {})
{
    return readSvg(encodePicture(drawPipelineFigure(decoding, options), {PictureFormat::Svg}));
}

PipelineFigureOptions atWord(int word, Stage stage = Stage::Word, int part = 1)
{
    PipelineFigureOptions options;
    options.figure.steps = word;
    options.stage = stage;
    options.part = part;
    return options;
}

} // namespace

/// The calculation of a word as a picture.
class PipelineFigureTest : public QObject {
    Q_OBJECT
private slots:
    void allNumbersOfTheWordAreThere()
    {
        const Decoding decoding = parkDecoding();
        const SvgContent svg = svgOf(decoding, atWord(3));
        const HeadRecord& head = decoding.steps[2]->layers[0].cross[0];
        QMap<QString, int> expected;
        for (int key = 0; key < 10; ++key) {
            ++expected[signedNumber(double(head.scores(0, key)), 2)];
            ++expected[fixedNumber(double(head.probabilities(0, key)), 2)];
            ++expected[fixedNumber(double(head.weights(0, key)), 2)];
        }
        for (auto number = expected.begin(); number != expected.end(); ++number)
            QVERIFY2(svg.texts.count(number.key()) >= number.value(), qPrintable(number.key()));
        for (const QString& word : sourceWords(decoding))
            QVERIFY2(svg.texts.contains(word), qPrintable(word));
        QVERIFY(svg.texts.join(QString()).contains(QStringLiteral("C₃=")));
    }

    void nothingIsScrolledAway()
    {
        const Decoding decoding = longDecoding(61, 40, 3);
        for (const double width : {317.0, 800.0, 1600.0}) {
            PipelineFigureOptions options = atWord(40);
            options.figure.width = width;
            const SvgContent svg = svgOf(decoding, options);
            const HeadRecord& head = decoding.steps[39]->layers[0].cross[0];
            QMap<QString, int> counts;
            for (int key = 0; key < 61; ++key)
                ++counts[signedNumber(double(head.scores(0, key)), 2)];
            for (auto score = counts.begin(); score != counts.end(); ++score)
                QVERIFY2(svg.texts.count(score.key()) >= score.value(), qPrintable(score.key()));
            QVERIFY(!svg.texts.join(u' ').contains(QStringLiteral("scrolls")));
            QCOMPARE(drawPipelineFigure(decoding, options).size.width(), width);
        }
    }

    void whatIsNotWorkedOutIsNotShown()
    {
        const Decoding decoding = welcomeDecoding();
        const auto numbers = [](const SvgContent& svg) {
            return svg.texts.filter(QRegularExpression(QStringLiteral("^[+−]?\\d\\.\\d\\d$"))).size();
        };
        QCOMPARE(numbers(svgOf(decoding, atWord(2, Stage::Query))), 0);
        QCOMPARE(numbers(svgOf(decoding, atWord(2, Stage::Scores, 3))), 3);
        QVERIFY(svgOf(decoding, atWord(2, Stage::Scores, 3)).texts.contains(stageTitle(Stage::Scores)));
        QVERIFY(numbers(svgOf(decoding, atWord(2))) >= 16);
    }

    void nextWordsStandBelow()
    {
        const Decoding decoding = welcomeDecoding();
        const StepRecord& step = *decoding.steps[1];
        const SvgContent svg = svgOf(decoding, atWord(2));
        QVERIFY(svg.texts.contains(stageTitle(Stage::Word)));
        for (const Candidate& candidate : step.candidates) {
            QVERIFY(svg.texts.contains(shownWord(candidate.token)));
            QVERIFY(svg.texts.contains(fixedNumber(double(candidate.probability), 2)));
        }
        QVERIFY(!svgOf(decoding, atWord(2, Stage::Context)).texts.contains(stageTitle(Stage::Word)));
    }

    void theSaidWordIsAmongTheNextWords()
    {
        const SvgContent svg = svgOf(forcedDecoding(), atWord(3));
        for (const char* shown : {"other", "and", "to", "on", "Beijing"})
            QVERIFY2(svg.texts.contains(QLatin1String(shown)), shown);
        QVERIFY(!svg.texts.contains(QStringLiteral("place")));
    }

    void meansOfHeadsSayThatTheyAre()
    {
        PipelineFigureOptions options = atWord(2);
        const QString note = QStringLiteral("means of 2 heads, number by number");
        QVERIFY(!svgOf(transformerDecoding(), options).texts.contains(note));
        options.figure.head.head = HeadChoice::meanOfHeads;
        QVERIFY(svgOf(transformerDecoding(), options).texts.contains(note));
        QVERIFY(!svgOf(welcomeDecoding(), options).texts.contains(note)); // the mean of one
    }

    void rowsOfTheEncoderAreChosenByTheirWord()
    {
        PipelineFigureOptions options;
        options.figure.head = {AttentionSite::EncoderSelf, 1, 0, 2};
        const Decoding decoding = transformerDecoding();
        const SvgContent svg = svgOf(decoding, options);
        const HeadRecord& head = decoding.encoder->layers[1].self[0];
        for (int key = 0; key < 4; ++key)
            QVERIFY(svg.texts.contains(signedNumber(double(head.scores(2, key)), 2)));
    }

    void aModelWithoutAttentionIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(drawPipelineFigure(fixedDecoding()), ConfigError);
        QVERIFY_EXCEPTION_THROWN(drawPipelineFigure({}), ConfigError);
    }
};

QTEST_MAIN(PipelineFigureTest)
#include "pipelinefiguretest.moc"
