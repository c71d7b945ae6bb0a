// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syntheticdecoding.h"
#include "widgets/candidatebars.h"
#include "widgets/contextview.h"
#include "widgets/equationview.h"
#include "widgets/heatmapview.h"
#include "widgets/keybars.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"
#include "widgets/wordstops.h"

#include <QSignalSpy>
#include <QTest>

using namespace lab;

namespace {

Moment momentOf(Decoding decoding, int step)
{
    return {std::make_shared<const Decoding>(std::move(decoding)), step, QStringLiteral("q · k")};
}

template <typename Widget>
void show(Widget& widget, const QSize& size)
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

} // namespace

/// The views of one moment.
class ViewsTest : public QObject {
    Q_OBJECT

    const Moment m_moment = momentOf(welcomeDecoding(), 2);

    float weight(int step, int word) const
    {
        return m_moment.decoding->steps[std::size_t(step - 1)]->layers[0].cross[0].weights(0, word);
    }

private slots:
    void sourceWordsAreTintedByTheirWeight()
    {
        SentenceView view;
        show(view, {800, 130});
        view.setMoment(m_moment);
        QCOMPARE(view.sourceColour(1), lightTheme().sequential.at(double(weight(2, 1))));
        const QImage image = view.grab().toImage();
        const QPointF inside = view.sourceRow().boxes[1].topLeft() + QPointF(6, 6);
        QCOMPARE(image.pixelColor(inside.toPoint()), view.sourceColour(1));
    }

    void atTheStartNoWordHasWeight()
    {
        SentenceView view;
        view.setMoment({m_moment.decoding, 0, {}});
        for (int word = 0; word < 4; ++word)
            QCOMPARE(view.sourceColour(word), lightTheme().panel);
    }

    void linesAreTheSameWhicheverWayOneCame_data()
    {
        QTest::addColumn<int>("words");
        QTest::newRow("words with room") << 8;
        QTest::newRow("words that scroll") << 60;
    }

    void linesAreTheSameWhicheverWayOneCame()
    {
        QFETCH(int, words);
        SentenceView walked;
        show(walked, {800, 130});
        Theme theme = lightTheme();
        Moment moment = momentOf(longDecoding(words, words, 3), 0);
        const auto looksFreshAt = [&](int step) {
            moment.step = step;
            walked.setMoment(moment);
            SentenceView fresh;
            show(fresh, walked.size());
            fresh.setTheme(theme);
            fresh.setMoment(moment);
            return walked.grab().toImage() == fresh.grab().toImage();
        };
        for (const int step : {1, 3, 4, words, 5})
            QVERIFY2(looksFreshAt(step), qPrintable(QString::number(step)));
        walked.resize(900, 140);
        QVERIFY(looksFreshAt(6));
        theme = darkTheme();
        walked.setTheme(theme);
        QVERIFY(looksFreshAt(6));
        moment.decoding = std::make_shared<const Decoding>(longDecoding(words / 2, words, 3));
        QVERIFY(looksFreshAt(4));
    }

