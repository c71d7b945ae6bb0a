// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syntheticdecoding.h"
#include "widgets/linewindow.h"
#include "widgets/pipelinelayout.h"
#include "widgets/pipelinepainter.h"
#include "widgets/pipelinepanel.h"
#include "widgets/pipelinerow.h"
#include "widgets/pipelineview.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace lab;

namespace {

Moment momentAt(Decoding decoding, const WalkPosition& position)
{
    Moment moment;
    moment.decoding = std::make_shared<const Decoding>(std::move(decoding));
    setPosition(moment, position);
    return moment;
}

PipelineRow rowAt(const Moment& moment)
{
    return {moment, pipelineScales(moment)};
}

/// How many numbers of the lines are there: scores, logits, exponentials, probabilities, weights, values.
std::vector<int> numbersIn(const PipelineRow& row)
{
    std::vector<int> counts(6);
    for (int key = 0; key < row.keyCount(); ++key) {
        const PipelineLine line = row.line(key);
        counts[0] += line.score ? 1 : 0;
        counts[1] += line.logit ? 1 : 0;
        counts[2] += line.exponential ? 1 : 0;
        counts[3] += line.probability ? 1 : 0;
        counts[4] += line.weight ? 1 : 0;
        counts[5] += line.weightedValue ? 1 : 0;
    }
    return counts;
}

} // namespace

/// The current row as a calculation.
class PipelineTest : public QObject {
    Q_OBJECT

private slots:
    void eachStageAddsItsNumbers()
    {
        const auto at = [](Stage stage, int part) {
            return numbersIn(rowAt(momentAt(welcomeDecoding(), {2, stage, part})));
        };
        QCOMPARE(at(Stage::Query, 1), (std::vector{0, 0, 0, 0, 0, 0}));
        QCOMPARE(at(Stage::Scores, 3), (std::vector{3, 0, 0, 0, 0, 0}));
        QCOMPARE(at(Stage::Masking, 1), (std::vector{4, 4, 0, 0, 0, 0}));
        QCOMPARE(at(Stage::Softmax, 2), (std::vector{4, 4, 2, 0, 0, 0}));
        QCOMPARE(at(Stage::Softmax, 5), (std::vector{4, 4, 4, 4, 0, 0}));
        QCOMPARE(at(Stage::Selection, 1), (std::vector{4, 4, 4, 4, 4, 0}));
        QCOMPARE(at(Stage::Context, 2), (std::vector{4, 4, 4, 4, 4, 2}));
        QCOMPARE(at(Stage::Word, 1), (std::vector{4, 4, 4, 4, 4, 4}));
    }

    void theNumbersAreThoseOfTheRecord()
    {
        const Moment moment = momentAt(parkDecoding(), {3, Stage::Word, 1});
        const HeadRecord& head = moment.decoding->steps[2]->layers[0].cross[0];
        const PipelineRow row = rowAt(moment);
        QCOMPARE(row.keyCount(), 10);
        for (int key = 0; key < row.keyCount(); ++key) {
            const PipelineLine line = row.line(key);
            QCOMPARE(*line.score, head.scores(0, key));
            QCOMPARE(*line.logit, head.logits(0, key));
            QCOMPARE(*line.probability, head.probabilities(0, key));
            QCOMPARE(*line.weight, head.weights(0, key));
            QVERIFY(std::abs(*line.exponential / *row.exponentialSum() - double(*line.probability)) < 1e-6);
            QCOMPARE(line.weightedValue->components[7], head.weights(0, key) * head.values(key, 7));
        }
        QCOMPARE(row.context()->components[7], head.context(0, 7));
    }

    void theContextGrowsByOneWeightedValueAtATime()
    {
        for (int keys = 1; keys <= 4; ++keys) {
            const PipelineRow row = rowAt(momentAt(welcomeDecoding(), {2, Stage::Context, keys}));
            float sum = 0;
            for (int key = 0; key < keys; ++key)
                sum += row.line(key).weightedValue->components[1];
            QVERIFY(std::abs(row.context()->components[1] - sum) < 1e-6F);
            QCOMPARE(row.activeKey(), keys < 4 ? keys - 1 : -1);
        }
    }

