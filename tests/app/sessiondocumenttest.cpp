// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagebar.h"
#include "app/sessionactions.h"
#include "tests/app/namedmodels.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include <latch>

using namespace lab;
using namespace lab::test;

/// Saving and opening sessions in the real window, and dropping things on it.
class SessionDocumentTest : public NamedModelsFixture {
    Q_OBJECT

    QString m_toSave;
    QString m_toOpen;
    int m_questions = 0;
    UnsavedAnswer m_answerToQuestion = UnsavedAnswer::Stay;
    int m_questionsAboutChange = 0;
    ChangedAnswer m_answerAboutChange = ChangedAnswer::Stay;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    SessionDocument& document() const { return m_window->document(); }
    QString message() const { return m_session->state().message.text; }

    void start()
    {
        prepare();
        m_questions = 0;
        m_questionsAboutChange = 0;
        m_answerAboutChange = ChangedAnswer::Stay;
        document().setChangedQuestion([this](QWidget*, const QString&) {
            ++m_questionsAboutChange;
            return m_answerAboutChange;
        });
        document().setChoosers([this](QWidget*, const QString&) { return m_toOpen; },
            [this](QWidget*, const QString&) { return m_toSave; });
        document().setQuestion([this](QWidget*, const QString&) {
            ++m_questions;
            return m_answerToQuestion;
        });
    }

