// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapdata.h"
#include "tests/support/syntheticdecoding.h"

#include <QTest>

using namespace lab;

class HeatMapDataTest : public QObject {
    Q_OBJECT
private slots:
    void theTooltipHasFormulaAndShape()
    {
        const auto about = [](FigureKind kind) {
            return heatMapData(parkDecoding(), kind, 1, QStringLiteral("q · k")).about;
        };
        QVERIFY(
            about(FigureKind::Scores).endsWith(QStringLiteral("q · k. Shape: [10 × 10], queries × keys.")));
        QVERIFY(
            about(FigureKind::Probabilities).contains(QStringLiteral("softmax(scores). Shape: [10 × 10]")));
        QVERIFY(about(FigureKind::Context).endsWith(QStringLiteral("[10 × 320], queries × components.")));
    }

    void rowsAreTargetWordsAndColumnsSourceWords()
    {
        const HeatMapData data = heatMapData(welcomeDecoding(), FigureKind::Scores, 2);
        QCOMPARE(data.rowLabels, QStringList({"Welcome", "to", "Beijing", "</s>"}));
        QCOMPARE(data.columnLabels, QStringList({"欢迎", "来", "北京", "</s>"}));
        QCOMPARE(data.rowCount(), 4);
        QCOMPARE(data.columnCount(), 4);
        QCOMPARE(data.reached.rows, 2);
    }

    void cellsAreTheNumbersOfTheRecord()
    {
        const Decoding decoding = welcomeDecoding();
        const HeatMapData scores = heatMapData(decoding, FigureKind::Scores, 4);
        QCOMPARE(scores.value(0, 0), 3.5F);
        QCOMPARE(scores.value(1, 1), 1.75F);
        QCOMPARE(scores.value(3, 2), 0.0F);
        const HeadRecord& head = decoding.steps[2]->layers[0].cross[0];
        const HeatMapData probabilities = heatMapData(decoding, FigureKind::Probabilities, 4);
        QCOMPARE(probabilities.value(2, 2), head.probabilities(0, 2));
        const HeatMapData context = heatMapData(decoding, FigureKind::Context, 4);
        QCOMPARE(context.value(2, 1), head.context(0, 1));
        QCOMPARE(context.columnCount(), 2);
    }

    void weightsAreWhatWasUsed()
    {
        const Decoding decoding = hardDecoding(2);
        const HeatMapData weights = heatMapData(decoding, FigureKind::Weights, 4);
        QCOMPARE(weights.scale.lower, 0.0);
        QCOMPARE(weights.scale.upper, 1.0);
        int different = 0;
        for (int row = 0; row < 4; ++row) {
            const HeadRecord& head = decoding.steps[std::size_t(row)]->layers[0].cross[0];
            for (int column = 0; column < 4; ++column) {
                QCOMPARE(weights.value(row, column), head.weights(0, column));
                different += weights.value(row, column) != head.probabilities(0, column) ? 1 : 0;
            }
        }
        QVERIFY2(different > 8, "weights of hard attention are not the probabilities");
        QCOMPARE(weights.note, QStringLiteral("outlined: taken"));
        QVERIFY2(weights.formula.contains(QStringLiteral("if taken, else 0")), qPrintable(weights.formula));
        const HeatMapData soft = heatMapData(welcomeDecoding(), FigureKind::Weights, 4);
        QCOMPARE(soft.formula, QStringLiteral("softmax(scores)"));
        QVERIFY(soft.note.contains(QStringLiteral("the same as the probabilities")));
    }

    void numbersAreNotCopied()
    {
        const Decoding decoding = welcomeDecoding();
        const HeatMapData data = heatMapData(decoding, FigureKind::Scores, 4);
        QCOMPARE(data.rows[1]->data(), decoding.steps[1]->layers[0].cross[0].scores->data());
    }

    void theScaleIsThatOfTheWholeDecodeAndDoesNotMove()
    {
        const Decoding decoding = welcomeDecoding();
        for (int steps = 0; steps <= 4; ++steps) {
            const HeatMapData scores = heatMapData(decoding, FigureKind::Scores, steps);
            QCOMPARE(scores.scale.lower, -4.0); // the largest score is 3.5
            QCOMPARE(scores.scale.upper, 4.0);
            const HeatMapData probabilities = heatMapData(decoding, FigureKind::Probabilities, steps);
            QCOMPARE(probabilities.scale.lower, 0.0);
            QCOMPARE(probabilities.scale.upper, 1.0);
        }
    }

