// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapdata.h"
#include "tests/support/syntheticdecoding.h"

#include <QTest>

using namespace lab;

class HeatMapDataTest : public QObject {
    Q_OBJECT
private slots:
    void rowsAreTargetWordsAndColumnsSourceWords()
    {
        const HeatMapData data = heatMapData(welcomeDecoding(), FigureKind::Scores, 2);
        QCOMPARE(data.rowLabels, QStringList({"Welcome", "to", "Beijing", "</s>"}));
        QCOMPARE(data.columnLabels, QStringList({"欢迎", "来", "北京", "</s>"}));
        QCOMPARE(data.rowCount(), 4);
        QCOMPARE(data.columnCount(), 4);
        QCOMPARE(data.shownRows, 2);
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
        QCOMPARE(heatMapData(welcomeDecoding(), FigureKind::Scores, -3).shownRows, 0);
        QCOMPARE(heatMapData(welcomeDecoding(), FigureKind::Scores, 99).shownRows, 4);
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
        step.layers[0].cross[0].scores = scores;
        decoding.steps = {std::make_shared<const StepRecord>(step)};
        QCOMPARE(heatMapData(decoding, FigureKind::Scores, 1).value(0, 3), 8.0F);
    }

    void aCellIsDescribedWithItsExactNumber()
    {
        const Decoding decoding = welcomeDecoding();
        const HeatMapData scores = heatMapData(decoding, FigureKind::Scores, 4);
        QCOMPARE(describeCell(scores, 2, 3), QStringLiteral("Beijing → </s>: score −1"));
        const HeatMapData context = heatMapData(decoding, FigureKind::Context, 4);
        QVERIFY(describeCell(context, 0, 1).startsWith(QStringLiteral("C₁ Welcome, component 1: ")));
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