    void showAgain() const
    {
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void saveAs(const QString& name)
    {
        m_toSave = path(name);
        save(Qt::ShiftModifier);
        QCOMPARE(document().file(), m_toSave);
    }

    /// Ctrl+S, and until it has been written.
    void save(Qt::KeyboardModifiers more = {}) const
    {
        press(Qt::Key_S, Qt::ControlModifier | more);
        QTRY_VERIFY(!document().isSaving());
    }

    void open(const QString& file)
    {
        m_toOpen = file;
        press(Qt::Key_O, Qt::ControlModifier);
        settle();
    }

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    void drop(const QMimeData& data) const
    {
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
        settle();
    }

    void dropFiles(const QStringList& files) const
    {
        QList<QUrl> urls;
        for (const QString& file : files)
            urls.append(QUrl::fromLocalFile(file));
        QMimeData data;
        data.setUrls(urls);
        drop(data);
    }

    /// Opens a file that cannot be opened, and returns what is said.
    QString refusalOf(const QString& file)
    {
        m_session->dismissMessage();
        const QByteArray before = fingerprint();
        const int entries = m_window->history().stack().count();
        open(file);
        if (!QTest::qWaitFor([this] { return !message().isEmpty(); }))
            return QStringLiteral("nothing is said");
        if (fingerprint() != before || m_window->history().stack().count() != entries)
            return QStringLiteral("something has changed");
        return m_window->messageBar().text();
    }

private slots:
    void aSessionComesBackAsItWas();
    void aSessionComesBackWithItsModelAndHead();
    void theTitleNamesTheFileAndMarksChanges();
    void savingAgainDoesNotAsk();
    void openingForgetsWhatCouldBeUndone();
    void whatCannotBeOpenedChangesNothing();
    void aModelThatIsMissingChangesNothing();
    void whatCannotBeSavedIsSaidAndStaysMarked();
    void aSlowDiskLeavesTheWindowFree();
    void whatIsChangedWhileItIsSavedIsNotInTheFile();
    void closingWaitsForWhatIsBeingSaved();
    void aFileThatSomebodyHasChangedIsNotOverwrittenUnasked();
    void reloadingShowsTheChangedFileAndKeepsTheWork();
    void aChangeMeanwhileIsNoticedAfterACrash();
    void closingAsksOnlyAboutAFile();
    void openingAsksAboutChangesOfAFile();
    void recentSessionsAreRemembered();
    void aRecentSessionThatIsGoneLeavesTheList();
    void filesAndTextsAreDropped();
    void otherEncodingsAreReadAndSaid();
    void whatCannotBeDroppedIsSaid();
    void aProblemWithAFileOutlastsAModel();
};

void SessionDocumentTest::aSessionComesBackAsItWas()
{
    start();
    type(longText);
    AttentionOptions hard;
    hard.weighting = Weighting::HardTopK;
    hard.k = 2;
    m_session->setAttention(hard);
    settle();
    m_session->setStepSize(StepSize::Key);
    for (int step = 0; step < 5; ++step)
        press(Qt::Key_Right);
    const QByteArray saved = fingerprint();
    saveAs(QStringLiteral("lesson.attention.json"));
    m_session->setAttention({});
    type(QStringLiteral("我"));
    m_answerToQuestion = UnsavedAnswer::LetGo;
    open(path(QStringLiteral("lesson.attention.json")));
    QCOMPARE(fingerprint(), saved);
    QCOMPARE(line().text(), longText);
    QCOMPARE(m_window->history().stack().count(), 0);
}

void SessionDocumentTest::aSessionComesBackWithItsModelAndHead()
{
    start();
    openModel(QStringLiteral("transformer"));
    m_session->setHead({AttentionSite::EncoderSelf, 0, 1, 0});
    m_session->setQuery(2);
    m_session->goToStep(3);
    const QByteArray saved = fingerprint();
    saveAs(QStringLiteral("heads.attention.json"));
    openModel(QStringLiteral("soft"));
    m_session->setHead({});
    m_answerToQuestion = UnsavedAnswer::LetGo;
    open(path(QStringLiteral("heads.attention.json")));
    QCOMPARE(m_requests.last(), QStringLiteral("transformer"));
    QCOMPARE(fingerprint(), saved);
    QVERIFY(!document().isModified());
}

void SessionDocumentTest::theTitleNamesTheFileAndMarksChanges()
{
    start();
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Attention Lab"));
    saveAs(QStringLiteral("title.attention.json"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("title.attention.json[*] – Attention Lab"));
    QVERIFY(!m_window->isWindowModified());
    press(Qt::Key_Right); // walking is no change
    m_session->setStepSize(StepSize::Key);
    QVERIFY(!m_window->isWindowModified());
    type(longText);
    QVERIFY(m_window->isWindowModified());
    undo();
    QVERIFY(!m_window->isWindowModified());
    redo();
    save();
    QVERIFY(!m_window->isWindowModified());
}

void SessionDocumentTest::savingAgainDoesNotAsk()
{
    start();
    m_toSave = path(QStringLiteral("again")); // without its ending
    save();
    QCOMPARE(document().file(), path(QStringLiteral("again.attention.json")));
    QVERIFY(message().contains(QStringLiteral("again.attention.json")));
    m_toSave.clear();
    type(longText);
    save();
    QCOMPARE(loadSession(document().file()).inputs.sentence, longText);
    save(Qt::ShiftModifier); // thinks better of it
    QCOMPARE(document().file(), path(QStringLiteral("again.attention.json")));
}

void SessionDocumentTest::openingForgetsWhatCouldBeUndone()
{
    start();
    saveAs(QStringLiteral("first.attention.json"));
    press(Qt::Key_Right);
    open(path(QStringLiteral("first.attention.json")));
    QCOMPARE(m_session->state().moment.step, 1);
    QVERIFY(!m_window->history().stack().canUndo());
}

void SessionDocumentTest::whatCannotBeOpenedChangesNothing()
{
    start();
    press(Qt::Key_Right);
    const QByteArray whole = QByteArray::fromStdString(sessionText({m_session->inputs()}));
    write(QStringLiteral("truncated.json"), whole.left(whole.size() / 2));
    write(QStringLiteral("garbage.json"), QByteArray(20'000'000, 'x'));
    QByteArray newer = whole;
    write(QStringLiteral("newer.json"), newer.replace("\"version\": 1", "\"version\": 7"));
    QByteArray wrong = whole;
    write(QStringLiteral("wrong.json"), wrong.replace("\"step\":2", "\"step\":\"two\""));
    for (const auto& [file, reason] : QList<std::pair<QString, QString>>{
             {path(QStringLiteral("truncated.json")), QStringLiteral("expected valid JSON")},
             {path(QStringLiteral("garbage.json")), QStringLiteral("expected at most 1000000 bytes")},
             {path(QStringLiteral("newer.json")), QStringLiteral("a newer Attention Lab has saved")},
             {path(QStringLiteral("wrong.json")), QStringLiteral("place.step: expected an integer")},
             {path(QStringLiteral("none.json")), QStringLiteral("No such file")},
             {m_folder.path(), QStringLiteral("Is a directory")}}) {
        const QString refusal = refusalOf(file);
        QVERIFY2(refusal.startsWith(QStringLiteral("The session cannot be opened: ")) &&
                     refusal.contains(file) && refusal.contains(reason),
            qPrintable(refusal));
    }
    QVERIFY(document().file().isEmpty());
}

void SessionDocumentTest::aModelThatIsMissingChangesNothing()
{
    start();
    SessionInputs inputs = m_session->inputs();
    inputs.model = QStringLiteral("gone");
    inputs.sentence = longText;
    saveSession({inputs}, path(QStringLiteral("gone.attention.json")));
    press(Qt::Key_Right);
    const QString refusal = refusalOf(path(QStringLiteral("gone.attention.json")));
    QCOMPARE(refusal, QStringLiteral("There is no model gone."));
    QVERIFY(document().file().isEmpty());
    QVERIFY(document().recent().isEmpty());
}

void SessionDocumentTest::whatCannotBeSavedIsSaidAndStaysMarked()
{
    start();
    saveAs(QStringLiteral("kept.attention.json"));
    type(longText);
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), path(QStringLiteral("full.json"))));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("folder.json")));
    for (const QString& file :
        {path(QStringLiteral("no/such/folder.json")), path(QStringLiteral("full.json")),
            path(QStringLiteral("folder.json")), QStringLiteral("/proc/session.json")}) {
        m_session->dismissMessage();
        m_toSave = file;
        save(Qt::ShiftModifier);
        QVERIFY2(
            message().startsWith(QStringLiteral("The session is not saved: Cannot write %1: ").arg(file)),
            qPrintable(message()));
        QCOMPARE(document().file(), path(QStringLiteral("kept.attention.json")));
        QVERIFY(m_window->isWindowModified());
    }
    QCOMPARE(loadSession(document().file()).inputs.sentence, QStringLiteral("欢迎来北京。"));
}

