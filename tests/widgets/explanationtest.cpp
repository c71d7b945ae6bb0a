// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/words.h"

#include <QTest>
#include <QTextBoundaryFinder>
#include <QTextDocumentFragment>

#include <algorithm>
#include <functional>

using namespace lab;

namespace {

Moment momentOf(Decoding decoding, int step)
{
    return {std::make_shared<const Decoding>(std::move(decoding)), step, {}};
}

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT
private slots:
    void aFixedContextDoesNotGiveTheNextWordAway()
    {
        Moment moment;
        moment.decoding = std::make_shared<const Decoding>(fixedDecoding());
        setPosition(moment, {2, Stage::Context, 1});
        QVERIFY(explain(moment).contains(QStringLiteral("There is no attention")));
        QVERIFY(!explain(moment).contains(QStringLiteral("says")));
        setPosition(moment, {2, Stage::Word, 1});
        QVERIFY(explain(moment).contains(QStringLiteral("says")));
    }

    void noLineEndsInsideTheMarkOfTheEnd()
    {
        const QString text = QTextDocumentFragment::fromHtml(boldWord(QStringLiteral("</s>"))).toPlainText();
        QTextBoundaryFinder ends(QTextBoundaryFinder::Line, text);
        QCOMPARE(ends.toNextBoundary(), text.size());
    }

    void aClearLeadIsExplainedByItsScore()
    {
        const QString text = explain(momentOf(welcomeDecoding(), 1));
        QCOMPARE(text,
            QStringLiteral(
                "<b>欢迎</b> gets 0.95 of the attention, because its score +3.50 is the largest. The decoder "
                "says <b>Welcome</b> with probability 0.75."));
    }

    void sharedAttentionNamesBothWords()
    {
        Decoding decoding = makeDecoding({{"我", "你", "他"}, {"we"},
            (Matrix(1, 3) << 1, 1.25F, 1.5F).finished(), Matrix::Identity(3, 3)});
        decoding.stop = StopReason::MaximumLength;
        QCOMPARE(explain(momentOf(decoding, 1)),
            QStringLiteral(
                "The attention is shared: <b>他</b> gets 0.42 and <b>你</b> gets 0.33; their scores +1.50 "
                "and "
                "+1.25 are the largest. The decoder says <b>we</b> with probability 0.75; the limit "
                "of steps ends the decode here."));
        decoding.stop = StopReason::MaximumMemory;
        QVERIFY(explain(momentOf(decoding, 1))
                    .endsWith(QStringLiteral("; the limit of memory ends the decode here.")));
    }

    void aDecodeThatRepeatsItselfSaysSo()
    {
        Decoding decoding = welcomeDecoding();
        decoding.stop = StopReason::Repetition;
        QVERIFY(explain(momentOf(decoding, 4))
                    .endsWith(QStringLiteral("it repeats itself, so the decode ends here.")));
        QVERIFY(!explain(momentOf(decoding, 3)).contains(QStringLiteral("repeats")));
    }

