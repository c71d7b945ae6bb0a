// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/wordlinks.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/matrixexport.h"

#include <QTest>

using namespace lab;

namespace {

Decoding diagonal(const std::string& lastSourceWord = "</s>")
{
    DecodingParts parts;
    parts.source = {"a", "b", lastSourceWord};
    parts.target = {"x", "y", "</s>"};
    parts.scores = 2 * Matrix::Identity(3, 3); // probabilities 0.787 on the diagonal, 0.107 beside it
    parts.values = Matrix::Identity(3, 3);
    Decoding decoding = makeDecoding(parts);
    decoding.stop = StopReason::EndOfSentence;
    return decoding;
}

} // namespace

class WordLinksTest : public QObject {
    Q_OBJECT

private slots:
    void eachTargetWordHasTheSourceWordOfMostWeight()
    {
        QCOMPARE(pharaohLine(diagonal(), {}), std::string("0-0 1-1 2-2\n"));
        QCOMPARE(pharaohLine(diagonal(), {{}, {}, false}), std::string("0-0 1-1\n"));
        DecodingParts equal;
        equal.source = {"a", "b", "</s>"};
        equal.target = {"x"};
        equal.scores = Matrix::Zero(1, 3);
        equal.values = Matrix::Identity(3, 3);
        QCOMPARE(pharaohLine(makeDecoding(equal), {}), std::string("0-0\n"));
    }

    void aThresholdLinksAllThatReachIt()
    {
        QCOMPARE(pharaohLine(diagonal(), {{}, 0.5F}), std::string("0-0 1-1 2-2\n"));
        QCOMPARE(pharaohLine(diagonal(), {{}, 0.1F, false}), std::string("0-0 1-0 0-1 1-1\n"));
        QCOMPARE(pharaohLine(diagonal(), {{}, 0.9F}), std::string("\n"));
    }

    void withoutAttentionThereAreNone()
    {
        QVERIFY_THROWS_EXCEPTION(ConfigError, pharaohLine(fixedDecoding(), {}));
    }

    void aMatrixWithoutTheEndSaysWhatTheRestSumsTo()
    {
        FigureOptions options;
        options.end = false;
        const LabelledMatrix matrix =
            labelledMatrix(figureData(diagonal(), FigureKind::Probabilities, options));
        QCOMPARE(matrix.rowLabels, (std::vector<std::string>{"x (Σ 0.89)", "y (Σ 0.89)"}));
        QCOMPARE(matrix.columnLabels, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(figureData(diagonal(), FigureKind::Probabilities, options).note,
            QStringLiteral(
                "each row sums to 1 before rounding; without </s>; Σ: what is shown of the sum of 1"));
        QCOMPARE(matrix.values.rows(), 2);
        QCOMPARE(matrix.values.cols(), 2);
        const LabelledMatrix scores = labelledMatrix(figureData(diagonal(), FigureKind::Scores, options));
        QCOMPARE(scores.rowLabels, (std::vector<std::string>{"x", "y"}));
        const LabelledMatrix context = labelledMatrix(figureData(diagonal(), FigureKind::Context, options));
        QCOMPARE(context.values.rows(), 2);
        QCOMPARE(context.values.cols(), 3); // components
    }

    void onlyWhatWasSaidIsLeftOut()
    {
        FigureOptions options;
        options.end = false;
        Decoding cut = diagonal();
        cut.steps.pop_back();
        cut.stop = StopReason::MaximumLength;
        QCOMPARE(figureData(cut, FigureKind::Probabilities, options).rowCount(), 2);
        QCOMPARE(pharaohLine(cut, {{}, {}, false}), std::string("0-0 1-1\n"));
    }

    void aSourceWithoutAnEndKeepsAllItsWords()
    {
        FigureOptions options;
        options.end = false;
        Decoding decoding = diagonal("c");
        decoding.source.end = SentenceEnd::Unmarked;
        const LabelledMatrix matrix =
            labelledMatrix(figureData(decoding, FigureKind::Probabilities, options));
        QCOMPARE(matrix.rowLabels, (std::vector<std::string>{"x (Σ 1.00)", "y (Σ 1.00)"}));
        QCOMPARE(matrix.columnLabels, (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(pharaohLine(decoding, {{}, 0.1F, false}), std::string("0-0 1-0 2-0 0-1 1-1 2-1\n"));
        QCOMPARE(endRows(decoding, AttentionSite::EncoderSelf), 0);
        QCOMPARE(endRows(diagonal(), AttentionSite::EncoderSelf), 1);
    }
};

QTEST_GUILESS_MAIN(WordLinksTest)
#include "wordlinkstest.moc"