void SessionDocumentTest::aSlowDiskLeavesTheWindowFree()
{
    start();
    std::latch disk(1);
    document().setSaver([&disk](const StoredSession& session, const QString& file) {
        disk.wait();
        return saveSession(session, file);
    });
    m_toSave = path(QStringLiteral("slow.attention.json"));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(document().isSaving());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Attention Lab (saving…)"));
    const int step = moment().step;
    press(Qt::Key_Right);
    QCOMPARE(moment().step, step + 1);
    QVERIFY(!QFile::exists(m_toSave));
    disk.count_down();
    QTRY_VERIFY(!document().isSaving());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("slow.attention.json[*] – Attention Lab"));
    QVERIFY(!m_window->isWindowModified());
    QCOMPARE(message(), QStringLiteral("Saved %1").arg(m_toSave));
}

void SessionDocumentTest::whatIsChangedWhileItIsSavedIsNotInTheFile()
{
    start();
    std::latch disk(1);
    document().setSaver([&disk](const StoredSession& session, const QString& file) {
        disk.wait();
        return saveSession(session, file);
    });
    m_toSave = path(QStringLiteral("early.attention.json"));
    press(Qt::Key_S, Qt::ControlModifier);
    type(longText);
    disk.count_down();
    QTRY_VERIFY(!document().isSaving());
    QVERIFY(m_window->isWindowModified());
    QCOMPARE(loadSession(m_toSave).inputs.sentence, QStringLiteral("欢迎来北京。"));
}

