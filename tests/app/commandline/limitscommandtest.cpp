// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// Where the system gives little memory, or no room for files: one sentence and an exit code, never a signal
/// and never an endless wait.
class LimitsCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_map; ///< a file that can be made again

    QString path(const QString& name) const { return m_folder.filePath(name); }

    static QString memory(int megabytes) { return QStringLiteral("ulimit -v %1").arg(megabytes * 1024); }

    /// The least address space, by steps, in which the program is loaded at all.
    static int leastToStart()
    {
        int megabytes = 40;
        while (megabytes < 1000 && program::runUnder(memory(megabytes), {"--version"}).exitCode != 0)
            megabytes += 20;
        return megabytes;
    }

    /// Empty when the program has done its work, or said in a sentence why not.
    static QByteArray complaintAbout(const program::Result& result)
    {
        if (result.exitCode == 0)
            return {};
        const QByteArray last = result.error.trimmed().split('\n').last();
        const bool says = last.startsWith("attention-lab: ");
        return result.exitCode == 1 && says
                   ? QByteArray()
                   : "exit code " + QByteArray::number(result.exitCode) + ": " + result.error;
    }

private slots:
    void initTestCase()
    {
        m_map = path("map.svg");
        QCOMPARE(
            program::run({"export", "--source", "我爱你。", "--view", "scores", "--out", m_map}).exitCode, 0);
        QFile pairs(path("pairs.tsv"));
        QVERIFY(pairs.open(QIODevice::WriteOnly));
        pairs.write("我爱你。\tI love you.\n欢迎来北京。\tWelcome to Beijing.\n");
    }

    void littleMemoryIsASentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("translate") << QStringList{"translate", "我爱你。"};
        QTest::newRow("trace") << QStringList{"trace", "--source", "我爱你。"};
        QTest::newRow("batch") << QStringList{"export", "--batch", "-", "--jobs", "4", "--json", "-"};
        QTest::newRow("picture") << QStringList{
            "export", "--source", "我爱你。", "--view", "scores", "--out", path("picture.png"), "--force"};
        QTest::newRow("animation") << QStringList{
            "export", "--source", "我爱你。", "--view", "lines", "--out", path("lines.gif"), "--force"};
        QTest::newRow("reproduce") << QStringList{"reproduce", m_map, "--out", path("again.svg"), "--force"};
        QTest::newRow("evaluate") << QStringList{"evaluate", "--data", path("pairs.tsv")};
    }

    void littleMemoryIsASentence()
    {
        QFETCH(QStringList, arguments);
        const QByteArray lines = "我爱你。\n欢迎来北京。\n我喜欢狗。\n我爱你。\n";
        int refused = 0;
        for (int megabytes = leastToStart(); megabytes < 700; megabytes += megabytes < 440 ? 20 : 70) {
            const program::Result result = program::runUnder(memory(megabytes), arguments, lines);
            QVERIFY2(complaintAbout(result).isEmpty(),
                QByteArray::number(megabytes) + " MB: " + complaintAbout(result));
            refused += result.exitCode;
            if (result.exitCode != 0) // and no good file is called bad; a font that does not fit is none
                QVERIFY2(result.error.contains("enough memory") || result.error.contains("no font here has"),
                    QByteArray::number(megabytes) + " MB: " + result.error);
        }
        QVERIFY(refused > 0);
        QCOMPARE(program::runUnder(memory(4000), arguments, lines).exitCode, 0);
    }

    void whatIsGoneWhenItIsNeededHoldsNothingUp_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {2, 3, 4, 5, 1000}) // two are for painting
            QTest::newRow(QByteArray::number(threads).constData()) << threads;
    }

    void whatIsGoneWhenItIsNeededHoldsNothingUp()
    {
        QFETCH(int, threads);
        const QString scarcity =
            QStringLiteral("export THREADS_THAT_START=%1 LD_PRELOAD='%2'").arg(threads).arg(SCARCITY);
        const program::Result result = program::runUnder(scarcity,
            {"export", "--batch", "-", "--jobs", "4", "--json", "-"}, "我爱你。\n我喜欢狗。\n我爱你。\n");
        QCOMPARE(complaintAbout(result), QByteArray());
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.output.count('\n'), 3);
    }

    void aFileThatMayNotGrowIsASentence_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"map.png", "map.svg", "map.pdf", "map.gif", "map.csv", "map.tex"})
            QTest::newRow(name) << name;
        for (const char* name : {"decode.npz", "decode.safetensors", "decode.json", "page.html"})
            QTest::newRow(name) << name;
    }

    void aFileThatMayNotGrowIsASentence()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const QString file = folder.filePath(name);
        QStringList arguments = {"export", "--source", "我爱你。", "--out", file};
        if (name.startsWith("map"))
            arguments += {"--view", "scores"};
        const program::Result result = program::runUnder("ulimit -f 1", arguments);
        QCOMPARE(complaintAbout(result), QByteArray());
        QCOMPARE(result.exitCode, 1);
        const QByteArray written = "attention-lab: Cannot write " + file.toUtf8();
        const bool isKeptFirst = name.endsWith(".gif"); // its frames, in a temporary file
        QVERIFY2(
            result.error.startsWith(
                isKeptFirst ? QByteArray("attention-lab: Frame 1 of the animation cannot be kept") : written),
            result.error.constData());
        QVERIFY2(result.error.endsWith(": File too large.\n"), result.error.constData());
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void outputWithoutRoomIsASentence()
    {
        for (const char* request : {"--help", "--version", "models"}) {
            const program::Result result = program::runUnder("exec > /dev/full", {request});
            QCOMPARE(result.error, QByteArray("attention-lab: standard output cannot be written\n"));
            QCOMPARE(result.exitCode, 1);
        }
    }

    void outputThatMayNotGrowIsASentence()
    {
        const program::Result result = program::runUnder("ulimit -f 1; exec > '" + path("out.txt") + "'",
            {"trace", "--source", "我爱你。", "--json", "-"});
        QCOMPARE(complaintAbout(result), QByteArray());
        QCOMPARE(result.exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(LimitsCommandTest)
#include "limitscommandtest.moc"