    void hardAttentionShowsWhatItTakesOneByOne()
    {
        const auto taken = [](int part) {
            int count = 0;
            const PipelineRow row = rowAt(momentAt(hardDecoding(2), {2, Stage::Selection, part}));
            for (int key = 0; key < row.keyCount(); ++key)
                count += row.line(key).taken ? 1 : 0;
            return count;
        };
        QCOMPARE(taken(1), 1);
        QCOMPARE(taken(2), 2);
    }

    void aMeanOverHeadsClaimsNoSumOfItsOwn()
    {
        Moment moment = momentAt(transformerDecoding(), {2, Stage::Word, 1});
        moment.head.head = HeadChoice::meanOfHeads;
        const PipelineRow row = rowAt(moment);
        QVERIFY(row.line(0).probability.has_value());
        QVERIFY(!row.line(0).exponential && !row.line(0).weightedValue && !row.exponentialSum());
        QCOMPARE(row.context()->components.size(), 2U);
    }

    void aFixedContextHasNoKeys()
    {
        QCOMPARE(rowAt(momentAt(fixedDecoding(), {2, Stage::Word, 1})).keyCount(), 0);
    }

    void aNarrowStripKeepsTheLargestMagnitude()
    {
        const VectorStrip strip{{0.1F, -0.9F, 0.5F, 0.2F, 0.3F}, {-1, 1}};
        QCOMPARE(VectorStrip::componentsPerCell(5, 100), 1);
        QVERIFY(poolingText(5, 100).isEmpty());
        QCOMPARE(strip.cells(100), strip.components);
        QCOMPARE(strip.cells(9), (std::vector{-0.9F, 0.5F, 0.3F}));
        QVERIFY(poolingText(5, 9).contains(u'2'));
        QCOMPARE(strip.componentAt(8.5, 9), 4);
        QCOMPARE(strip.componentAt(9.5, 9), -1);
    }