void SessionDocumentTest::closingWaitsForWhatIsBeingSaved()
{
    start();
    saveAs(QStringLiteral("wait.attention.json"));
    type(longText);
    std::latch disk(1);
    document().setSaver([&disk](const StoredSession& session, const QString& file) {
        disk.wait();
        return saveSession(session, file);
    });
    press(Qt::Key_S, Qt::ControlModifier);
    QTimer::singleShot(0, this, [&disk] { disk.count_down(); });
    QVERIFY(m_window->close());
    QCOMPARE(m_questions, 0);
    QCOMPARE(loadSession(document().file()).inputs.sentence, longText);
}

void SessionDocumentTest::aFileThatSomebodyHasChangedIsNotOverwrittenUnasked()
{
    start();
    saveAs(QStringLiteral("shared.attention.json"));
    type(longText);
    save(); // nobody else has changed it
    QCOMPARE(m_questionsAboutChange, 0);
    SessionInputs others = m_session->inputs();
    others.sentence = QStringLiteral("别人的句子");
    const QString changed = saveSession({others}, document().file());
    type(QStringLiteral("我"));
    m_answerAboutChange = ChangedAnswer::Stay;
    save();
    QCOMPARE(m_questionsAboutChange, 1);
    QCOMPARE(digestOfSession(document().file()), changed);
    QVERIFY(m_window->isWindowModified());
    m_answerAboutChange = ChangedAnswer::SaveAs;
    m_toSave = path(QStringLiteral("mine.attention.json"));
    const QString shared = document().file();
    save();
    QCOMPARE(document().file(), m_toSave);
    QCOMPARE(digestOfSession(shared), changed);
    saveSession({others}, m_toSave);
    m_answerAboutChange = ChangedAnswer::Overwrite;
    save();
    QCOMPARE(loadSession(m_toSave).inputs.sentence, QStringLiteral("我"));
    save(); // it is its own again
    QCOMPARE(m_questionsAboutChange, 3);
    QVERIFY(QFile::remove(m_toSave)); // what is gone cannot be overwritten
    save();
    QCOMPARE(m_questionsAboutChange, 3);
    QVERIFY(QFile::exists(m_toSave));
}

void SessionDocumentTest::reloadingShowsTheChangedFileAndKeepsTheWork()
{
    start();
    saveAs(QStringLiteral("reload.attention.json"));
    SessionInputs others = m_session->inputs();
    others.sentence = longText;
    saveSession({others}, document().file());
    type(QStringLiteral("我"));
    SessionInputs left;
    connect(&document(), &SessionDocument::leftUnsaved, this,
        [&left](const SessionInputs& work) { left = work; });
    m_answerAboutChange = ChangedAnswer::Reload;
    save();
    settle();
    QCOMPARE(m_questions, 0);
    QCOMPARE(m_session->state().sentence, longText);
    QVERIFY(!m_window->isWindowModified());
    QCOMPARE(left.sentence, QStringLiteral("我"));
    write(QStringLiteral("reload.attention.json"), "{ cut off");
    type(QStringLiteral("我"));
    save();
    QVERIFY2(message().startsWith(QStringLiteral("The session cannot be opened: ")), qPrintable(message()));
    QCOMPARE(m_session->state().sentence, QStringLiteral("我"));
}

void SessionDocumentTest::aChangeMeanwhileIsNoticedAfterACrash()
{
    start();
    saveAs(QStringLiteral("crash.attention.json"));
    type(longText);
    const StoredSession kept = document().stored();
    saveSession(kept, path(QStringLiteral("kept.attention.json")));
    SessionInputs others = kept.inputs;
    others.sentence = QStringLiteral("别人的句子");
    saveSession({others}, document().file());
    m_answerToQuestion = UnsavedAnswer::LetGo;
    bool restored = false;
    document().restore(loadSession(path(QStringLiteral("kept.attention.json"))), [&] { restored = true; });
    settle();
    QVERIFY(restored);
    save();
    QCOMPARE(m_questionsAboutChange, 1);
    QCOMPARE(loadSession(document().file()).inputs.sentence, QStringLiteral("别人的句子"));
}

