// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery.h"
#include "app/messagebar.h"
#include "app/offerbar.h"
#include "app/sessionactions.h"
#include "tests/app/namedmodels.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QPushButton>

#include <sys/wait.h>
#include <unistd.h>

using namespace lab;
using namespace lab::test;

/// What is kept against a crash, and offered after one.
class RecoveryTest : public NamedModelsFixture {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_kept;
    std::unique_ptr<Recovery> m_recovery;

    OfferBar& offer() const { return m_window->offerBar(); }
    QAction* restoreAction() const { return m_window->sessionActions().restoreAction(); }
    QString message() const { return m_session->state().message.text; }

    /// The window with nothing done, in a folder of its own.
    void start()
    {
        m_recovery.reset();
        m_kept = std::make_unique<QTemporaryDir>();
        prepare();
    }

    std::unique_ptr<Recovery> newRecovery(const QString& folder) const
    {
        auto recovery = std::make_unique<Recovery>(folder, *m_session, m_window->document());
        recovery->setDelay(std::chrono::milliseconds(0));
        return recovery;
    }

    void connectRecovery()
    {
        m_recovery = newRecovery(m_kept->path());
        m_window->setRecovery(*m_recovery);
    }

    /// Another process keeps something, and dies without a word.
    void crash(const StoredSession& session, const QString& name = QStringLiteral("crashed")) const
    {
        const QString file = m_kept->filePath(name + sessionSuffix);
        saveSession(session, file);
        const pid_t process = fork();
        if (process == 0) {
            QLockFile lock(file + QStringLiteral(".lock"));
            _exit(lock.tryLock(0) ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(waitpid(process, &status, 0), process);
        QCOMPARE(status, 0);
        QVERIFY(QFile::exists(file + QStringLiteral(".lock")));
    }

    /// A window with this sentence ends without having saved it.
    void endUnsaved(const QString& sentence)
    {
        m_recovery.reset();
        m_window->history().clear();
        connectRecovery();
        type(sentence);
        m_recovery.reset();
        m_window->history().clear();
    }

    QMenu& unsavedMenu() const { return m_window->sessionActions().unsavedMenu(); }
    QStringList unsavedTexts() const
    {
        QStringList texts;
        for (const QAction* action : unsavedMenu().actions())
            texts.append(action->text().section(QStringLiteral(" · "), 0, 0));
        return texts;
    }

    QStringList keptFiles() const { return QDir(m_kept->path()).entryList({u'*' + sessionSuffix}); }

    SessionInputs otherInputs() const
    {
        SessionInputs inputs = m_session->inputs();
        inputs.sentence = longText;
        inputs.place.step = 7;
        return inputs;
    }

private slots:
    void cleanup() // instead of the fixture's: it must not outlive the window
    {
        m_recovery.reset();
        m_window.reset();
        m_session.reset();
    }

    void workIsKeptUntilItIsSaved();
    void anOrderlyEndLeavesNothingToRestore();
    void afterACrashWorkIsOffered();
    void theKeyboardRestores();
    void workOnAFileBelongsToTheFileAgain();
    void whatIsLetGoIsDeleted();
    void anOfferWaitsUntilItIsAnswered();
    void windowsDoNotTakeFromEachOther();
    void workThatWasNeverSavedIsTheLastSession();
    void openingASessionKeepsWorkThatWasNeverSaved();
    void theLastSessionChangesPlacesWithThePresentOne();
    void theWorkOfSeveralWindowsWaits();
    void onlySomeUnsavedSessionsAreKept();
    void locksOfTheDeadAreRemoved();
    void whatCannotBeReadIsSaid();
    void aMissingModelLosesNothing();
    void aFolderThatCannotBeWrittenIsSaidOnce();
};

void RecoveryTest::workIsKeptUntilItIsSaved()
{
    start();
    connectRecovery();
    QVERIFY(keptFiles().isEmpty());
    QVERIFY(!offer().isVisible());
    type(longText);
    press(Qt::Key_Right);
    QTRY_VERIFY(QFile::exists(m_recovery->file()));
    QTRY_COMPARE(loadSession(m_recovery->file()).inputs, m_session->inputs());
    const QString file = m_folder.filePath(QStringLiteral("kept.attention.json"));
    m_window->document().setChoosers({}, [file](QWidget*, const QString&) { return file; });
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!QFile::exists(m_recovery->file()));
    m_session->setAttention({.weighting = Weighting::HardTopK});
    settle();
    QTRY_VERIFY(QFile::exists(m_recovery->file()));
    QCOMPARE(loadSession(m_recovery->file()).savedAs, file);
}

void RecoveryTest::anOrderlyEndLeavesNothingToRestore()
{
    start();
    connectRecovery();
    QVERIFY(!restoreAction()->isVisible());
    m_recovery.reset();
    QVERIFY(QDir(m_kept->path()).isEmpty(QDir::Files | QDir::Hidden));
}

void RecoveryTest::afterACrashWorkIsOffered()
{
    start();
    crash({otherInputs()});
    connectRecovery();
    QVERIFY(offer().isVisible());
    QVERIFY(offer().text().contains(QStringLiteral("your work was kept")));
    QCOMPARE(m_session->state().sentence, QStringLiteral("欢迎来北京。")); // nothing happens by itself
    QTest::mouseClick(&offer().acceptButton(), Qt::LeftButton);
    settle();
    QCOMPARE(m_session->inputs(), otherInputs());
    QCOMPARE(moment().step, 7);
    QTRY_VERIFY(!offer().isVisible());
    QVERIFY(!restoreAction()->isVisible());
    QCOMPARE(keptFiles(), QStringList({QFileInfo(m_recovery->file()).fileName()})); // kept again, once
}

void RecoveryTest::theKeyboardRestores()
{
    start();
    crash({otherInputs()});
    connectRecovery();
    QCOMPARE(restoreAction()->text(), QStringLiteral("Restore Unsaved Session"));
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QCOMPARE(m_session->inputs(), otherInputs());
}

void RecoveryTest::workOnAFileBelongsToTheFileAgain()
{
    start();
    const QString file = m_folder.filePath(QStringLiteral("own.attention.json"));
    saveSession({m_session->inputs()}, file);
    crash({otherInputs(), file});
    connectRecovery();
    QTest::mouseClick(&offer().acceptButton(), Qt::LeftButton);
    settle();
    QCOMPARE(m_window->document().file(), file);
    QVERIFY(m_window->isWindowModified());
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(loadSession(file).inputs.sentence, longText);
    QTRY_VERIFY(keptFiles().isEmpty());
}

void RecoveryTest::whatIsLetGoIsDeleted()
{
    start();
    crash({otherInputs()}, QStringLiteral("one"));
    crash({otherInputs()}, QStringLiteral("two"));
    connectRecovery();
    QTest::mouseClick(&offer().rejectButton(), Qt::LeftButton);
    QCOMPARE(keptFiles().size(), 1);
    QVERIFY(offer().isVisible()); // the next one
    QTest::mouseClick(&offer().rejectButton(), Qt::LeftButton);
    QVERIFY(keptFiles().isEmpty());
    QVERIFY(!offer().isVisible());
    QCOMPARE(m_session->state().sentence, QStringLiteral("欢迎来北京。"));
}

void RecoveryTest::anOfferWaitsUntilItIsAnswered()
{
    start();
    crash({otherInputs()});
    connectRecovery();
    press(Qt::Key_Right); // one may work meanwhile
    QVERIFY(offer().isVisible());
    m_window->history().clear();
    m_recovery.reset();
    connectRecovery();
    QVERIFY(offer().isVisible());
}

void RecoveryTest::windowsDoNotTakeFromEachOther()
{
    start();
    connectRecovery();
    press(Qt::Key_Right);
    QTRY_VERIFY(QFile::exists(m_recovery->file()));
    QVERIFY(newRecovery(m_kept->path())->found().isEmpty()); // its owner is alive
    QVERIFY(QFile::exists(m_recovery->file()));
    m_window->history().clear();
    m_recovery.reset();
    crash({otherInputs()});
    connectRecovery();
    QVERIFY(m_recovery->isAfterCrash());
    const auto second = newRecovery(m_kept->path());
    QVERIFY(!second->isAfterCrash()); // the first offers it already
    QVERIFY(second->file() != m_recovery->file());
}

void RecoveryTest::workThatWasNeverSavedIsTheLastSession()
{
    start();
    connectRecovery();
    type(longText);
    press(Qt::Key_Right);
    const QByteArray work = fingerprint();
    m_recovery.reset(); // an orderly end
    QCOMPARE(keptFiles().size(), 1);
    m_session->setSentence(QStringLiteral("我"));
    m_session->decodeNow();
    settle();
    m_window->history().clear();
    connectRecovery();
    QVERIFY(!offer().isVisible()); // not after a crash: it is there to be asked for
    QCOMPARE(restoreAction()->text(), QStringLiteral("Open Last Unsaved Session"));
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QCOMPARE(fingerprint(), work);
    QTRY_VERIFY(!restoreAction()->isVisible());
}

void RecoveryTest::openingASessionKeepsWorkThatWasNeverSaved()
{
    start();
    connectRecovery();
    const QString file = m_folder.filePath(QStringLiteral("opened.attention.json"));
    saveSession({m_session->inputs()}, file);
    type(longText);
    const QByteArray work = fingerprint();
    m_window->document().open(file);
    settle();
    QCOMPARE(m_session->state().sentence, QStringLiteral("欢迎来北京。"));
    QTRY_VERIFY(restoreAction()->isVisible());
    restoreAction()->trigger();
    settle();
    QCOMPARE(fingerprint(), work);
    QVERIFY(m_window->document().file().isEmpty());
}

void RecoveryTest::theLastSessionChangesPlacesWithThePresentOne()
{
    start();
    connectRecovery();
    type(longText);
    m_recovery.reset();
    m_window->history().clear();
    connectRecovery();
    type(QStringLiteral("我"));
    restoreAction()->trigger();
    settle();
    QCOMPARE(m_session->state().sentence, longText);
    const auto offered = [this] {
        const QString file = m_recovery->found();
        return QFile::exists(file) ? loadSession(file).inputs.sentence : QString();
    };
    QTRY_COMPARE(offered(), QStringLiteral("我")); // once it is kept
    restoreAction()->trigger();
    settle();
    QCOMPARE(m_session->state().sentence, QStringLiteral("我"));
}

void RecoveryTest::theWorkOfSeveralWindowsWaits()
{
    start();
    connectRecovery();
    QVERIFY(!unsavedMenu().menuAction()->isVisible());
    endUnsaved(QStringLiteral("第一"));
    endUnsaved(QStringLiteral("第二 & 三"));
    connectRecovery();
    QVERIFY(unsavedMenu().menuAction()->isVisible());
    QCOMPARE(unsavedTexts(), QStringList({QStringLiteral("第二 && 三"), QStringLiteral("第一"), QString(),
                                 QStringLiteral("Forget All")}));
    unsavedMenu().actions().at(1)->trigger();
    QTRY_COMPARE(m_session->state().sentence, QStringLiteral("第一"));
    settle();
    QTRY_COMPARE(unsavedTexts().size(), 3); // it is in the window now
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QCOMPARE(m_session->state().sentence, QStringLiteral("第二 & 三"));
    QTRY_COMPARE(unsavedTexts().first(), QStringLiteral("第一")); // has made room
    unsavedMenu().actions().last()->trigger();
    QTRY_VERIFY(!unsavedMenu().menuAction()->isVisible());
    QVERIFY(!restoreAction()->isVisible());
    QCOMPARE(keptFiles(), QStringList({QFileInfo(m_recovery->file()).fileName()}));
}

void RecoveryTest::onlySomeUnsavedSessionsAreKept()
{
    start();
    for (int number = 1; number <= Recovery::mostLast + 2; ++number)
        endUnsaved(QStringLiteral("第%1句").arg(number));
    connectRecovery();
    const QStringList files = m_recovery->lastSessions();
    QCOMPARE(files.size(), Recovery::mostLast);
    QCOMPARE(loadSession(files.first()).inputs.sentence, QStringLiteral("第7句"));
    QCOMPARE(loadSession(files.last()).inputs.sentence, QStringLiteral("第3句"));
}

void RecoveryTest::locksOfTheDeadAreRemoved()
{
    start();
    crash({otherInputs()});
    QVERIFY(QFile::remove(m_kept->filePath(keptFiles().first()))); // it died before it kept anything
    QLockFile living(m_kept->filePath(QStringLiteral("living") + sessionSuffix + QStringLiteral(".lock")));
    QVERIFY(living.tryLock(0));
    connectRecovery();
    const QString own = QFileInfo(m_recovery->file()).fileName() + QStringLiteral(".lock");
    const QStringList locks = QDir(m_kept->path()).entryList({QStringLiteral("*.lock")});
    QCOMPARE(QSet<QString>(locks.begin(), locks.end()),
        QSet<QString>({own, QStringLiteral("living.attention.json.lock")}));
}

void RecoveryTest::whatCannotBeReadIsSaid()
{
    start();
    crash({otherInputs()});
    QFile file(m_kept->filePath(keptFiles().first()));
    QVERIFY(file.resize(file.size() / 2));
    connectRecovery();
    const QByteArray before = fingerprint();
    QTest::mouseClick(&offer().acceptButton(), Qt::LeftButton);
    QVERIFY2(
        message().startsWith(QStringLiteral("What was kept cannot be restored: ")), qPrintable(message()));
    QCOMPARE(fingerprint(), before);
    QTest::mouseClick(&offer().rejectButton(), Qt::LeftButton);
    QVERIFY(keptFiles().isEmpty());
}

void RecoveryTest::aMissingModelLosesNothing()
{
    start();
    SessionInputs inputs = otherInputs();
    inputs.model = QStringLiteral("gone");
    crash({inputs});
    connectRecovery();
    QTest::mouseClick(&offer().acceptButton(), Qt::LeftButton);
    QTRY_COMPARE(message(), QStringLiteral("There is no model gone."));
    QVERIFY(offer().isVisible());
    QCOMPARE(keptFiles().size(), 1);
}

void RecoveryTest::aFolderThatCannotBeWrittenIsSaidOnce()
{
    start();
    const QString folder = m_kept->filePath(QStringLiteral("folder"));
    QFile obstacle(folder);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    m_recovery = newRecovery(folder);
    press(Qt::Key_Right);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY2(message().startsWith(
                 QStringLiteral("Your work is not kept against a crash: Cannot write %1/").arg(folder)),
        qPrintable(message()));
    m_session->dismissMessage();
    press(Qt::Key_Right);
    QCoreApplication::processEvents();
    QVERIFY(obstacle.remove());
    QVERIFY(QDir().mkdir(folder));
    press(Qt::Key_Right);
    QTRY_VERIFY(QFile::exists(m_recovery->file()));
    QCoreApplication::processEvents();
    QVERIFY(message().isEmpty());
}

QTEST_MAIN(RecoveryTest)
#include "recoverytest.moc"
