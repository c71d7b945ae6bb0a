// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/namedmodels.h"
#include "widgets/stagetexts.h"
#include "widgets/wordstops.h"

#include <QMenu>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

AttentionOptions hardOptions(int k, Weighting weighting = Weighting::HardTopK, std::uint64_t seed = 1)
{
    AttentionOptions options;
    options.weighting = weighting;
    options.k = k;
    options.seed = seed;
    return options;
}

} // namespace

/// Undo and redo of every kind of change.
class UndoTest : public NamedModelsFixture {
    Q_OBJECT

public:
    using Action = std::function<void(UndoTest&)>;

    Session& session() const { return *m_session; }
    void push(Qt::Key key) const { press(key); }
    void enter(const QString& sentence) { type(sentence); }
    void open(const QString& model) { openModel(model); }
    void clickMode(AttentionMode mode) const
    {
        QTest::mouseClick(&m_window->attentionBar().modeButton(mode), Qt::LeftButton);
    }
    void clickStop(int step) const
    {
        WordStops& stops = m_window->transportBar().stops();
        QTest::mouseClick(&stops, Qt::LeftButton, {}, stops.stopBox(step).center().toPoint());
    }
    void triggerExample(int number) const
    {
        m_window->sourceLine().examplesButton().menu()->actions().at(number)->trigger();
    }
    void triggerSpeed(int number) const { m_window->actions().transport().speeds.at(number)->trigger(); }

private:
    static void add(const char* title, const Action& prepare, const Action& change, const QString& name)
    {
        QTest::newRow(title) << prepare << change << name;
    }

    void addWalks();
    void addAttention();
    void addHeads();

private slots:
    void everyChangeIsUndoneAndRedone_data();
    void everyChangeIsUndoneAndRedone();
    void aWholeDecodeIsWalkedAndUndoneToTheStart();
    void typingInOneGoIsOneEntry();
    void typingThatIsTakenBackIsNoEntry();
    void inTheLineUndoBelongsToTheText();
    void playingIsOneEntryUntilItPauses();
    void typingDuringPlayingIsItsOwnEntry();
    void aPlaceThatADecodeDoesNotHaveIsNoChange();
    void theFirstModelIsNoChange();
    void theOldestEntriesGo();
};

Q_DECLARE_METATYPE(UndoTest::Action)

namespace {

const UndoTest::Action nothing = [](UndoTest&) {};

UndoTest::Action pressing(Qt::Key key)
{
    return [key](UndoTest& test) { test.push(key); };
}

UndoTest::Action attending(const AttentionOptions& options)
{
    return [options](UndoTest& test) { test.session().setAttention(options); };
}

UndoTest::Action showing(const HeadChoice& head)
{
    return [head](UndoTest& test) {
        test.open(QStringLiteral("transformer"));
        test.session().setHead(head);
    };
}

} // namespace

void UndoTest::addWalks()
{
    add("step forward", nothing, pressing(Qt::Key_Right), tr("Step Forward"));
    add("step back", pressing(Qt::Key_End), pressing(Qt::Key_Left), tr("Step Back"));
    add("to the end", nothing, pressing(Qt::Key_End), tr("Go to the End"));
    add("to the start", pressing(Qt::Key_End), pressing(Qt::Key_Home), tr("Go to the Start"));
    add(
        "to a word", nothing, [](UndoTest& test) { test.clickStop(3); }, tr("Go to Word 3"));
    add(
        "play", [](UndoTest& test) { test.session().setSpeed(200); }, pressing(Qt::Key_Space), tr("Play"));
    add(
        "within a word", [](UndoTest& test) { test.session().setStepSize(StepSize::Key); },
        pressing(Qt::Key_Right), tr("Step Forward"));
    add("step size", nothing, pressing(Qt::Key_S), tr("Choose Step Size"));
    add(
        "to a stage", nothing, [](UndoTest& test) { test.session().goToStage(Stage::Softmax); },
        tr("Go to %1").arg(stageTitle(Stage::Softmax)));
    add(
        "speed", nothing, [](UndoTest& test) { test.triggerSpeed(3); }, tr("Choose Speed 4×"));
    add(
        "merged words", nothing, [](UndoTest& test) { test.press(Qt::Key_M); },
        tr("Merge Pieces into Words"));
}