void SessionDocumentTest::closingAsksOnlyAboutAFile()
{
    start();
    type(longText);
    QVERIFY(m_window->close()); // nobody is asked about what was never saved
    QCOMPARE(m_questions, 0);
    showAgain();
    saveAs(QStringLiteral("close.attention.json"));
    QVERIFY(m_window->close());
    QCOMPARE(m_questions, 0);
    showAgain();
    m_session->setSentence(QStringLiteral("我"));
    m_answerToQuestion = UnsavedAnswer::Stay;
    QVERIFY(!m_window->close());
    m_answerToQuestion = UnsavedAnswer::LetGo;
    QVERIFY(m_window->close());
    QCOMPARE(loadSession(document().file()).inputs.sentence, longText);
    showAgain();
    m_answerToQuestion = UnsavedAnswer::Save;
    QVERIFY(m_window->close());
    QCOMPARE(loadSession(document().file()).inputs.sentence, QStringLiteral("我"));
    QCOMPARE(m_questions, 3);
}

void SessionDocumentTest::openingAsksAboutChangesOfAFile()
{
    start();
    saveAs(QStringLiteral("one.attention.json"));
    saveAs(QStringLiteral("two.attention.json"));
    type(longText);
    m_answerToQuestion = UnsavedAnswer::Stay;
    open(path(QStringLiteral("one.attention.json")));
    QCOMPARE(m_session->state().sentence, longText);
    QCOMPARE(document().file(), path(QStringLiteral("two.attention.json")));
    m_answerToQuestion = UnsavedAnswer::Save;
    open(path(QStringLiteral("one.attention.json")));
    QCOMPARE(document().file(), path(QStringLiteral("one.attention.json")));
    QCOMPARE(loadSession(path(QStringLiteral("two.attention.json"))).inputs.sentence, longText);
}

void SessionDocumentTest::recentSessionsAreRemembered()
{
    start();
    for (int number = 0; number < SessionDocument::mostRecent + 2; ++number)
        saveAs(QStringLiteral("recent%1.attention.json").arg(number));
    saveAs(QStringLiteral("recent5.attention.json"));
    QCOMPARE(document().recent().size(), SessionDocument::mostRecent);
    QCOMPARE(document().recent().first(), path(QStringLiteral("recent5.attention.json")));
    QCOMPARE(document().recent().count(path(QStringLiteral("recent5.attention.json"))), 1);
    QMenu& menu = m_window->sessionActions().recentMenu();
    QCOMPARE(menu.actions().at(1)->text(), path(QStringLiteral("recent9.attention.json")));
    menu.actions().at(1)->trigger();
    QTRY_COMPARE(document().file(), path(QStringLiteral("recent9.attention.json")));
    menu.actions().last()->trigger();
    QTRY_VERIFY(document().recent().isEmpty());
    QVERIFY(!menu.isEnabled());
}

void SessionDocumentTest::aRecentSessionThatIsGoneLeavesTheList()
{
    start();
    saveAs(QStringLiteral("gone.attention.json"));
    saveAs(QStringLiteral("here.attention.json"));
    QVERIFY(QFile::remove(path(QStringLiteral("gone.attention.json"))));
    m_window->sessionActions().recentMenu().actions().at(1)->trigger();
    QTRY_VERIFY(message().contains(QStringLiteral("gone.attention.json: No such file")));
    QCOMPARE(document().recent(), QStringList({path(QStringLiteral("here.attention.json"))}));
}

