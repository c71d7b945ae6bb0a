// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"
#include "tests/support/syntheticdecoding.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <latch>
#include <mutex>
#include <new>
#include <set>

using namespace lab;

namespace {

/// A model that answers every text with the same decode and remembers what it was asked.
class Echo {
public:
    SessionModel model(Decoding answer)
    {
        return {QStringLiteral("echo"), QStringLiteral("dot"), QStringLiteral("q · k"),
            [this, answer = std::move(answer)](
                const std::string& text, const DecodeOptions&, const DecodeProgress&) {
                const std::lock_guard lock(m_mutex);
                m_texts.append(QString::fromStdString(text));
                return answer;
            }};
    }

    QStringList texts()
    {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }

private:
    std::mutex m_mutex;
    QStringList m_texts;
};

SessionModel modelWith(DecodeFunction decode)
{
    return {QStringLiteral("test"), QStringLiteral("dot"), QStringLiteral("q · k"), std::move(decode)};
}

bool isIdle(const Session& session)
{
    return !session.state().decoding;
}

std::string bytesOf(const Matrix& matrix)
{
    return {reinterpret_cast<const char*>(matrix.data()), std::size_t(matrix.size()) * sizeof(float)};
}

/// Every number that the current step shows, as bytes.
std::string numbersOf(const Moment& moment)
{
    const StepRecord* step = currentStep(moment);
    if (!step)
        return {};
    const HeadRecord head = currentAttention(moment)->head;
    return bytesOf(head.scores) + bytesOf(head.probabilities) + bytesOf(head.context);
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

    void open(Session& session, Echo& echo, Decoding decoding = welcomeDecoding())
    {
        session.setSentence(QStringLiteral("欢迎来北京。"));
        session.setModel(echo.model(std::move(decoding)));
        QTRY_VERIFY(isIdle(session));
    }

private slots:
    void aSentenceOpensAtItsFirstWord()
    {
        Echo echo;
        Session session;
        open(session, echo);
        QCOMPARE(echo.texts(), QStringList({QStringLiteral("欢迎来北京。")}));
        QCOMPARE(session.state().moment.step, 1);
        QCOMPARE(stepCount(session.state().moment), 4);
        QCOMPARE(session.state().moment.scoreFormula, QStringLiteral("q · k"));
    }

    void whatMakesOneDoubtADecodeIsSaidUntilTheNextStep()
    {
        Echo echo;
        Session session;
        Decoding decoding = welcomeDecoding();
        decoding.source.tokens[1].unknown = true;
        open(session, echo, decoding);
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::Notice);
        QCOMPARE(session.state().message.text, QStringLiteral("1 of 3 pieces are unknown to the model."));
        session.stepForward();
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::None);
        Session certain;
        open(certain, echo);
        QCOMPARE(certain.state().message.kind, SessionMessage::Kind::None);
    }

    void aModelOfChineseSaysSoOfAnotherScript()
    {
        Echo echo;
        Session session;
        Decoding decoding = welcomeDecoding();
        decoding.source.text = "Welcome to Beijing";
        SessionModel model = echo.model(decoding);
        model.sourceLanguage = "zh";
        session.setSentence(QStringLiteral("Welcome to Beijing"));
        session.setModel(model);
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().message.text,
            QStringLiteral("This model reads Chinese; of the 16 letters here, 0 are Chinese."));
    }

    void stepsStayInsideTheDecode()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.goToEnd();
        session.stepForward();
        QCOMPARE(session.state().moment.step, 4);
        session.goToStart();
        session.stepBack();
        QCOMPARE(session.state().moment.step, 0);
        session.goToStep(99);
        QCOMPARE(session.state().moment.step, 4);
    }

    void backAndForwardGivesTheSameBits()
    {
        Echo echo;
        Session session;
        open(session, echo, parkDecoding());
        std::vector<std::string> forward;
        for (session.goToStart(); session.state().moment.step < 10; session.stepForward())
            forward.push_back(numbersOf(session.state().moment));
        for (int step = 9; step >= 0; --step) {
            session.stepBack();
            QCOMPARE(numbersOf(session.state().moment), forward[std::size_t(step)]);
        }
    }

    void insideTheEncoderTheWordsThatAskAreWalked()
    {
        Echo echo;
        Session session;
        open(session, echo, transformerDecoding());
        session.setHead({AttentionSite::EncoderSelf});
        session.stepForward();
        session.stepForward();
        QCOMPARE(session.state().moment.head.query, 2);
        QCOMPARE(session.state().moment.step, 1);
        session.goToStep(3);
        QCOMPARE(session.state().moment.step, 3);
        session.setHead({AttentionSite::Cross});
        QCOMPARE(session.state().moment.stage, Stage::Word);
    }

    void smallStepsStayInsideAWord()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.setStepSize(StepSize::Key);
        session.stepForward();
        session.stepForward();
        QCOMPARE(positionOf(session.state().moment), (WalkPosition{2, Stage::Scores, 1}));
        session.stepBack();
        session.stepBack();
        QCOMPARE(positionOf(session.state().moment), (WalkPosition{1, Stage::Word, 1}));
    }

    void typingWaitsForAPause()
    {
        Echo echo;
        Session session;
        open(session, echo);
        for (const char* text : {"我", "我爱", "我爱你"})
            session.setSentence(QString::fromUtf8(text));
        QVERIFY(session.state().decoding);
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(echo.texts().mid(1), QStringList({QStringLiteral("我爱你")}));
    }

    void whatCannotBeSeenIsLeftOut()
    {
        Echo echo;
        Session session;
        open(session, echo);
        const QString family = QString::fromUtf8("👨‍👩‍👧"); // one emoji of three, joined
        session.setSentence(QString::fromUtf8("\u202e我\x07爱\u2066你\u200b\ufeff。") + family);
        QCOMPARE(session.state().sentence, QString::fromUtf8("我 爱你。") + family);
        QCOMPARE(session.state().message.text,
            QStringLiteral("Characters of the text that cannot be seen were left out: 5."));
        session.dismissMessage();
        session.setSentence(QStringLiteral("我爱你。\n欢迎\t来。") + QChar(0) + u'x');
        QCOMPARE(session.state().sentence, QStringLiteral("我爱你。 欢迎 来。 x"));
        QVERIFY(session.state().message.text.endsWith(QStringLiteral("left out: 1.")));
        session.dismissMessage();
        session.setSentence(QStringLiteral("第一行\n第二行"));
        QVERIFY(session.state().message.text.isEmpty());
    }

    void enterDoesNotWait()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.setSentence(QStringLiteral("我"));
        session.decodeNow();
        session.setSentence(QStringLiteral("我爱"));
        session.decodeNow();
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(echo.texts().last(), QStringLiteral("我爱"));
    }

    void aNewSentenceStartsOver()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.goToEnd();
        session.setSentence(QStringLiteral("我"));
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().moment.step, 1);
    }

    void anotherModelKeepsSentenceAndStep()
    {
        Echo first;
        Echo second;
        Session session;
        open(session, first);
        session.goToStep(3);
        session.setModel(second.model(parkDecoding()));
        QTRY_COMPARE(stepCount(session.state().moment), 10);
        QCOMPARE(session.state().moment.step, 3);
        QCOMPARE(second.texts(), QStringList({QStringLiteral("欢迎来北京。")}));
    }

    void otherAttentionDecodesAgainAndKeepsTheStep()
    {
        std::vector<AttentionOptions> used; // written by the worker, read while it is idle
        SessionModel model = modelWith([&](const std::string&, const DecodeOptions& options, const auto&) {
            used.push_back(options.step.attention);
            return options.step.attention.weighting == Weighting::Soft ? welcomeDecoding() : hardDecoding(2);
        });
        Session session;
        session.setSentence(QStringLiteral("欢迎来北京。"));
        session.setModel(model);
        QTRY_VERIFY(isIdle(session));
        session.goToStep(3);
        AttentionOptions hard;
        hard.weighting = Weighting::HardTopK;
        hard.k = 2;
        session.setAttention(hard);
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().moment.step, 3);
        QCOMPARE(used.back().k, 2);
        QVERIFY(currentAttention(session.state().moment)->isTaken(2));
        session.goToStart();
        session.setAttention({});
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().moment.step, 0);
        QCOMPARE(used.size(), std::size_t(3));
    }

    void aModelIsUsedAsItWasTrainedUnlessOtherwiseAnnounced()
    {
        Echo echo;
        Session session;
        SessionModel hard = echo.model(hardDecoding(1));
        hard.usualAttention.weighting = Weighting::HardTopK;
        const auto weighting = [&] { return session.state().options.step.attention.weighting; };
        session.setModel(hard);
        QCOMPARE(weighting(), Weighting::HardTopK);
        session.announceAttention({});
        session.setModel(hard);
        QCOMPARE(weighting(), Weighting::Soft);
        session.announceAttention({});
        session.setModelError(QStringLiteral("It is broken."));
        session.setModel(hard); // the announcement was for the one that did not open
        QCOMPARE(weighting(), Weighting::HardTopK);
    }

    void aHeadStaysChosenWhereTheDecodeHasIt()
    {
        Echo echo;
        Session session;
        open(session, echo, transformerDecoding());
        const HeadChoice inEncoder{AttentionSite::EncoderSelf, 0, 1, 0};
        session.setHead(inEncoder);
        session.setQuery(2);
        QCOMPARE(session.state().moment.head, (HeadChoice{AttentionSite::EncoderSelf, 0, 1, 2}));
        QCOMPARE(currentRow(session.state().moment), 2);
        session.setModel(echo.model(welcomeDecoding()));
        QTRY_COMPARE(session.state().moment.head, HeadChoice{});
        session.setModel(echo.model(transformerDecoding()));
        QTRY_COMPARE(session.state().moment.head.site, AttentionSite::EncoderSelf);
    }

    void typingDuringADecodeReplacesIt()
    {
        // The first decode reports its first step, then waits until it is told to go on.
        std::latch typed(1);
        std::atomic<bool> cancelled = false;
        SessionModel model =
            modelWith([&](const std::string& text, const DecodeOptions&, const DecodeProgress& progress) {
                if (text != "slow")
                    return parkDecoding();
                Decoding decoding = welcomeDecoding();
                decoding.steps.resize(1);
                progress(decoding);
                typed.wait();
                cancelled = !progress(decoding);
                return decoding;
            });
        Session session;
        session.setSentence(QStringLiteral("slow"));
        session.setModel(model);
        QTRY_COMPARE(stepCount(session.state().moment), 1);
        QVERIFY(session.state().decoding);
        session.setSentence(QStringLiteral("fast"));
        typed.count_down();
        QTRY_VERIFY(isIdle(session));
        QVERIFY(cancelled);
        QCOMPARE(stepCount(session.state().moment), 10);
        QCOMPARE(session.state().sentence, QStringLiteral("fast"));
    }

    void finishedStepsShowWhileTheDecodeGoesOn()
    {
        std::latch seen(1);
        SessionModel model =
            modelWith([&](const std::string&, const DecodeOptions&, const DecodeProgress& progress) {
                Decoding decoding = welcomeDecoding();
                decoding.steps.resize(2);
                decoding.stop = StopReason::Running;
                progress(decoding);
                seen.wait();
                return welcomeDecoding();
            });
        Session session;
        session.setSentence(QStringLiteral("欢迎"));
        session.setModel(model);
        QTRY_COMPARE(stepCount(session.state().moment), 2);
        session.stepForward();
        QCOMPARE(session.state().moment.step, 2);
        seen.count_down();
        QTRY_COMPARE(stepCount(session.state().moment), 4);
        QCOMPARE(session.state().moment.step, 2);
    }

    void onlyOneProgressWaitsForABusyWindow()
    {
        std::atomic<int> told = 0;
        SessionModel model =
            modelWith([&told](const std::string&, const DecodeOptions&, const DecodeProgress& progress) {
                const Decoding decoding = welcomeDecoding();
                QElapsedTimer time;
                time.start();
                while (time.elapsed() < 300) { // time for nine of them
                    progress(decoding);
                    ++told;
                }
                return decoding;
            });
        DecodeJob job;
        int arrivals = 0;
        bool isFinished = false;
        connect(&job, &DecodeJob::progressed, this, [&arrivals] { ++arrivals; });
        connect(&job, &DecodeJob::finished, this, [&isFinished] { isFinished = true; });
        std::latch begun(1);
        job.start(
            [&](const std::string& text, const DecodeOptions& options, const DecodeProgress& progress) {
                Decoding decoding = model.decode(text, options, progress);
                begun.count_down();
                return decoding;
            },
            {}, {});
        begun.wait(); // the window does nothing else all the time
        QTRY_VERIFY(isFinished);
        QVERIFY(told > 1);
        QCOMPARE(arrivals, 1);
    }

    void aLongDecodeIsShownAgainOnlyWhenItHasGrownByHalf()
    {
        constexpr int steps = 3000;
        const Decoding whole = longDecoding(5, steps, 2);
        SessionModel model =
            modelWith([&](const std::string&, const DecodeOptions&, const DecodeProgress& progress) {
                Decoding decoding = whole;
                QElapsedTimer time;
                time.start();
                while (time.elapsed() < 1200) { // time for 36 of them
                    decoding.steps.assign(whole.steps.begin(), whole.steps.begin() + 1 + 2 * time.elapsed());
                    progress(decoding);
                }
                return whole;
            });
        Session session;
        std::set<const Decoding*> shown;
        std::vector<std::shared_ptr<const Decoding>> kept; // so that none has the place of another
        connect(&session, &Session::changed, this, [&] {
            if (shown.insert(session.state().moment.decoding.get()).second)
                kept.push_back(session.state().moment.decoding);
        });
        int arrivals = 0;
        connect(&session, &Session::progressed, this, [&arrivals] { ++arrivals; });
        session.setSentence(QStringLiteral("long"));
        session.setModel(model);
        session.decodeNow();
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(stepCount(session.state().moment), steps);
        QCOMPARE(session.state().arrived, steps);
        // Nothing, up to 64 steps at most every 33 ms, then 96, 144… 2400, and all.
        QVERIFY2(shown.size() <= 1 + 2 + 10 + 1, std::to_string(shown.size()).c_str());
        QVERIFY(arrivals > 0);
    }

    void whoeverGoesOnWhereALongDecodeEndsSeesWhatHasArrived()
    {
        const Decoding whole = longDecoding(5, 120, 2);
        std::latch seen(1);
        std::latch done(1);
        SessionModel model =
            modelWith([&](const std::string&, const DecodeOptions&, const DecodeProgress& progress) {
                Decoding decoding = whole;
                decoding.stop = StopReason::Running;
                decoding.steps.resize(100);
                progress(decoding);
                seen.wait();
                QElapsedTimer time;
                time.start();
                decoding.steps = whole.steps;
                decoding.steps.resize(110);
                while (time.elapsed() < 300) // one of them is due
                    progress(decoding);
                done.wait();
                return whole;
            });
        Session session;
        session.setSentence(QStringLiteral("long"));
        session.setModel(model);
        QTRY_COMPARE(stepCount(session.state().moment), 100);
        session.goToEnd();
        QCOMPARE(session.state().moment.step, 100);
        QVERIFY(!session.canGoOn());
        seen.count_down();
        QTRY_COMPARE(session.state().arrived, 110);
        QCOMPARE(stepCount(session.state().moment), 100);
        QVERIFY(session.canGoOn());
        session.stepForward();
        QCOMPARE(session.state().moment.step, 101);
        QCOMPARE(stepCount(session.state().moment), 110);
        done.count_down();
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(stepCount(session.state().moment), 120);
        QCOMPARE(session.state().moment.step, 101);
    }

    void theLimitOfMemoryIsSaid()
    {
        SessionModel model = modelWith([](const std::string&, const DecodeOptions&, const DecodeProgress&) {
            Decoding decoding = welcomeDecoding();
            decoding.steps.resize(2);
            decoding.stop = StopReason::MaximumMemory;
            return decoding;
        });
        Session session;
        session.setSentence(QStringLiteral("欢迎"));
        session.setModel(model);
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::Notice);
        QCOMPARE(session.state().message.text,
            QStringLiteral(
                "The decode ended after 2 words: its numbers take 1024 MiB, all the memory that they "
                "may."));
    }

    void aDecodeThatRunsOutOfMemoryIsOneSentence()
    {
        SessionModel model = modelWith([](const std::string&, const DecodeOptions&,
                                           const DecodeProgress&) -> Decoding { throw std::bad_alloc(); });
        Session session;
        session.setSentence(QStringLiteral("欢迎"));
        session.setModel(model);
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::Error);
        QCOMPARE(session.state().message.text, QStringLiteral("There is not enough memory for this."));
    }

    void aFailureIsAMessageAndTheNextSentenceWorks()
    {
        SessionModel model =
            modelWith([](const std::string& text, const DecodeOptions&, const DecodeProgress&) -> Decoding {
                if (text == "bad")
                    throw std::runtime_error("It does not work.");
                if (text == "large")
                    throw std::bad_alloc();
                return welcomeDecoding();
            });
        Session session;
        session.setSentence(QStringLiteral("bad"));
        session.setModel(model);
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::Error);
        QCOMPARE(session.state().message.text, QStringLiteral("It does not work."));
        session.setSentence(QStringLiteral("large"));
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().message.text, QStringLiteral("There is not enough memory for this."));
        session.setSentence(QStringLiteral("good"));
        QTRY_VERIFY(isIdle(session));
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::None);
        QCOMPARE(stepCount(session.state().moment), 4);
    }

    void playingWalksToTheEndAndStops()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.setSpeed(100);
        session.goToStart();
        session.setPlaying(true);
        QVERIFY(session.state().playing);
        QTRY_COMPARE(session.state().moment.step, 4);
        QVERIFY(!session.state().playing);
        session.setPlaying(true); // from the end, over again
        QCOMPARE(session.state().moment.step, 0);
        QTRY_COMPARE(session.state().moment.step, 4);
    }

    void aStepByHandStopsPlaying()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.setPlaying(true);
        session.stepForward();
        QVERIFY(!session.state().playing);
        QCOMPARE(session.state().moment.step, 2);
    }

    void veryLongTextIsCutWithANotice()
    {
        Echo echo;
        Session session;
        open(session, echo);
        session.setSentence(QString(20000, QChar(u'好')));
        QCOMPARE(session.state().sentence.size(), Session::longestSentence);
        QCOMPARE(session.state().message.kind, SessionMessage::Kind::Notice);
        QVERIFY(session.state().message.text.contains(QStringLiteral("20000")));
        session.setSentence(QString(Session::longestSentence - 1, QChar(u'a')) + QStringLiteral("😀"));
        QVERIFY(!session.state().sentence.back().isHighSurrogate());
    }

    void withoutAModelThereIsAMessageAndNoCrash()
    {
        Session session;
        session.setModelError(QStringLiteral("No model in /nowhere."));
        session.setSentence(QStringLiteral("我"));
        session.decodeNow();
        session.goToEnd();
        session.setPlaying(true);
        QVERIFY(isIdle(session));
        QVERIFY(!session.state().playing);
        QCOMPARE(session.state().message.text, QStringLiteral("No model in /nowhere."));
    }

    void aSessionMayEndDuringADecode()
    {
        std::latch started(1);
        SessionModel model =
            modelWith([&](const std::string&, const DecodeOptions&, const DecodeProgress& progress) {
                started.count_down();
                while (progress(welcomeDecoding())) {
                }
                return Decoding();
            });
        {
            Session session;
            session.setModel(model);
            started.wait();
        }
        QVERIFY(started.try_wait());
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
