// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"
#include "app/appearancesettings.h"
#include "app/plainsettings.h"
#include "app/settingsstart.h"
#include "app/windowsettings.h"
#include "tests/app/windowfixture.h"
#include "widgets/sumtext.h"
#include "widgets/sumview.h"

#include <QAction>
#include <QDir>
#include <QProcess>

#include <sys/wait.h>
#include <unistd.h>

using namespace lab;
using namespace lab::test;

/// What the program keeps between its runs, and what becomes of it when it is damaged.
class SettingsTest : public WindowFixture {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    QString file() const { return Settings().file(); }
    QString aside() const { return file() + QStringLiteral(".set-aside"); }

    void write(const QByteArray& content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }

    static QByteArray contentOf(const QString& path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("no file");
    }

    /// Another process begins to start, and dies of it.
    static void dieStarting()
    {
        const pid_t process = fork();
        if (process == 0) {
            const SettingsStart start;
            _exit(0); // without an end in order
        }
        int status = -1;
        QCOMPARE(waitpid(process, &status, 0), process);
        QCOMPARE(status, 0);
    }

    bool isShown(FigureKind kind) const { return m_window->workspace().heatMap(kind).isVisible(); }
    void closePanel(int index) const { m_window->workspace().panelActions()[index]->trigger(); }
    void openAgain()
    {
        cleanup();
        WindowFixture::init();
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home->path());
        WindowFixture::init();
    }

    void whatIsKeptComesBack();
    void whatHasAnotherKindOrIsOutOfBoundsIsAsIfMissing();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void earlierFilesThatWereSetAsideStay();
    void aFileThatCannotBeMovedIsNotRead();
    void aStartThatDiedBeginsAnewOnce();
    void aStartThatStoodOrStillGoesOnIsNoCrash();
    void panelsComeBackFromTheSettings();
    void aDamagedLayoutNeverReachesQt();
    void recentSessionsAndDigitsAreChecked();
    void theProgramStartsWithADamagedFile();
};

void SettingsTest::whatIsKeptComesBack()
{
    const QStringList awkward = {QStringLiteral("/home/a, b/@Variant(x).json"),
        QStringLiteral("@Variant(\\0\\0)"), QStringLiteral("\"quoted\""), QStringLiteral("\\back=slash;"),
        QStringLiteral("课堂 笔记"), QStringLiteral("a\nb\tc"), QStringLiteral("/a, @Point(1 2)")};
    Settings().set(QStringLiteral("list"), awkward);
    Settings(QStringLiteral("group")).set(QStringLiteral("word"), awkward[0]);
    Settings().set(QStringLiteral("share"), 0.25);
    Settings().set(QStringLiteral("on"), true);
    Settings().set(QStringLiteral("none"), QStringList());
    QVERIFY2(holdsPlainSettings(file()), contentOf(file()));
    QCOMPARE(Settings().texts(QStringLiteral("list"), 100), awkward);
    QCOMPARE(Settings().text(QStringLiteral("group/word")), awkward[0]);
    QCOMPARE(Settings().number(QStringLiteral("share"), 1.0, 0, 1), 0.25);
    QVERIFY(Settings().isOn(QStringLiteral("on"), false));
}

