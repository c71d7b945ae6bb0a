// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibleview.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/candidatebars.h"
#include "widgets/equationview.h"
#include "widgets/headgrid.h"
#include "widgets/keybars.h"
#include "widgets/matrixplot.h"
#include "widgets/numbers.h"
#include "widgets/pipelineview.h"
#include "widgets/sentenceview.h"
#include "widgets/sumstrips.h"
#include "widgets/wordstops.h"

#include <QTest>

using namespace lab;

namespace {

/// A moment at a place of the walk.
Moment momentAt(Decoding decoding, const WalkPosition& position, const HeadChoice& head = {})
{
    Moment moment;
    moment.decoding = std::make_shared<const Decoding>(std::move(decoding));
    moment.head = head;
    setPosition(moment, position);
    return moment;
}

QAccessibleInterface* found(QWidget& view)
{
    return QAccessible::queryAccessibleInterface(&view);
}

/// The names of all items with their values: "来, score = +1.20".
QStringList itemsOf(QWidget& view)
{
    QStringList items;
    for (int index = 0; index < found(view)->childCount(); ++index) {
        const QAccessibleInterface* item = found(view)->child(index);
        items.append(item->text(QAccessible::Name) + QStringLiteral(" = ") + item->text(QAccessible::Value));
    }
    return items;
}

/// The names of those that are selected.
QStringList selectedOf(QWidget& view)
{
    QStringList names;
    for (int index = 0; index < found(view)->childCount(); ++index) {
        if (found(view)->child(index)->state().selected)
            names.append(found(view)->child(index)->text(QAccessible::Name));
    }
    return names;
}

const HeadRecord& headOf(const Moment& moment)
{
    return moment.decoding->steps[std::size_t(moment.step - 1)]->layers[0].cross[0];
}

} // namespace

/// What a screen reader finds in views that paint their content themselves.
class AccessibleViewTest : public QObject {
    Q_OBJECT