    void aClickOnAWordGoesToItsStep()
    {
        SentenceView view;
        show(view, {800, 130});
        view.setMoment(m_moment);
        QSignalSpy requested(&view, &SentenceView::stepRequested);
        const auto click = [&](std::size_t word) {
            QTest::mouseClick(&view, Qt::LeftButton, {}, view.targetRow().boxes[word].center().toPoint());
        };
        click(0);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0], QVariantList({1}));
        click(3); // not said yet
        QCOMPARE(requested.size(), 1);
    }

    void heatMapsFollowTheStep()
    {
        HeatMapView view(FigureKind::Scores);
        for (const int step : {0, 3, 1, 4}) {
            view.setMoment({m_moment.decoding, step, m_moment.scoreFormula});
            QCOMPARE(view.data().reached.rows, step);
            QCOMPARE(view.data().rowCount(), 4);
        }
        QVERIFY(view.data().formula.startsWith(QStringLiteral("q · k")));
    }

    void insideARowOnlyWhatIsWorkedOutIsShown()
    {
        HeatMapView scores(FigureKind::Scores);
        HeatMapView probabilities(FigureKind::Probabilities);
        SentenceView sentence;
        Moment inScores = m_moment;
        setPosition(inScores, {2, Stage::Scores, 3});
        for (View* view : std::initializer_list<View*>{&scores, &probabilities, &sentence})
            view->setMoment(inScores);
        QVERIFY(scores.data().isReached(1, 2));
        QVERIFY(!scores.data().isReached(1, 3));
        QVERIFY(scores.data().isReached(0, 3));
        QCOMPARE(scores.data().rowLabel(1), QStringLiteral("?"));
        QVERIFY(!probabilities.data().isReached(1, 0));
        QCOMPARE(sentence.sourceColour(1), lightTheme().panel);
        scores.setMoment(m_moment);
        QVERIFY(scores.data().isReached(1, 3));
        QCOMPARE(scores.data().rowLabel(1), QStringLiteral("to"));
    }

    void anUnfinishedSumEndsInDots()
    {
        EquationView view;
        show(view, {900, 44});
        Moment inContext = m_moment;
        setPosition(inContext, {2, Stage::Context, 2});
        view.setMoment(inContext);
        QCOMPARE(view.equation().terms.size(), 2U);
        QVERIFY(view.accessibleName().endsWith(QStringLiteral("+ …")));
    }

    void theContextViewShowsStripsAndTheirSum()
    {
        ContextView view;
        view.resize(800, 260);
        view.setMoment(m_moment);
        const Matrix& context = m_moment.decoding->steps[1]->layers[0].cross[0].context;
        QCOMPARE(view.plot().data().value(1, 0), context(0, 0));
        QCOMPARE(view.equation().equation().step, 2);
        QVERIFY(view.equation().accessibleName().startsWith(QStringLiteral("C₂ ≈ 0.2")));
    }

    void termsHaveTheColourOfTheirCell()
    {
        EquationView view;
        show(view, {900, 44});
        view.setMoment(m_moment);
        for (const EquationTerm& term : view.equation().terms)
            QCOMPARE(view.termColour(term), lightTheme().sequential.at(double(weight(2, term.source))));
    }

    void anEquationWithoutRoomKeepsItsLargestTerms()
    {
        EquationView view;
        show(view, {480, 44});
        view.setMoment(momentOf(longDecoding(40, 10, 3), 5));
        QVERIFY(!view.equation().terms.empty());
        QVERIFY(view.equation().restWords > 30);
    }

    void barsShowScoresAndProbabilities()
    {
        StepPanel panel;
        show(panel, {400, 460});
        panel.setMoment(m_moment);
        QCOMPARE(panel.keyBars().scoreText(1), QStringLiteral("+1.75"));
        QCOMPARE(panel.keyBars().scoreText(3), QStringLiteral("−3.00"));
        QCOMPARE(panel.keyBars().probabilityText(1), QStringLiteral("0.62"));
        QCOMPARE(panel.keyBars().strongestWord(), 1);
        QCOMPARE(panel.keyBars().scoreScale().upper, 4.0);
        QVERIFY(panel.explanation().startsWith(QStringLiteral("<b>来</b> gets 0.62")));
    }

    void manyWordsKeepTheStrongestInView()
    {
        StepPanel panel;
        show(panel, {400, 460});
        const KeyBars& bars = panel.keyBars();
        for (const int step : {1, 20, 40}) {
            panel.setMoment(momentOf(longDecoding(60, 40, 3), step));
            QVERIFY(bars.shownWords() >= 5);
            QVERIFY(bars.firstShownWord() <= bars.strongestWord());
            QVERIFY(bars.strongestWord() < bars.firstShownWord() + bars.shownWords());
        }
    }

    void theWheelScrollsTheBars()
    {
        KeyBars bars;
        show(bars, {320, 200});
        bars.setMoment(momentOf(longDecoding(60, 40, 3), 20));
        const int before = bars.firstShownWord();
        QWheelEvent down(
            {50, 50}, bars.mapToGlobal(QPointF(50, 50)), {}, {0, -120}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&bars, &down);
        QCOMPARE(bars.firstShownWord(), before + 1);
    }

    void aLargePanelBecomesSmallAgain()
    {
        StepPanel panel;
        show(panel, {500, 900});
        panel.setMoment(momentOf(longDecoding(12, 10, 3), 5));
        const int large = panel.keyBars().height();
        panel.resize(400, 460);
        QVERIFY(panel.height() == 460);
        QTRY_VERIFY2(panel.keyBars().height() < large,
            qPrintable(QStringLiteral("%1, %2 before").arg(panel.keyBars().height()).arg(large)));
    }

    void theNextWordsAreListed()
    {
        StepPanel panel;
        show(panel, {400, 460});
        panel.setMoment(m_moment);
        QVERIFY(panel.candidateBars().lineCount() >= 4);
        QCOMPARE(panel.candidateBars().wordText(0), QStringLiteral("to"));
        QCOMPARE(panel.candidateBars().probabilityText(0), QStringLiteral("0.75"));
        QCOMPARE(panel.candidateBars().wordText(1), QStringLiteral("other"));
    }

    void theSaidWordIsAmongTheNextWords()
    {
        CandidateBars bars;
        bars.resize(300, 100);
        bars.setLineHeight(20);
        const auto lines = [&bars](Decoding decoding) {
            bars.setMoment(momentOf(std::move(decoding), 2));
            QStringList found;
            for (int line = 0; line < bars.lineCount(); ++line)
                found.append(bars.wordText(line) + u' ' + bars.probabilityText(line) +
                             (bars.item(line).selected ? QStringLiteral(" said") : QString()));
            return found;
        };
        const QStringList best = {QStringLiteral("other 0.50"), QStringLiteral("and 0.25"),
            QStringLiteral("to 0.13"), QStringLiteral("on 0.06"), QStringLiteral("place 0.03")};
        const QString said = QStringLiteral("to 0.00 said");
        QCOMPARE(lines(forcedDecoding()), best.first(4) + QStringList{said});
        bars.resize(300, 200);
        QCOMPARE(lines(forcedDecoding()), best + QStringList{said});
        bars.resize(300, 20);
        QCOMPARE(lines(forcedDecoding()), QStringList{said});
        QCOMPARE(lines(welcomeDecoding()), QStringList{QStringLiteral("to 0.75 said")});
    }

    void atTheStartThereAreNoNumbers()
    {
        StepPanel panel;
        panel.setMoment({m_moment.decoding, 0, {}});
        QCOMPARE(panel.keyBars().scoreText(1), QString());
        QCOMPARE(panel.candidateBars().lineCount(), 0);
    }

    void withoutAttentionNothingIsTintedAndThePanelSaysWhy()
    {
        const Moment moment = momentOf(fixedDecoding(), 2);
        SentenceView sentence;
        show(sentence, {800, 130});
        sentence.setMoment(moment);
        for (int word = 0; word < 4; ++word)
            QCOMPARE(sentence.sourceColour(word), lightTheme().panel);
        StepPanel panel;
        show(panel, {400, 460});
        panel.setMoment(moment);
        QVERIFY(panel.keyBars().isHidden());
        QVERIFY(panel.explanation().startsWith(QStringLiteral("There is no attention")));
        ContextView context;
        context.resize(800, 260);
        context.setMoment(moment);
        QVERIFY(context.equation().accessibleName().contains(QStringLiteral("the same at every step")));
        panel.setMoment(m_moment); // attention is back
        QVERIFY(!panel.keyBars().isHidden());
    }

    void hardWeightsTintAndProbabilitiesStay()
    {
        const Moment moment = momentOf(hardDecoding(1), 2);
        SentenceView sentence;
        sentence.setMoment(moment);
        QCOMPARE(sentence.sourceColour(1), lightTheme().sequential.at(1));
        QCOMPARE(sentence.sourceColour(0), lightTheme().sequential.at(0));
        KeyBars bars;
        bars.setMoment(moment);
        QCOMPARE(bars.probabilityText(1), QStringLiteral("0.62"));
    }

    void insideTheEncoderAClickOnAWordAsks()
    {
        SentenceView view;
        show(view, {800, 130});
        Moment moment = momentOf(transformerDecoding(), 2);
        moment.head = {AttentionSite::EncoderSelf, 1, 0, 3};
        view.setMoment(moment);
        const HeadRecord& head = moment.decoding->encoder->layers[1].self[0];
        QCOMPARE(view.sourceColour(0), lightTheme().sequential.at(double(head.weights(3, 0))));
        QSignalSpy requested(&view, &SentenceView::queryRequested);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.sourceRow().boxes[1].center().toPoint());
        QCOMPARE(requested, QList<QVariantList>({{1}}));
        view.setMoment(momentOf(transformerDecoding(), 2)); // between decoder and encoder words do not ask
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.sourceRow().boxes[1].center().toPoint());
        QCOMPARE(requested.size(), 1);
    }

    void insideTheDecoderTheWordsThatWereReadAreTinted()
    {
        SentenceView view;
        show(view, {800, 130});
        Moment moment = momentOf(transformerDecoding(), 3);
        moment.head = {AttentionSite::DecoderSelf, 0, 1, 0};
        view.setMoment(moment);
        const HeadRecord& head = moment.decoding->steps[2]->layers[0].self[1];
        QCOMPARE(view.targetColour(0), lightTheme().sequential.at(double(head.weights(0, 1)))); // 0 is <s>
        QCOMPARE(view.targetColour(2), lightTheme().panel); // this word is only being said
        QCOMPARE(view.sourceColour(0), lightTheme().panel); // the source is not looked at
        KeyBars bars;
        bars.setMoment(moment);
        show(bars, {320, 200});
        QCOMPARE(bars.shownWords(), 3); // <s> Welcome to: what comes later is not given away
    }

    void anEmptyWindowPromisesAndPrompts()
    {
        StepPanel panel;
        show(panel, {400, 460});
        panel.setMoment({});
        QVERIFY(panel.explanation().startsWith(QStringLiteral("Here each step is worked out")));
        QVERIFY(panel.keyBars().isHidden() && panel.candidateBars().isHidden());
    }

    void stopsGoToTheirStep()
    {
        WordStops stops;
        show(stops, {500, 40});
        stops.setMoment(m_moment);
        QSignalSpy requested(&stops, &WordStops::stepRequested);
        for (const int step : {1, 4})
            QTest::mouseClick(&stops, Qt::LeftButton, {}, stops.stopBox(step).center().toPoint());
        QCOMPARE(requested, QList<QVariantList>({{1}, {4}}));
    }

    void everyViewDrawsEveryMoment_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("steps");
        for (const auto& [words, steps] : {std::pair(1, 1), {3, 0}, {12, 14}, {400, 300}})
            QTest::addRow("%d words, %d steps", words, steps) << words << steps;
    }

    void everyViewDrawsEveryMoment()
    {
        QFETCH(int, words);
        QFETCH(int, steps);
        Decoding decoding = longDecoding(words, std::max(1, steps), 16);
        decoding.steps.resize(std::size_t(steps));
        SentenceView sentence;
        ContextView context;
        StepPanel panel;
        WordStops stops;
        HeatMapView map(FigureKind::Probabilities);
        for (const int step : {steps, 0, steps / 2}) {
            for (View* view : {static_cast<View*>(&sentence), static_cast<View*>(&context),
                     static_cast<View*>(&panel), static_cast<View*>(&stops), static_cast<View*>(&map)}) {
                view->setMoment(momentOf(decoding, step));
                view->setTheme(step == 0 ? lightTheme() : darkTheme());
                auto* widget = dynamic_cast<QWidget*>(view);
                widget->resize(300, 200);
                QVERIFY(!widget->grab().isNull());
            }
        }
    }
};

QTEST_MAIN(ViewsTest)
#include "viewstest.moc"