void SettingsTest::whatHasAnotherKindOrIsOutOfBoundsIsAsIfMissing()
{
    const QString key = QStringLiteral("key");
    for (const QVariant& wrong :
        {QVariant(QStringLiteral("12a")), QVariant(QStringLiteral("nan")), QVariant(1e300), QVariant(-1),
            QVariant(QStringList{QStringLiteral("1"), QStringLiteral("2")})}) {
        Settings().set(key, wrong);
        QCOMPARE(Settings().number(key, 7, 0, 9), 7);
        QVERIFY(!Settings().isOn(key, false));
        QVERIFY(Settings().isOn(key, true));
    }
    Settings().set(key, QString(Settings::longestText + 1, u'x'));
    QCOMPARE(Settings().text(key), QString());
    QCOMPARE(Settings().texts(key, 5), QStringList());
    Settings().set(
        key, QStringList{QStringLiteral("a"), QString(), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(Settings().texts(key, 2), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
}

void SettingsTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("an object in foreign bytes")
        << QByteArray("[General]\ncolours=@Variant(\\0\\0\\xff\\xff)\n");
    QTest::newRow("in quotes") << QByteArray("[General]\ncolours=\"@Variant(\\0\\0\\0\\x7f;)\"\n");
    QTest::newRow("in a list") << QByteArray("[General]\nrecentSessions=/a, @Variant(\\0\\0\\xff\\xff)\n");
    QTest::newRow("behind an escape") << QByteArray("[General]\ncolours=\\x40Variant(\\0\\0\\xff\\xff)\n");
    QTest::newRow("a date") << QByteArray("[General]\ncolours=@DateTime(\\0\\0\\0\\x10)\n");
    QTest::newRow("another encoding") << QByteArray("[export]\nfolder=/home/gr\xfc\xdf\n");
    QTest::newRow("zeros") << QByteArray("[General]\ncolours=viridis\n") + QByteArray(512, '\0');
    QTest::newRow("cut off") << QByteArray("[General]\ncolours=viridis\nlangu");
    QTest::newRow("a section cut off") << QByteArray("[General]\ncolours=viridis\n[exp");
    QTest::newRow("an open quote") << QByteArray("[General]\nrecentSessions=\"/a, /b\n");
    QTest::newRow("something else") << QByteArray("\x7f\x45LF\x02\x01\x01");
    QTest::newRow("endless") << "[General]\ncolours=" + QByteArray(2'000'000, 'x');
}

void SettingsTest::aDamagedFileIsSetAside()
{
    QFETCH(QByteArray, content);
    write(content);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    const SettingsStart start;
    QVERIFY(start.notice());
    QCOMPARE(start.notice()(),
        QStringLiteral("The settings cannot be read, so everything is as at first. The old ones are in %1.")
            .arg(aside()));
    QCOMPARE(contentOf(aside()), content);
    QCOMPARE(storedLanguage(), Language::System);
    rememberAppearance(*m_window);
    QCOMPARE(m_window->colours(), SequentialMap::Blue);
    m_window->setColours(SequentialMap::Magma); // is kept again
    QCOMPARE(Settings().text(QStringLiteral("colours")), QStringLiteral("magma"));
    QVERIFY(holdsPlainSettings(file()));
}

void SettingsTest::earlierFilesThatWereSetAsideStay()
{
    for (const QByteArray& content : {QByteArray("first"), QByteArray("second")}) {
        write(content);
        const SettingsStart start;
        QVERIFY(start.notice());
    }
    QCOMPARE(contentOf(aside()), QByteArray("first"));
    QCOMPARE(contentOf(aside() + QStringLiteral("-2")), QByteArray("second"));
}

void SettingsTest::aFileThatCannotBeMovedIsNotRead()
{
    write("[General]\ncolours=viridis\nlanguage=@Variant(\\0\\0\\xff\\xff)\n");
    QDir().mkdir(aside());
    for (int number = 2; number <= 10; ++number)
        QVERIFY(QDir().mkdir(aside() + QStringLiteral("-%1").arg(number)));
    const QString damaged = file();
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QVariant")));
    const SettingsStart start;
    QVERIFY(start.notice());
    QVERIFY(start.notice()().contains(damaged));
    QCOMPARE(Settings().text(QStringLiteral("colours")), QString());
    QVERIFY(QFile::exists(damaged));
    Settings().set(QStringLiteral("colours"), QStringLiteral("magma")); // is kept nowhere
    QCOMPARE(QFileInfo(Settings().file()).exists(), false);
    QVERIFY2(!Settings().file().startsWith(QDir::tempPath()), qPrintable(Settings().file()));
}

void SettingsTest::aStartThatDiedBeginsAnewOnce()
{
    storeLanguage(Language::Chinese);
    Settings().set(QStringLiteral("colours"), QStringLiteral("viridis"));
    dieStarting();
    const SettingsStart start;
    QVERIFY(start.notice());
    QVERIFY2(start.notice()().contains(QStringLiteral("did not start properly last time")) &&
                 start.notice()().contains(aside()),
        qPrintable(start.notice()()));
    QCOMPARE(Settings().text(QStringLiteral("colours")), QString());
    QCOMPARE(storedLanguage(), Language::Chinese);
    QVERIFY(contentOf(aside()).contains("colours=viridis"));
    const SettingsStart next;
    QVERIFY(!next.notice());
}

void SettingsTest::aStartThatStoodOrStillGoesOnIsNoCrash()
{
    Settings().set(QStringLiteral("colours"), QStringLiteral("viridis"));
    const SettingsStart going;
    SettingsStart stood;
    QVERIFY(!stood.notice());
    stood.stood();
    const pid_t process = fork();
    if (process == 0) {
        SettingsStart start;
        start.stood();
        _exit(0);
    }
    int status = -1;
    QCOMPARE(waitpid(process, &status, 0), process);
    const SettingsStart last;
    QVERIFY(!last.notice());
    QCOMPARE(Settings().text(QStringLiteral("colours")), QStringLiteral("viridis"));
}

void SettingsTest::panelsComeBackFromTheSettings()
{
    closePanel(2);
    storePanels(*m_window);
    QVERIFY(holdsPlainSettings(file()));
    openAgain();
    QVERIFY(isShown(FigureKind::Probabilities));
    rememberPanels(*m_window);
    QVERIFY(!isShown(FigureKind::Probabilities));
    QVERIFY(isShown(FigureKind::Scores));
}

void SettingsTest::aDamagedLayoutNeverReachesQt()
{
    closePanel(2);
    const QByteArray layout = m_window->workspace().layoutOf(Arrangement::HeatMaps);
    const QString whole = sealed(layout);
    QCOMPARE(unsealed(whole), layout);
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QString damaged = whole;
        damaged[at] = damaged[at] == u'A' ? u'B' : u'A';
        QVERIFY2(unsealed(damaged).isEmpty(), qPrintable(damaged));
        QVERIFY(unsealed(whole.left(at)).isEmpty());
    }
    QByteArray foreign = layout; // as Qt wrote it, and as earlier versions kept it
    Settings().set(QStringLiteral("panels/0"), foreign);
    openAgain();
    rememberPanels(*m_window);
    QVERIFY(isShown(FigureKind::Probabilities));
}

void SettingsTest::recentSessionsAndDigitsAreChecked()
{
    QStringList files = {QStringLiteral("relative.attention.json"), QString(5000, u'/')};
    for (int number = 0; number < 20; ++number)
        files.append(QStringLiteral("/tmp/%1.attention.json").arg(number));
    Settings().set(QStringLiteral("recentSessions"), files);
    Settings().set(QStringLiteral("sumDecimals"), 4000);
    rememberRecent(m_window->document());
    rememberPanels(*m_window);
    QVERIFY(m_window->document().recent().size() <= SessionDocument::mostRecent);
    for (const QString& recent : m_window->document().recent())
        QVERIFY2(recent.startsWith(QStringLiteral("/tmp/")), qPrintable(recent));
    QCOMPARE(m_window->workspace().sum().decimals(), usualSumDecimals);
}

void SettingsTest::theProgramStartsWithADamagedFile()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home->path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home->path());
    const QString own = m_home->filePath(QStringLiteral("Attention Lab/attention-lab.conf"));
    QVERIFY(QDir().mkpath(QFileInfo(own).path()));
    QFile out(own);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("[panels]\n0=@Variant(\\0\\0\\xff\\xff)\n[General]\nlanguage=\\");
    out.close();
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROGRAM), {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(own + QStringLiteral(".set-aside")), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(own) && !contentOf(own).contains("[starting]"), 60'000);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(!said.contains("QVariant"), said.constData());
}

QTEST_MAIN(SettingsTest)
#include "settingstest.moc"