void SessionDocumentTest::filesAndTextsAreDropped()
{
    start();
    QMimeData text;
    text.setText(QStringLiteral(" 我爱你。\n"));
    drop(text);
    QCOMPARE(line().text(), QStringLiteral("我爱你。"));
    write(QStringLiteral("text.txt"), QStringLiteral("第一行\n第二行\n").toUtf8());
    dropFiles({path(QStringLiteral("text.txt"))});
    QCOMPARE(m_session->state().sentence, QStringLiteral("第一行 第二行"));
    QCOMPARE(m_window->history().stack().count(), 2);
    saveAs(QStringLiteral("dropped.attention.json"));
    type(longText);
    m_answerToQuestion = UnsavedAnswer::LetGo;
    dropFiles({path(QStringLiteral("dropped.attention.json"))});
    QCOMPARE(m_session->state().sentence, QStringLiteral("第一行 第二行"));
    m_answers = false;
    dropFiles({m_folder.path()});
    QCOMPARE(m_waiting, m_folder.path());
}

void SessionDocumentTest::otherEncodingsAreReadAndSaid()
{
    start();
    write(QStringLiteral("gbk.txt"), "\xCE\xD2\xB0\xAE\xC4\xE3\xA1\xA3"); // 我爱你。
    dropFiles({path(QStringLiteral("gbk.txt"))});
    QCOMPARE(m_session->state().sentence, QStringLiteral("我爱你。"));
    QCOMPARE(message(),
        path(QStringLiteral("gbk.txt")) + QStringLiteral(" was read as GB18030, as it is not UTF-8."));
    saveAs(QStringLiteral("wide.attention.json"));
    QFile file(path(QStringLiteral("wide.attention.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString units = QChar(0xFEFF) + QString::fromUtf8(file.readAll());
    file.close();
    write(QStringLiteral("wide.attention.json"),
        QByteArray(reinterpret_cast<const char*>(units.utf16()), units.size() * 2));
    type(longText);
    m_answerToQuestion = UnsavedAnswer::LetGo;
    dropFiles({path(QStringLiteral("wide.attention.json"))});
    QCOMPARE(m_session->state().sentence, QStringLiteral("我爱你。"));
    QVERIFY(message().endsWith(QStringLiteral("was read as UTF-16LE, as it is not UTF-8.")));
}

void SessionDocumentTest::whatCannotBeDroppedIsSaid()
{
    start();
    const QByteArray before = fingerprint();
    write(QStringLiteral("picture.png"), "PNG");
    write(QStringLiteral("latin.txt"), "gr\xfc\xdf");
    write(QStringLiteral("empty.txt"), "\n");
    write(QStringLiteral("long.txt"), QByteArray(20'000'000, 'x'));
    for (const auto& [name, reason] : QList<std::pair<QString, QString>>{
             {QStringLiteral("picture.png"), QStringLiteral("is neither a session")},
             {QStringLiteral("latin.txt"), QStringLiteral("line 1: expected text in UTF-8, found ")},
             {QStringLiteral("empty.txt"), QStringLiteral("There is no text in")},
             {QStringLiteral("long.txt"), QStringLiteral("at most 1000000 bytes")},
             {QStringLiteral("none.txt"), QStringLiteral("No such file")}}) {
        dropFiles({path(name)});
        QVERIFY2(message().contains(reason) && message().contains(path(name)), qPrintable(message()));
    }
    dropFiles({path(QStringLiteral("a.txt")), path(QStringLiteral("b.txt"))});
    QVERIFY(message().startsWith(QStringLiteral("2 files were dropped")));
    QCOMPARE(fingerprint(), before);
}

void SessionDocumentTest::aProblemWithAFileOutlastsAModel()
{
    start();
    m_window->openPath(path(QStringLiteral("none.attention.json")));
    openModel(QStringLiteral("dot"));
    QVERIFY(message().contains(QStringLiteral("none.attention.json")));
    type(longText);
    QVERIFY(m_window->messageBar().isVisible());
    QTest::mouseClick(&m_window->messageBar().closeButton(), Qt::LeftButton);
    QVERIFY(!m_window->messageBar().isVisible());
}

QTEST_MAIN(SessionDocumentTest)
#include "sessiondocumenttest.moc"