    void aBlockedWordIsNamedWithItsProbability()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[0];
        step.candidates.insert(step.candidates.begin(), Candidate{{"▁Hello", 99, 0, 0}, 0.8F, 0, true});
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        QVERIFY(explain(momentOf(decoding, 1))
                    .endsWith(QStringLiteral(
                        "<b>Hello</b> is more probable (0.80), but blocked: it would repeat words "
                        "that have been said.")));
    }

    void evenAttentionSaysSo()
    {
        const Decoding decoding =
            makeDecoding({{"我", "你"}, {"we"}, Matrix::Zero(1, 2), Matrix::Identity(2, 2)});
        QVERIFY(explain(momentOf(decoding, 1))
                    .startsWith(QStringLiteral("The attention is even: each word gets 0.50 of it.")));
    }

    void theLastWordEndsTheSentence()
    {
        QVERIFY(
            explain(momentOf(welcomeDecoding(), 4)).endsWith(QStringLiteral("the sentence is finished.")));
        QVERIFY(!explain(momentOf(welcomeDecoding(), 3)).contains(QStringLiteral("finished")));
    }

    void beforeTheFirstWordTheSourceIsExplained()
    {
        QCOMPARE(explain(momentOf(welcomeDecoding(), 0)),
            QStringLiteral(
                "The encoder has read 4 tokens; the last one, &lt;/s&gt;, marks the end of the sentence. "
                "The decoder has said nothing yet."));
        QVERIFY(explain(momentOf({}, 0)).startsWith(QStringLiteral("Here each step is worked out")));
    }

    // A model may read sentences without the mark: then nothing is said of one, whatever the last token is.
    void aSourceWithoutItsEndIsExplainedWithout()
    {
        Decoding decoding = welcomeDecoding();
        decoding.source.end = SentenceEnd::Unmarked;
        QCOMPARE(explain(momentOf(decoding, 0)),
            QStringLiteral("The encoder has read 4 tokens. The decoder has said nothing yet."));
        QCOMPARE(aboutToken(decoding.source, 3), QString());
        QCOMPARE(aboutToken(welcomeDecoding().source, 3),
            QStringLiteral("</s> marks the end of the sentence; it is a token like any other."));
        decoding.source.tokens.clear();
        QVERIFY(explain(momentOf(decoding, 0)).startsWith(QStringLiteral("Here each step is worked out")));
    }

    // Another vocabulary may call its mark otherwise.
    void theMarkOfTheEndHasTheNameThatTheVocabularyGivesIt()
    {
        Decoding decoding = welcomeDecoding();
        decoding.source.tokens.back().piece = "<eos>";
        QVERIFY(explain(momentOf(decoding, 0)).contains(QStringLiteral("the last one, &lt;eos&gt;, marks")));
        QVERIFY(aboutToken(decoding.source, 3).startsWith(QStringLiteral("<eos> marks the end")));
    }

    void aStepWithoutAttentionStillSaysItsWord()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[0];
        step.layers.clear();
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        QCOMPARE(explain(momentOf(decoding, 1)),
            QStringLiteral("The decoder says <b>Welcome</b> with probability 0.75."));
    }

    void aTemperatureIsNamed()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[0];
        step.layers[0].cross[0].temperature = 0.5F;
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        QVERIFY(explain(momentOf(decoding, 1))
                    .contains(QStringLiteral("(The scores are divided by the temperature 0.5 first.)")));
        QVERIFY(!explain(momentOf(decoding, 2)).contains(QStringLiteral("temperature")));
    }

    void aContextIsOfTheWordsThatCount()
    {
        const auto wholeContext = [](const Decoding& decoding, int step) {
            Moment moment = momentOf(decoding, step);
            setPosition(moment, {step, Stage::Context, 4});
            return explain(moment);
        };
        QCOMPARE(wholeContext(welcomeDecoding(), 2),
            QStringLiteral("The weighted values of all 4 words add up to the context vector, 2 numbers."));
        QCOMPARE(wholeContext(hardDecoding(2), 2),
            QStringLiteral(
                "The weighted values of 2 words add up to the context vector, 2 numbers; the weight "
                "of the other 2 is 0."));
        QCOMPARE(wholeContext(hardDecoding(1), 2),
            QStringLiteral("1.00 times the value of <b>来</b> is the context vector, 2 numbers."));
        Moment moment = momentOf(hardDecoding(1), 2);
        setPosition(moment, {2, Stage::Context, 3});
        QVERIFY(explain(moment).startsWith(QStringLiteral("The weight of <b>北京</b> is 0: nothing")));
    }

    void hardAttentionNamesWhatItTook()
    {
        const QString text = explain(momentOf(hardDecoding(2), 2));
        QVERIFY2(text.startsWith(QStringLiteral("Hard attention takes <b>来</b> (probability 0.62) and "
                                                "<b>欢迎</b> (0.29) and leaves out all else.")),
            qPrintable(text));
    }

    void aFixedContextIsExplained()
    {
        QVERIFY(explain(momentOf(fixedDecoding(), 2)).startsWith(QStringLiteral("There is no attention: ")));
    }

    void selfAttentionSaysWhichWordAsks()
    {
        Moment moment = momentOf(transformerDecoding(), 0);
        moment.head = {AttentionSite::EncoderSelf, 0, 0, 2};
        QVERIFY(explain(moment).startsWith(QStringLiteral("Inside the encoder, <b>北京</b> asks. ")));
        moment.step = 3;
        QCOMPARE(stepContext(moment), QStringLiteral("query: the encoder's vector at <b>北京</b>"));
        moment.head = {AttentionSite::DecoderSelf, 0, HeadChoice::meanOfHeads, 0};
        QVERIFY(explain(moment).startsWith(
            QStringLiteral("Mean of the 2 heads of layer 1: Inside the decoder, <b>to</b> asks. ")));
    }

    void aMeanOverHeadsHasNoReasonOfItsOwn()
    {
        Moment moment = momentOf(transformerDecoding(), 1);
        moment.head.head = HeadChoice::meanOfHeads;
        const AttentionRow row = *currentAttention(moment);
        std::vector<int> order = {0, 1, 2, 3};
        std::ranges::sort(order, std::greater<>(), [&](int key) { return row.weight(key); });
        const QStringList words = keyWords(*moment.decoding, moment.head.site);
        const auto part = [&](int place) {
            const int key = order[std::size_t(place)];
            return QStringLiteral("%1 gets %2")
                .arg(boldWord(words[key]), QString::number(double(row.weight(key)), 'f', 2));
        };
        const QString text = explain(moment);
        QVERIFY2(
            text.startsWith(QStringLiteral("Mean of the 2 heads of layer 2: %1 of the attention and %2. Each "
                                           "head has scores and a softmax of its own. ")
                                .arg(part(0), part(1))),
            qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("largest")));
        const auto says = [&](Stage stage, int stagePart, const char* expected) {
            setPosition(moment, {1, stage, stagePart});
            QVERIFY2(explain(moment).contains(QLatin1String(expected)), qPrintable(explain(moment)));
        };
        says(Stage::Query, 1, "Each head makes its own query of it");
        says(Stage::Scores, 2, "Each head compares its query with its key of ");
        says(Stage::Scores, 4, "shown are the means of their scores");
        says(Stage::Selection, 1, "Each head has its own weights");
    }

    void equalWeightsOfUnequalScoresAreNotCalledEqualScores()
    {
        Decoding decoding =
            makeDecoding({{"我", "你"}, {"we"}, (Matrix(1, 2) << 1, 2).finished(), Matrix::Identity(2, 2)});
        StepRecord step = *decoding.steps[0];
        HeadRecord& head = step.layers[0].cross[0];
        head.probabilities = head.weights = Matrix(Matrix::Constant(1, 2, 0.5F)); // a very high temperature
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        const QString text = explain(momentOf(decoding, 1));
        QVERIFY2(text.startsWith(
                     QStringLiteral("<b>你</b> gets 0.50 of the attention, because its score +2.00 is the "
                                    "largest.")),
            qPrintable(text));
    }

    void theQueryIsThatOfTheModel()
    {
        Moment moment = momentOf(welcomeDecoding(), 2);
        moment.query = QStringLiteral("query: the previous word, %1");
        QCOMPARE(stepContext(moment), QStringLiteral("query: the previous word, <b>Welcome</b>"));
    }

    void headingsNameStepAndInput()
    {
        const Moment moment = momentOf(welcomeDecoding(), 2);
        QCOMPARE(stepTitle(moment), QStringLiteral("Step 2 of 4"));
        QCOMPARE(stepContext(moment), QStringLiteral("query: decoder state after <b>Welcome</b>"));
        QCOMPARE(stepContext(momentOf(welcomeDecoding(), 1)),
            QStringLiteral("query: decoder state after <b>&lt;s&gt;</b>"));
        QCOMPARE(stepContext(momentOf(welcomeDecoding(), 0)), QString());
    }
};

QTEST_GUILESS_MAIN(ExplanationTest)
#include "explanationtest.moc"