void UndoTest::addAttention()
{
    add(
        "hard", nothing, [](UndoTest& test) { test.clickMode(AttentionMode::Hard); },
        tr("Choose Hard Attention"));
    add(
        "soft", attending(hardOptions(1)), [](UndoTest& test) { test.clickMode(AttentionMode::Soft); },
        tr("Choose Soft Attention"));
    add("more words", attending(hardOptions(1)), attending(hardOptions(2)), tr("Take 2 Words"));
    add("random words", attending(hardOptions(1)), attending(hardOptions(1, Weighting::HardSample)),
        tr("Take Words at Random"));
    add("other draws", attending(hardOptions(1, Weighting::HardSample)),
        attending(hardOptions(1, Weighting::HardSample, 2)), tr("Redraw"));
    AttentionOptions mean = hardOptions(2);
    mean.mean = true;
    add("weights", attending(hardOptions(2)), attending(mean), tr("Let Each Weigh 1/k"));
    add(
        "self", nothing, [](UndoTest& test) { test.open(QStringLiteral("transformer")); },
        tr("Choose Self Attention"));
    add(
        "rule", nothing, [](UndoTest& test) { test.open(QStringLiteral("dot")); },
        tr("Choose Score Rule dot"));
}

void UndoTest::addHeads()
{
    const HeadChoice cross;
    add("site", showing(cross), showing({AttentionSite::EncoderSelf}),
        tr("Look at %1").arg(siteTitle(AttentionSite::EncoderSelf)));
    add("layer", showing(cross), showing({AttentionSite::Cross, 0}), tr("Choose Layer 1"));
    add("head", showing(cross), showing({AttentionSite::Cross, HeadChoice::lastLayer, 1}),
        tr("Choose Head 2"));
    add("mean of heads", showing(cross),
        showing({AttentionSite::Cross, HeadChoice::lastLayer, HeadChoice::meanOfHeads}),
        tr("Choose the Mean of the Heads"));
    add(
        "word that asks", showing({AttentionSite::EncoderSelf}),
        [](UndoTest& test) { test.session().setQuery(2); }, tr("Go to Word 3"));
    add(
        "step beside the source", showing({AttentionSite::EncoderSelf}),
        [](UndoTest& test) { test.clickStop(3); }, tr("Go to Word 3"));
}

void UndoTest::everyChangeIsUndoneAndRedone_data()
{
    QTest::addColumn<Action>("prepareMore");
    QTest::addColumn<Action>("change");
    QTest::addColumn<QString>("name");
    add(
        "sentence", pressing(Qt::Key_Right), [](UndoTest& test) { test.enter(longText); },
        tr("Edit Sentence"));
    add(
        "example", nothing, [](UndoTest& test) { test.triggerExample(2); }, tr("Edit Sentence"));
    addWalks();
    addAttention();
    addHeads();
}

void UndoTest::everyChangeIsUndoneAndRedone()
{
    QFETCH(Action, prepareMore);
    QFETCH(Action, change);
    QFETCH(QString, name);
    prepare();
    prepareMore(*this);
    settle();
    m_window->history().clear();
    const SessionInputs inputs = m_session->inputs();
    const QByteArray before = fingerprint();
    change(*this);
    settle();
    const QByteArray after = fingerprint();
    QVERIFY(after != before);
    QCOMPARE(stack().count(), 1);
    QCOMPARE(undoName(), tr("Undo %1").arg(name));
    for (int again = 0; again < 2; ++again) {
        undo();
        QCOMPARE(m_session->inputs(), inputs);
        QCOMPARE(fingerprint(), before);
        QVERIFY(!stack().canUndo());
        QCOMPARE(redoName(), tr("Redo %1").arg(name));
        redo();
        QCOMPARE(fingerprint(), after);
        QVERIFY(!stack().canRedo());
    }
}

void UndoTest::aWholeDecodeIsWalkedAndUndoneToTheStart()
{
    prepare();
    m_session->setStepSize(StepSize::Key);
    press(Qt::Key_Home);
    m_window->history().clear();
    std::vector<QByteArray> forward = {fingerprint()};
    while (m_session->canGoOn()) {
        press(Qt::Key_Right);
        forward.push_back(fingerprint());
    }
    QCOMPARE(forward.size(), std::size_t(1 + 4 * 17)); // the start, and 17 places in each of 4 words
    QCOMPARE(stack().count(), int(forward.size()) - 1);
    for (std::size_t place = forward.size() - 1; place > 0; --place) {
        QCOMPARE(fingerprint(), forward[place]);
        undo();
    }
    QCOMPARE(fingerprint(), forward[0]);
    stack().setIndex(stack().count());
    QCOMPARE(fingerprint(), forward.back());
    while (m_session->canGoBack()) // the other way back to the start
        press(Qt::Key_Left);
    QCOMPARE(fingerprint(), forward[0]);
}