    void columnsFollowEachOtherAndFit_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("small") << QSizeF(700, 250);
        QTest::newRow("usual") << QSizeF(1240, 320);
        QTest::newRow("large") << QSizeF(1880, 700);
    }
    void columnsFollowEachOtherAndFit()
    {
        QFETCH(QSizeF, size);
        for (const int lines : {1, 10, 200}) {
            const PipelineLayout layout = layoutPipeline(size, lines, 3);
            for (std::size_t edge = 1; edge < layout.edges.size(); ++edge)
                QVERIFY(layout.edges[edge] > layout.edges[edge - 1] + 20);
            QVERIFY(layout.edges.back() <= size.width());
            QVERIFY(layout.sumLine().bottom() <= size.height());
            QVERIFY(layout.shownLines >= std::min(lines, 5));
            QCOMPARE(layout.lineAt(layout.line(0).center().y()), 0);
            QCOMPARE(layout.lineAt(layout.queryLine().center().y()), -1);
        }
    }

    void aWindowOfLinesFollowsItsFocusAndScrolls()
    {
        LineWindow window{100, 10, 50};
        QCOMPARE(window.first(), 45);
        window.scroll(3);
        QCOMPARE(window.first(), 48);
        window = {100, 10, 0};
        window.scroll(-1); // there is nothing above, and nothing to be taken back
        QCOMPARE(window.first(), 0);
        window.scroll(1);
        QCOMPARE(window.first(), 1);
        LineWindow atEnd{10, 9, 7};
        QCOMPARE(atEnd.first(), 1);
        atEnd.scroll(-1); // at once, although the line of interest is far from the middle
        QCOMPARE(atEnd.first(), 0);
        atEnd.reveal(9);
        QCOMPARE(atEnd.first(), 1);
        atEnd.reveal(1);
        QCOMPARE(atEnd.first(), 1);
        atEnd.reveal(0);
        QCOMPARE(atEnd.first(), 0);
        window = {5, 10, 4};
        QCOMPARE(window.first(), 0);
        QCOMPARE(window.last(), 5);
    }

    void aClickOnAHeadingAsksForItsStage()
    {
        PipelineView view;
        view.resize(1200, 400);
        view.setMoment(momentAt(welcomeDecoding(), {2, Stage::Word, 1}));
        QSignalSpy asked(&view, &PipelineView::stageRequested);
        QTest::mouseClick(
            &view, Qt::LeftButton, {}, view.pipelineLayout().heading(Stage::Softmax).center().toPoint());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Stage>(), Stage::Softmax);
    }

    void aLatePositionHasNoScore()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[1];
        HeadRecord& head = step.layers[0].cross[0];
        Matrix scores = *head.scores;
        scores(0, 3) = std::numeric_limits<float>::quiet_NaN();
        head.scores = scores;
        scores(0, 3) = -std::numeric_limits<float>::infinity();
        head.logits = scores;
        decoding.steps[1] = std::make_shared<const StepRecord>(step);
        const Moment moment = momentAt(decoding, {2, Stage::Word, 1});
        const PipelineRow row(moment, pipelineScales(moment));
        QCOMPARE(pipelineNumber(row.line(3), PipelineColumn::ScoreNumber), QStringLiteral("–"));
        QCOMPARE(pipelineNumber(row.line(3), PipelineColumn::Logit), QStringLiteral("−∞"));
        QVERIFY(row.line(3).whyMasked.contains(QStringLiteral("no output for so late a position")));
    }

    void theStageIsToldWithItsWordsAndNumbers()
    {
        PipelinePanel panel;
        const auto textAt = [&panel](Stage stage, int part) {
            panel.setMoment(momentAt(welcomeDecoding(), {2, stage, part}));
            return panel.explanation();
        };
        QCOMPARE(textAt(Stage::Scores, 2),
            QStringLiteral("The query is compared with the key of <b>来</b>: score +1.75."));
        QVERIFY(textAt(Stage::Scores, 4)
                    .startsWith(QStringLiteral(
                        "The query has been compared with all 4 keys. <b>来</b> fits best: score +1.75.")));
        QVERIFY(textAt(Stage::Softmax, 5).contains(QStringLiteral("/ 1.6")));
        QVERIFY(textAt(Stage::Softmax, 5).endsWith(QStringLiteral("≈ 0.62.")));
        QVERIFY(textAt(Stage::Context, 2).startsWith(QStringLiteral("0.62 times the value of <b>来</b>")));
        QVERIFY(textAt(Stage::Word, 1).contains(QStringLiteral("The decoder says")));
        QVERIFY(!textAt(Stage::Context, 4).contains(QStringLiteral("The decoder says")));
    }

    void arrowKeysGoFromNumberToNumberAndEnterOpensOne()
    {
        PipelineView view;
        view.resize(1000, 400);
        view.setMoment(momentAt(welcomeDecoding(), {2, Stage::Context, 1}));
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus(Qt::TabFocusReason);
        QSignalSpy opened(&view, &PipelineView::opened);
        QTest::keyClick(&view, Qt::Key_Return); // no key is selected
        QCOMPARE(opened.size(), 0);
        view.setSelection({1, 1, -1});
        const auto numberOn = [&](Qt::Key key) {
            opened.clear();
            QTest::keyClick(&view, key);
            QTest::keyClick(&view, Qt::Key_Return);
            return opened.isEmpty() ? -1 : int(opened.front()[1].value<CellNumber>());
        };
        QCOMPARE(numberOn(Qt::Key_Right), int(CellNumber::Weight));
        QCOMPARE(opened.front()[0].value<Selection>(), (Selection{1, 1, -1}));
        QCOMPARE(numberOn(Qt::Key_Right), -1); // its weighted value is not computed yet
        for (int time = 0; time < 3; ++time)
            QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(numberOn(Qt::Key_Left), int(CellNumber::Logit));
        QCOMPARE(numberOn(Qt::Key_Left), int(CellNumber::Score));
        QCOMPARE(numberOn(Qt::Key_Left), int(CellNumber::Score)); // there is no more
        QCOMPARE(numberOn(Qt::Key_Right), int(CellNumber::Logit));
    }

    void theKeyThatTheKeyboardSelectsComesIntoView()
    {
        PipelineView view;
        view.resize(1000, 300);
        view.setMoment(momentAt(longDecoding(60, 4, 2), {2, Stage::Word, 1}));
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.clearFocus();
        const int first = view.lines().first();
        QVERIFY(view.lines().last() < 59);
        view.setSelection({1, 59, -1}); // pointed at elsewhere
        QCOMPARE(view.lines().first(), first);
        view.setFocus(Qt::TabFocusReason);
        view.setSelection({1, 58, -1});
        QCOMPARE(view.lines().last(), 59);
    }
};

QTEST_MAIN(PipelineTest)
#include "pipelinetest.moc"
