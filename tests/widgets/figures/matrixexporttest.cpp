// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/matrixexport.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/wordmerging.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lab;

namespace {

using Words = std::vector<std::string>;

HeatMapData mapOf(const Decoding& decoding, FigureKind kind, const HeadChoice& choice = {})
{
    return heatMapData(decoding, kind, int(decoding.steps.size()), {}, choice);
}

int emptyCells(const LabelledMatrix& matrix)
{
    return int(matrix.values.array().isNaN().count());
}

} // namespace

class MatrixExportTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsNumbers()
    {
        const Decoding decoding = welcomeDecoding();
        for (const auto& [kind, name, field] : {std::tuple(FigureKind::Scores, "scores", &HeadRecord::scores),
                 {FigureKind::Probabilities, "probabilities", &HeadRecord::probabilities},
                 {FigureKind::Context, "context", &HeadRecord::context}}) {
            const LabelledMatrix matrix = labelledMatrix(mapOf(decoding, kind));
            QCOMPARE(matrix.quantity, std::string(name));
            QCOMPARE(matrix.values.rows(), 4);
            for (Index row = 0; row < 4; ++row)
                QVERIFY(matrix.values.row(row) ==
                        (*(decoding.steps[size_t(row)]->layers[0].cross[0].*field)).row(0));
        }
    }

    void wordsAndAxesAreThoseOfTheMap()
    {
        const LabelledMatrix matrix = labelledMatrix(mapOf(welcomeDecoding(), FigureKind::Probabilities));
        QVERIFY(matrix.rowLabels == Words({"Welcome", "to", "Beijing", "</s>"}));
        QVERIFY(matrix.columnLabels == Words({"欢迎", "来", "北京", "</s>"}));
        QCOMPARE(matrix.rowAxis, std::string("queries: target words"));
        QCOMPARE(matrix.columnAxis, std::string("keys: source words"));
        const LabelledMatrix context = labelledMatrix(mapOf(welcomeDecoding(), FigureKind::Context));
        QVERIFY(context.columnLabels == Words({"1", "2"})); // components count from 1
    }

    void weightsAreWhatWasUsed()
    {
        const Decoding decoding = hardDecoding(2);
        const LabelledMatrix matrix = labelledMatrix(mapOf(decoding, FigureKind::Weights));
        QCOMPARE(matrix.quantity, std::string("weights"));
        for (Index row = 0; row < 4; ++row)
            QVERIFY(
                matrix.values.row(row) == (*decoding.steps[size_t(row)]->layers[0].cross[0].weights).row(0));
    }

    void maskedCellsAreEmpty()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[1];
        Matrix logits = step.layers[0].cross[0].logits;
        logits(0, 2) = -std::numeric_limits<float>::infinity();
        step.layers[0].cross[0].logits = logits;
        decoding.steps[1] = std::make_shared<const StepRecord>(step);
        for (const LabelledMatrix& matrix : {labelledMatrix(mapOf(decoding, FigureKind::Scores)),
                 labelledMatrix(mapOf(decoding, FigureKind::Weights))}) {
            QVERIFY(std::isnan(matrix.values(1, 2)));
            QCOMPARE(emptyCells(matrix), 1);
        }
    }

    void keysThatAQueryDoesNotHaveAreEmpty()
    {
        const HeadChoice choice = {AttentionSite::DecoderSelf, 0, 1};
        const HeatMapData data = mapOf(transformerDecoding(), FigureKind::Scores, choice);
        QCOMPARE(emptyCells(labelledMatrix(data)), 3 + 2 + 1);
        QCOMPARE(
            emptyCells(labelledMatrix(mapOf(transformerDecoding(), FigureKind::Weights, choice))), 3 + 2 + 1);
        const LabelledMatrix begun =
            labelledMatrix(heatMapData(transformerDecoding(), FigureKind::Scores, 2, {}, choice));
        QVERIFY(begun.rowLabels == Words({"<s>", "Welcome"}));
        QVERIFY(begun.columnLabels == begun.rowLabels); // the other words have not been said
    }

    void onlyWhatHasBeenReachedIsThere()
    {
        HeatMapData data = mapOf(welcomeDecoding(), FigureKind::Scores);
        data.reached = {2, 1, 3, 0, false};
        const LabelledMatrix matrix = labelledMatrix(data);
        QVERIFY(matrix.rowLabels == Words({"Welcome", "?"}));
        QCOMPARE(matrix.values.rows(), 2);
        QCOMPARE(emptyCells(matrix), 1);
        QVERIFY(std::isnan(matrix.values(1, 3)));
        HeatMapData weights = mapOf(welcomeDecoding(), FigureKind::Weights);
        weights.reached = {2, 1, 0, 0, false};
        QCOMPARE(emptyCells(labelledMatrix(weights)), 4);
    }

    void mergedWordsAreMerged()
    {
        DecodingParts parts;
        parts.source = {"▁a", "▁b", "</s>"};
        parts.target = {"▁wel", "come", "</s>"};
        parts.scores = Matrix::Identity(3, 3);
        parts.values = Matrix::Ones(3, 2);
        const Decoding decoding = makeDecoding(parts);
        const SiteWords words = wordsAt(decoding, AttentionSite::Cross);
        const HeatMapData data = shownInWords(mapOf(decoding, FigureKind::Probabilities), words);
        const LabelledMatrix matrix = labelledMatrix(data);
        QVERIFY(matrix.rowLabels == Words({"welcome", "</s>"}));
        QVERIFY(matrix.values ==
                mergedPieces(labelledMatrix(mapOf(decoding, FigureKind::Probabilities)).values, words));
        const HeatMapData weights = shownInWords(mapOf(decoding, FigureKind::Weights), words);
        QVERIFY(labelledMatrix(weights).values == matrix.values);
    }
};

QTEST_MAIN(MatrixExportTest)
#include "matrixexporttest.moc"