void UndoTest::typingInOneGoIsOneEntry()
{
    prepare();
    const QByteArray before = fingerprint();
    press(Qt::Key_L, Qt::ControlModifier);
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_B, Qt::Key_C}) {
        press(key);
        settle(); // a decode each
    }
    press(Qt::Key_Return);
    QCOMPARE(m_session->state().sentence, QStringLiteral("abc"));
    QCOMPARE(stack().count(), 1);
    press(Qt::Key_L, Qt::ControlModifier);
    press(Qt::Key_D);
    press(Qt::Key_Return);
    settle();
    QCOMPARE(stack().count(), 2);
    undo();
    QCOMPARE(line().text(), QStringLiteral("abc"));
    undo();
    QCOMPARE(fingerprint(), before);
    QCOMPARE(line().text(), QStringLiteral("欢迎来北京。"));
}

void UndoTest::typingThatIsTakenBackIsNoEntry()
{
    prepare();
    press(Qt::Key_L, Qt::ControlModifier);
    press(Qt::Key_End);
    press(Qt::Key_A);
    QCOMPARE(stack().count(), 1);
    press(Qt::Key_Backspace);
    QCOMPARE(stack().count(), 0);
}

void UndoTest::inTheLineUndoBelongsToTheText()
{
    prepare();
    press(Qt::Key_Right);
    press(Qt::Key_L, Qt::ControlModifier);
    press(Qt::Key_End);
    press(Qt::Key_A);
    settle();
    QCOMPARE(stack().count(), 2);
    press(Qt::Key_Z, Qt::ControlModifier);
    settle();
    QCOMPARE(line().text(), QStringLiteral("欢迎来北京。"));
    QCOMPARE(stack().index(), 2); // the text alone has gone back, which is a change like typing
    QVERIFY(line().hasFocus());
    press(Qt::Key_Z, Qt::ControlModifier); // nothing typed is left
    settle();
    QCOMPARE(stack().index(), 1);
    QCOMPARE(m_session->state().moment.step, 2);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->state().moment.step, 1);
}

void UndoTest::playingIsOneEntryUntilItPauses()
{
    prepare();
    type(longText);
    m_session->setSpeed(200);
    m_window->history().clear();
    const QByteArray before = fingerprint();
    connect(m_session.get(), &Session::changed, this, [this] {
        if (moment().step == 4)
            m_session->setPlaying(false);
    });
    press(Qt::Key_Space);
    settle();
    QCOMPARE(moment().step, 4);
    QCOMPARE(stack().count(), 1);
    press(Qt::Key_Right); // past the place where it pauses
    press(Qt::Key_Space);
    settle();
    QCOMPARE(moment().step, 10);
    QCOMPARE(stack().count(), 3);
    undo();
    QCOMPARE(moment().step, 5);
    undo();
    undo();
    QCOMPARE(fingerprint(), before);
}

void UndoTest::typingDuringPlayingIsItsOwnEntry()
{
    prepare();
    type(longText);
    m_window->history().clear();
    m_session->setSpeed(200);
    QMetaObject::Connection typing;
    typing = connect(m_session.get(), &Session::changed, this, [&] {
        if (moment().step == 4 && disconnect(typing))
            m_session->setSentence(QStringLiteral("我"));
    });
    press(Qt::Key_Space);
    settle();
    QCOMPARE(stack().text(1), QStringLiteral("Play"));
    QCOMPARE(undoName(), tr("Undo Edit Sentence"));
    QCOMPARE(stack().count(), 3);
    undo();
    QCOMPARE(moment().step, 4);
    QCOMPARE(m_session->state().sentence, longText);
}

void UndoTest::aPlaceThatADecodeDoesNotHaveIsNoChange()
{
    prepare();
    type(longText);
    press(Qt::Key_End);
    QCOMPARE(moment().step, 10);
    m_window->history().clear();
    m_session->setAttention(hardOptions(1)); // four steps
    settle();
    QCOMPARE(moment().step, 4);
    QCOMPARE(stack().count(), 1);
    press(Qt::Key_Left);
    QCOMPARE(stack().count(), 2);
    undo();
    QCOMPARE(moment().step, 4);
    undo();
    QCOMPARE(moment().step, 10);
}

void UndoTest::theFirstModelIsNoChange()
{
    Session session;
    History history(session);
    session.setSentence(QStringLiteral("欢迎来北京。"));
    history.clear();
    session.setModel(*namedModel(QStringLiteral("soft")));
    QTRY_VERIFY(!session.state().decoding);
    QCOMPARE(history.stack().count(), 0);
}

void UndoTest::theOldestEntriesGo()
{
    Session session;
    History history(session);
    for (int change = 0; change < History::longest + 10; ++change)
        session.setStepSize(change % 2 == 0 ? StepSize::Key : StepSize::Word);
    QCOMPARE(history.stack().count(), History::longest);
    history.stack().setIndex(0);
    QCOMPARE(session.state().stepSize, StepSize::Word);
}

QTEST_MAIN(UndoTest)
#include "undotest.moc"