    void stepsOutsideTheDecodeGoToItsEnds()
    {
        QCOMPARE(heatMapData(welcomeDecoding(), FigureKind::Scores, -3).reached.rows, 0);
        QCOMPARE(heatMapData(welcomeDecoding(), FigureKind::Scores, 99).reached.rows, 4);
    }

    void anEmptyDecodeIsAnEmptyMatrix()
    {
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context}) {
            const HeatMapData data = heatMapData({}, kind, 0);
            QCOMPARE(data.rowCount(), 0);
            QCOMPARE(data.columnCount(), 0);
        }
    }

    void aModelWithoutAttentionHasNoRows()
    {
        Decoding decoding = welcomeDecoding();
        decoding.steps = {std::make_shared<const StepRecord>()};
        QCOMPARE(heatMapData(decoding, FigureKind::Scores, 1).rowCount(), 0);
    }

    void theLastQueryOfAStepIsItsRow()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[0];
        Matrix scores(2, 4);
        scores << 1, 2, 3, 4, 5, 6, 7, 8;
        HeadRecord& head = step.layers[0].cross[0];
        head.scores = head.logits = head.weights = scores;
        decoding.steps = {std::make_shared<const StepRecord>(step)};
        QCOMPARE(heatMapData(decoding, FigureKind::Scores, 1).value(0, 3), 8.0F);
    }

    void aCellIsDescribedWithItsExactNumber()
    {
        const Decoding decoding = welcomeDecoding();
        const HeatMapData scores = heatMapData(decoding, FigureKind::Scores, 4);
        QCOMPARE(describeCell(scores, 2, 3), QStringLiteral("Beijing → </s>: score −1"));
        const HeatMapData context = heatMapData(decoding, FigureKind::Context, 4);
        QVERIFY(describeCell(context, 0, 1).startsWith(QStringLiteral("C₁ Welcome, component 2: ")));
    }

    void insideTheEncoderBothAxesAreSourceWords()
    {
        const HeatMapData data = heatMapData(
            transformerDecoding(), FigureKind::Scores, 0, {}, {AttentionSite::EncoderSelf, 0, 1, 2});
        QCOMPARE(data.rowLabels, QStringList({"欢迎", "来", "北京", "</s>"}));
        QCOMPARE(data.columnLabels, data.rowLabels);
        QCOMPARE(data.rowAxis, QStringLiteral("queries: source words"));
        QCOMPARE(data.columnAxis, QStringLiteral("keys: source words"));
        QCOMPARE(data.reached.rows, 4); // the encoder has read the sentence before the first step
        QCOMPARE(data.reached.current, 2);
        QCOMPARE(data.value(3, 1), transformerDecoding().encoder->layers[0].self[1].scores(3, 1));
        QCOMPARE(data.title, QStringLiteral("Scores, layer 1, head 2"));
    }

    void insideTheDecoderLaterWordsAreMasked()
    {
        const HeatMapData data = heatMapData(
            transformerDecoding(), FigureKind::Probabilities, 4, {}, {AttentionSite::DecoderSelf, 0, 0, 0});
        QCOMPARE(data.rowLabels, QStringList({"<s>", "Welcome", "to", "Beijing"}));
        QCOMPARE(data.columnLabels, data.rowLabels);
        for (int row = 0; row < 4; ++row) {
            for (int column = 0; column < 4; ++column)
                QCOMPARE(data.isMasked(row, column), column > row);
        }
        QCOMPARE(describeCell(data, 1, 2),
            QStringLiteral("Welcome → to: masked, this query may not see it, it comes later"));
    }

    void insideTheDecoderColumnsAreNamedOnceTheyAreReached()
    {
        const HeadChoice inDecoder{AttentionSite::DecoderSelf, 0, 0, 0};
        QVERIFY(heatMapData(transformerDecoding(), FigureKind::Scores, 2, {}, inDecoder).columnsAreReached);
        QVERIFY(!heatMapData(transformerDecoding(), FigureKind::Scores, 2).columnsAreReached);
        QVERIFY(!heatMapData(transformerDecoding(), FigureKind::Context, 2, {}, inDecoder).columnsAreReached);
    }

    void theMeanOverHeadsSaysSo()
    {
        const HeatMapData data = heatMapData(transformerDecoding(), FigureKind::Probabilities, 4, {},
            {AttentionSite::Cross, HeadChoice::lastLayer, HeadChoice::meanOfHeads, 0});
        QCOMPARE(data.title, QStringLiteral("Probabilities, layer 2, mean of 2 heads"));
        QCOMPARE(data.formula, QStringLiteral("mean of softmax(scores)"));
        QVERIFY(data.about.contains(QStringLiteral("Shown are means of 2 heads, number by number")));
    }

    void noFormulaOfAMeanIsThatOfOneHead()
    {
        HeadChoice mean;
        mean.head = HeadChoice::meanOfHeads;
        const auto formula = [&](const Decoding& decoding, FigureKind kind, const QString& scores = {}) {
            return heatMapData(decoding, kind, 4, scores, mean).formula;
        };
        const Decoding heads = transformerDecoding();
        QCOMPARE(formula(heads, FigureKind::Scores, QStringLiteral("q·k / √d")),
            QStringLiteral("mean of q·k / √d"));
        QCOMPARE(formula(heads, FigureKind::Scores), QString());
        QCOMPARE(formula(heads, FigureKind::Weights), QStringLiteral("mean of softmax(scores)"));
        QCOMPARE(formula(heads, FigureKind::Context), QStringLiteral("C = mean of Σ weight·value"));
        QCOMPARE(formula(welcomeDecoding(), FigureKind::Context),
            QStringLiteral("C = Σ weight·value")); // one head
    }

    void hardAttentionKeepsProbabilitiesAndMarksWhatItTook()
    {
        const Decoding decoding = hardDecoding(2);
        const HeatMapData data = heatMapData(decoding, FigureKind::Probabilities, 4);
        QCOMPARE(data.value(1, 1), welcomeDecoding().steps[1]->layers[0].cross[0].probabilities(0, 1));
        QVERIFY(data.isTaken(1, 1) && data.isTaken(1, 0) && !data.isTaken(1, 2));
        QVERIFY(data.note.contains(QStringLiteral("taken")));
        QVERIFY(describeCell(data, 1, 1).endsWith(QStringLiteral(", weight 1")));
        QVERIFY(describeCell(data, 1, 3).endsWith(QStringLiteral(", weight 0")));
        QVERIFY(!heatMapData(decoding, FigureKind::Context, 4).isTaken(1, 1)); // its columns are no keys
    }

    void rowsSumTo1BeforeTheyAreRounded()
    {
        const Decoding decoding = makeDecoding(
            {{"a", "b", "c"}, {"x"}, Matrix::Zero(1, 3), Matrix::Identity(3, 3)}); // 0.33 three times
        QCOMPARE(heatMapData(decoding, FigureKind::Probabilities, 1).note,
            QStringLiteral("each row sums to 1 before rounding"));
    }

    void aFixedContextHasStripsAndNoScores()
    {
        const HeatMapData scores = heatMapData(fixedDecoding(), FigureKind::Scores, 2);
        QCOMPARE(scores.rowCount(), 0);
        QVERIFY(scores.promise.startsWith(QStringLiteral("This model has no attention")));
        const HeatMapData context = heatMapData(fixedDecoding(), FigureKind::Context, 2);
        QCOMPARE(context.rowCount(), 4);
        QCOMPARE(context.value(0, 1), context.value(3, 1));
        QCOMPARE(context.note, QStringLiteral("the same at every step"));
    }

    void anEmptyPanelSaysWhatWillBeThere()
    {
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context})
            QVERIFY(heatMapData({}, kind, 0).promise.startsWith(QStringLiteral("Here: ")));
        QVERIFY(heatMapData({}, FigureKind::Context, 0).note.isEmpty());
    }

    void theRuleIsInTheTitleOfScores()
    {
        const HeatMapData data =
            heatMapData(welcomeDecoding(), FigureKind::Scores, 4, QStringLiteral("q · k"));
        QCOMPARE(data.formula, QStringLiteral("q · k"));
        QCOMPARE(data.note, QStringLiteral("before the softmax"));
    }
};

QTEST_GUILESS_MAIN(HeatMapDataTest)
#include "heatmapdatatest.moc"