    static QAccessibleTableInterface* tableOf(MatrixPlot& plot)
    {
        return QAccessible::queryAccessibleInterface(&plot)->tableInterface();
    }

private slots:
    void aHeatMapIsATableOfItsNumbers()
    {
        const Decoding decoding = parkDecoding();
        MatrixPlot plot;
        plot.setData(heatMapData(decoding, FigureKind::Scores, 5));
        QAccessibleTableInterface* table = tableOf(plot);
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 10);
        QCOMPARE(table->columnCount(), 10);
        QCOMPARE(table->columnDescription(4), QStringLiteral("看见"));
        QCOMPARE(
            QAccessible::queryAccessibleInterface(&plot)->text(QAccessible::Name), QStringLiteral("Scores"));
        for (const auto& [row, column] : {std::pair(1, 4), std::pair(0, 0), std::pair(4, 9)}) {
            const QAccessibleInterface* cell = table->cellAt(row, column);
            QCOMPARE(cell->role(), QAccessible::Cell);
            QCOMPARE(cell->text(QAccessible::Value),
                exactNumber(decoding.steps[std::size_t(row)]->layers[0].cross[0].scores(0, column)));
        }
        QCOMPARE(table->cellAt(1, 4)->text(QAccessible::Name), QStringLiteral("saw → 看见"));
    }

    void whatIsHiddenSaysSo()
    {
        MatrixPlot plot;
        HeatMapData data = heatMapData(
            transformerDecoding(), FigureKind::Scores, 3, {}, {AttentionSite::DecoderSelf, 0, 0, 0});
        plot.setData(std::move(data));
        QCOMPARE(tableOf(plot)->cellAt(0, 2)->text(QAccessible::Value), QStringLiteral("masked"));
        QCOMPARE(tableOf(plot)->cellAt(3, 0)->text(QAccessible::Value), QStringLiteral("not computed yet"));
    }

    void theMarkedCellIsSelected()
    {
        MatrixPlot plot;
        plot.setData(heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QCOMPARE(tableOf(plot)->selectedCellCount(), 0);
        plot.markCell(2, 3);
        QCOMPARE(tableOf(plot)->selectedCells(), QList{tableOf(plot)->cellAt(2, 3)});
        QVERIFY(tableOf(plot)->cellAt(2, 3)->state().selected);
        QVERIFY(!tableOf(plot)->cellAt(2, 4)->state().selected);
    }

    void cellsAreMadeWhenTheyAreAskedFor()
    {
        MatrixPlot plot;
        plot.setData(heatMapData(longDecoding(2000, 300, 2), FigureKind::Scores, 300));
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&plot);
        QCOMPARE(table->childCount(), 300 * 2000);
        QAccessibleInterface* cell = table->child(2000 * 7 + 11);
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 7);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 11);
        QCOMPARE(table->indexOfChild(cell), 2000 * 7 + 11);
        QVERIFY(!cell->text(QAccessible::Name).isEmpty());
        plot.setData(heatMapData(parkDecoding(), FigureKind::Scores, 5)); // another matrix
        QVERIFY(!cell->isValid());
        QVERIFY(cell->text(QAccessible::Name).isEmpty());
        QCOMPARE(table->childCount(), 100);
        QCOMPARE(tableOf(plot)->cellAt(1, 4)->text(QAccessible::Name), QStringLiteral("saw → 看见"));
    }

    void barsHaveTheScoreAndTheProbabilityOfEachWord()
    {
        KeyBars bars;
        bars.resize(400, 200);
        bars.setMoment(momentAt(welcomeDecoding(), {2, Stage::Word, 1}));
        QAccessibleTableInterface* table = found(bars)->tableInterface();
        QCOMPARE(table->rowCount(), 4);
        QCOMPARE(table->rowDescription(1), QStringLiteral("来"));
        QCOMPARE(table->columnDescription(1), QStringLiteral("probability"));
        const QStringList items = itemsOf(bars);
        QCOMPARE(items.size(), 8);
        QCOMPARE(items[2], QStringLiteral("来, score = ") + bars.scoreText(1));
        QCOMPARE(items[3], QStringLiteral("来, probability = ") + bars.probabilityText(1));
        bars.setSelection({1, 3, -1});
        QCOMPARE(selectedOf(bars), (QStringList{"</s>, score", "</s>, probability"}));
        bars.setSelection({0, 3, -1}); // in another row
        QCOMPARE(selectedOf(bars), QStringList());
    }

    void barsThatAreNotComputedYetOrMaskedSaySo()
    {
        KeyBars bars;
        bars.setMoment(momentAt(welcomeDecoding(), {2, Stage::Scores, 1}));
        QCOMPARE(itemsOf(bars)[0], QStringLiteral("欢迎, score = ") + bars.scoreText(0));
        for (const int item : {1, 2, 3, 7})
            QVERIFY(itemsOf(bars)[item].endsWith(QStringLiteral("= not computed yet")));
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[1];
        Matrix logits = step.layers[0].cross[0].logits;
        logits(0, 3) = -std::numeric_limits<float>::infinity();
        step.layers[0].cross[0].logits = logits;
        decoding.steps[1] = std::make_shared<const StepRecord>(step);
        bars.setMoment(momentAt(decoding, {2, Stage::Word, 1}));
        QCOMPARE(itemsOf(bars)[6], QStringLiteral("</s>, score = masked"));
        QCOMPARE(itemsOf(bars)[7], QStringLiteral("</s>, probability = masked"));
    }

    void linesThatAreScrolledOutAreOffScreen()
    {
        KeyBars bars;
        bars.resize(400, bars.heightFor(100));
        bars.setMoment(momentAt(longDecoding(40, 3, 2), {2, Stage::Word, 1}));
        bars.resize(400, bars.heightFor(100));
        QCOMPARE(found(bars)->childCount(), 80);
        int shown = 0;
        for (int index = 0; index < 80; index += 2) {
            const QAccessibleInterface* item = found(bars)->child(index);
            QCOMPARE(item->state().offscreen != 0, item->rect().isEmpty());
            shown += item->rect().isEmpty() ? 0 : 1;
        }
        QCOMPARE(shown, bars.shownWords());
        QVERIFY(shown >= 3 && shown < 10);
    }

    void aCalculationHasWhatStandsInEachColumn()
    {
        PipelineView view;
        view.resize(1000, 400);
        const Moment moment = momentAt(welcomeDecoding(), {2, Stage::Word, 1});
        view.setMoment(moment);
        QCOMPARE(found(view)->tableInterface()->rowCount(), 4);
        QCOMPARE(found(view)->tableInterface()->columnCount(), 7);
        const QStringList items = itemsOf(view);
        const HeadRecord& head = headOf(moment);
        for (int key = 0; key < 4; ++key) {
            const QString word = keyWords(*moment.decoding, AttentionSite::Cross)[key];
            QCOMPARE(items[7 * key + 1],
                word + QStringLiteral(", score = ") + signedNumber(head.scores(0, key), 2));
            QCOMPARE(items[7 * key + 4],
                word + QStringLiteral(", probability = ") + fixedNumber(head.probabilities(0, key), 2));
        }
        QCOMPARE(items.size(), 4 * 7 + 6 + 3);
        QVERIFY(items.contains(QStringLiteral("stage: Softmax = done")));
        const QString context =
            fixedNumber(head.context(0, 0), 2) + QStringLiteral(", ") + fixedNumber(head.context(0, 1), 2);
        QCOMPARE(items.last(), QStringLiteral("context vector C₂ = ") + context);
    }

    void aCalculationDoesNotSayWhatIsNotComputedYet()
    {
        PipelineView view;
        view.resize(1000, 400);
        view.setMoment(momentAt(welcomeDecoding(), {2, Stage::Softmax, 2}));
        const QStringList items = itemsOf(view);
        const auto is = [&items](int index, const char* value) {
            return items[index].endsWith(QStringLiteral("= ") + QString::fromUtf8(value));
        };
        QVERIFY(!is(3, "not computed yet"));
        QVERIFY(!is(7 + 3, "not computed yet"));
        for (const int index : {4, 5, 6, 14 + 3, 36})
            QVERIFY2(is(index, "not computed yet"), qPrintable(items[index]));
        QVERIFY(is(4 * 7 + 3, "being worked out")); // softmax
        QVERIFY(is(4 * 7 + 4, "not computed yet"));
    }

    void theNumbersOfAMeanSayThatTheyAreMeans()
    {
        KeyBars bars;
        bars.resize(400, 200);
        HeadChoice mean;
        mean.head = HeadChoice::meanOfHeads;
        bars.setMoment(momentAt(transformerDecoding(), {2, Stage::Word, 1}, mean));
        QVERIFY(itemsOf(bars).front().startsWith(QStringLiteral("欢迎, mean score = ")));
        QVERIFY(itemsOf(bars)[1].startsWith(QStringLiteral("欢迎, mean probability = ")));
        bars.setMoment(momentAt(transformerDecoding(), {2, Stage::Word, 1}));
        QVERIFY(itemsOf(bars).front().startsWith(QStringLiteral("欢迎, score = ")));
    }

    void maskedKeysAndMeansOfHeadsSaySoInACalculation()
    {
        PipelineView view;
        view.resize(1000, 400);
        view.setMoment(momentAt(transformerDecoding(), {2, Stage::Word, 1},
            {AttentionSite::DecoderSelf, 0, HeadChoice::meanOfHeads, 0}));
        QVERIFY(itemsOf(view)[3].endsWith(QStringLiteral("= none: this is a mean over heads")));
        view.setMoment(
            momentAt(transformerDecoding(), {2, Stage::Word, 1}, {AttentionSite::EncoderSelf, 0, 0, 1}));
        QVERIFY(itemsOf(view)[2].contains(QStringLiteral(", logit = ")));
    }

    void eachMapOfAHeadSaysHowFarItIs()
    {
        HeadGrid grid;
        grid.resize(800, 400);
        grid.setMoment(momentAt(transformerDecoding(), {2, Stage::Word, 1}, {AttentionSite::Cross, 1, 0, 0}));
        QCOMPARE(itemsOf(grid).size(), 18);
        QCOMPARE(selectedOf(grid).size(), 1);
        QVERIFY(selectedOf(grid).front().endsWith(QStringLiteral(", layer 2, head 1")));
        QVERIFY(itemsOf(grid).last().endsWith(QStringLiteral("= 2 of 4 rows, 4 columns")));
        grid.setMoment(momentAt(transformerDecoding(), {0, Stage::Word, 1}));
        QVERIFY(itemsOf(grid).last().endsWith(QStringLiteral("= not computed yet")));
    }

    void theSentenceHasItsWordsWithTheirWeights()
    {
        SentenceView view;
        view.resize(800, 130);
        const Moment moment = momentAt(welcomeDecoding(), {2, Stage::Word, 1});
        view.setMoment(moment);
        const QStringList items = itemsOf(view);
        QCOMPARE(items.size(), 6);
        QCOMPARE(items[1],
            QStringLiteral("来: source word 2 = weight ") + fixedNumber(headOf(moment).weights(0, 1), 2));
        QCOMPARE(items[5], QStringLiteral("to: step 2 = to"));
        QVERIFY(found(view)->child(5)->text(QAccessible::Description).contains(QStringLiteral("来 0.")));
        view.setSelection({1, 2, -1});
        QCOMPARE(selectedOf(view), (QStringList{"北京: source word 3", "to: step 2"}));
        view.setMoment(momentAt(welcomeDecoding(), {2, Stage::Scores, 1}));
        QCOMPARE(itemsOf(view)[1], QStringLiteral("来: source word 2 = not computed yet"));
        QCOMPARE(itemsOf(view)[5], QStringLiteral("?: step 2 = not computed yet"));
        QVERIFY(found(view)->child(5)->text(QAccessible::Description).isEmpty());
    }

    void insideTheDecoderTheWordsThatWereReadHaveWeights()
    {
        SentenceView view;
        const Moment moment =
            momentAt(transformerDecoding(), {3, Stage::Word, 1}, {AttentionSite::DecoderSelf, 0, 0, 0});
        view.setMoment(moment);
        const HeadRecord& head = moment.decoding->steps[2]->layers[0].self[0];
        QCOMPARE(itemsOf(view)[4],
            QStringLiteral("Welcome: step 1 = weight ") + fixedNumber(head.weights(0, 1), 2));
        view.setSelection({-1, 1, -1});
        QCOMPARE(selectedOf(view), QStringList{"Welcome: step 1"});
    }

    void stopsDoNotGiveWordsAway()
    {
        WordStops stops;
        stops.resize(500, 36);
        stops.setMoment(momentAt(welcomeDecoding(), {2, Stage::Query, 1}));
        QCOMPARE(itemsOf(stops), (QStringList{"step 1 = Welcome", "step 2 = not computed yet",
                                     "step 3 = not computed yet", "step 4 = not computed yet"}));
        QCOMPARE(selectedOf(stops), QStringList{"step 2"});
    }

    void candidatesAndTermsHaveTheirNumbers()
    {
        const Moment moment = momentAt(welcomeDecoding(), {2, Stage::Word, 1});
        CandidateBars candidates;
        candidates.resize(300, 120);
        candidates.setMoment(moment);
        QCOMPARE(itemsOf(candidates).front(), QStringLiteral("to = ") + candidates.probabilityText(0));
        QCOMPARE(selectedOf(candidates), QStringList{"to"});
        EquationView equation;
        equation.resize(700, 40);
        equation.setMoment(moment);
        QVERIFY(itemsOf(equation).contains(
            QStringLiteral("来, weight = ") + fixedNumber(headOf(moment).weights(0, 1), 2)));
        equation.setSelection({-1, 1, -1});
        QCOMPARE(selectedOf(equation), QStringList{"来, weight"});
    }

    void stripsHaveTheirCells()
    {
        SumColumn column{QStringLiteral("tanh"), {}, {0.25, -0.5, -std::numeric_limits<double>::infinity()}};
        SumStrips strips({QStringLiteral("unit"), {"1", "2", "3"}, {column}});
        strips.resize(300, 60);
        QCOMPARE(itemsOf(strips),
            (QStringList{"tanh of unit 1 = 0.2500", "tanh of unit 2 = −0.5000", "tanh of unit 3 = masked"}));
        QCOMPARE(found(strips)->child(1)->rect().size(), QSize(100, 24));
        column.numbers.assign(1000, 0.5);
        column.numbers[7] = -2;
        QStringList rows;
        for (int row = 1; row <= 1000; ++row)
            rows.append(QString::number(row));
        SumStrips pooled({QStringLiteral("unit"), rows, {column}});
        pooled.resize(300, 60);
        QCOMPARE(itemsOf(pooled).size(), 100);
        QCOMPARE(itemsOf(pooled)[0], QStringLiteral("tanh: the largest of unit 1 to 10 = −2.0000"));
    }

    void theItemThatTheKeyboardIsOnIsFocused()
    {
        HeadGrid grid;
        grid.resize(800, 400);
        grid.setMoment(
            momentAt(transformerDecoding(), {2, Stage::Word, 1}, {AttentionSite::EncoderSelf, 0, 0, 0}));
        grid.show();
        grid.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&grid));
        grid.setFocus();
        QVERIFY(found(grid)->child(0)->state().focused);
        QVERIFY(!found(grid)->child(1)->state().focused);
        grid.clearFocus();
        QVERIFY(!found(grid)->child(0)->state().focused);
        QVERIFY(found(grid)->child(0)->state().selected);
    }
};

QTEST_MAIN(AccessibleViewTest)
#include "accessibleviewtest.moc"
