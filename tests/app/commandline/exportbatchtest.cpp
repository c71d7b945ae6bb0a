// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/exportarguments.h"
#include "model/storage/recordjson.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <sys/resource.h>

/// Many sentences at once, by the program itself.
class ExportBatchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { lab::makeTinyBundle(m_models.path().toStdString()); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void eachLineBecomesAFile_data()
    {
        QTest::addColumn<QString>("jobs");
        QTest::newRow("one at a time") << "1";
        QTest::newRow("three at a time") << "3";
    }

    void eachLineBecomesAFile()
    {
        QFETCH(QString, jobs);
        const auto result = program::run(batch({"--batch", "-", "--jobs", jobs, "--view", "scores", "--out",
                                             pathOf("{line}-{source}.csv")}),
            "我爱你。\n欢迎来北京。\r\n他 走/了\n");
        QCOMPARE(result.exitCode, 0);
        const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
        QCOMPARE(files, QStringList({"1-我爱你。.csv", "2-欢迎来北京。.csv", "3-他_走_了.csv"}));
        QFile alone(pathOf("alone.csv"));
        QCOMPARE(
            program::run(batch({"--source", "欢迎来北京。", "--view", "scores", "--out", alone.fileName()}))
                .exitCode,
            0);
        QVERIFY(contentOf(files[1]) == contentOf("alone.csv"));
        QVERIFY(contentOf(files[0]) != contentOf("alone.csv"));
    }

    void pictureFilesAreThoseOfSingleSentences()
    {
        QCOMPARE(program::run(batch({"--batch", "-", "--jobs", "2", "--view", "scores", "--out",
                                  pathOf("{line}.png")}),
                     "我\n你\n他\n")
                     .exitCode,
            0);
        const auto single =
            program::run(batch({"--source", "你", "--view", "scores", "--out", pathOf("single.png")}));
        QCOMPARE(single.exitCode, 0);
        QVERIFY(contentOf("2.png") == contentOf("single.png"));
    }

    void failedLinesAreReportedAndSkipped()
    {
        QFile taken(pathOf("3.npz"));
        QVERIFY(taken.open(QIODevice::WriteOnly));
        taken.write("mine");
        taken.close();
        const auto result =
            program::run(batch({"--batch", "-", "--out", pathOf("{line}.npz")}), "我\n\n他\n她\n");
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.error.contains("attention-lab: line 2: there are no words\n"));
        QVERIFY(result.error.contains("line 3: "));
        QVERIFY(result.error.endsWith("attention-lab: 2 of 4 lines failed\n"));
        QCOMPARE(contentOf("3.npz"), QByteArray("mine"));
        QVERIFY(!contentOf("1.npz").isEmpty() && !contentOf("4.npz").isEmpty());
        QVERIFY(!QFile::exists(pathOf("2.npz")));
        QCOMPARE(
            program::run(batch({"--batch", "-", "--out", pathOf("{line}.npz"), "--force"}), "我\n你\n他\n")
                .exitCode,
            0);
        QVERIFY(contentOf("3.npz") != QByteArray("mine"));
    }

    void jsonLinesKeepTheOrder()
    {
        const QByteArray sentences = "我爱你。\n欢迎来北京。\n我\n你\n他\n";
        const auto result = program::run(batch({"--batch", "-", "--jobs", "4", "--json", "-"}), sentences);
        QCOMPARE(result.exitCode, 0);
        const QList<QByteArray> lines = result.output.chopped(1).split('\n');
        QCOMPARE(lines.size(), 5);
        for (int i = 0; i < lines.size(); ++i) {
            const lab::Decoding decoding = lab::recordFromJson(lines[i].toStdString());
            QCOMPARE(QByteArray::fromStdString(decoding.source.text), sentences.split('\n')[i]);
        }
        const auto again = program::run(batch({"--batch", "-", "--json", "-"}), sentences);
        QVERIFY(again.output == result.output);
        QCOMPARE(program::run(batch({"--batch", "-", "--json", pathOf("all.jsonl")}), sentences).exitCode, 0);
        QVERIFY(contentOf("all.jsonl") == result.output);
    }

    void linesThatAreTooLongAreNamedAndTheOthersAreKept()
    {
        const auto result = program::run(batch({"--batch", "-", "--jobs", "2", "--json", pathOf("all.jsonl"),
                                             "--max-characters", "5", "--max-steps", "3"}),
            "我\n我爱你你你你\n你\n");
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.error.contains("attention-lab: line 2: this text has 6 characters"), result.error);
        QVERIFY(result.error.endsWith("attention-lab: 1 of 3 lines failed\n"));
        QCOMPARE(contentOf("all.jsonl").count('\n'), 2);
    }

    void aBatchThatIsStoppedKeepsWhatItHasDone()
    {
        QProcess process;
        process.start(PROGRAM, batch({"--batch", "-", "--json", pathOf("all.jsonl"), "--max-steps", "3"}));
        process.write("我\n");
        process.setReadChannel(QProcess::StandardError);
        while (!process.canReadLine()) // the first line is done; standard input stays open
            QVERIFY2(process.waitForReadyRead(), "no progress");
        QCOMPARE(process.readLine(), QByteArray("1 lines, 0 failed\n"));
        QCOMPARE(kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(),
            "attention-lab: stopped after 1 lines, all in " + pathOf("all.jsonl").toUtf8() + '\n');
        QCOMPARE(contentOf("all.jsonl").count('\n'), 1);
        QCOMPARE(lab::recordFromJson(contentOf("all.jsonl").chopped(1).toStdString()).source.text,
            std::string("我"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList("all.jsonl"));
    }

    void manyLinesKeepTheirOrderAndTakeNoMoreMemory()
    {
        const QStringList command = batch(
            {"--batch", "-", "--jobs", "2", "--json", pathOf("all.jsonl"), "--max-steps", "3", "--force"});
        QCOMPARE(program::run(command, linesUpTo(20)).exitCode, 1);
        const long before = largestChild();
        const auto result = program::run(command, linesUpTo(400));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(largestChild() - before < 16 * 1024, qPrintable(QString::number(largestChild() - before)));
        for (int bad = 7; bad <= 400; bad += 7)
            QVERIFY(result.error.contains(
                "attention-lab: line " + QByteArray::number(bad) + ": there are no words\n"));
        QVERIFY(result.error.endsWith("attention-lab: 57 of 400 lines failed\n"));
        const QList<QByteArray> lines = contentOf("all.jsonl").chopped(1).split('\n');
        QCOMPARE(lines.size(), 400 - 57);
        for (int number = 1, written = 0; number <= 400; ++number) {
            if (number % 7 == 0)
                continue;
            const auto json = nlohmann::json::parse(lines[written++].toStdString());
            QCOMPARE(json.at("source").at("text").get<std::string>(), "我" + std::to_string(number));
        }
    }

    void whoeverIsKilledLeavesNoTornFile_data()
    {
        QTest::addColumn<QStringList>("how");
        QTest::addColumn<QString>("ending");
        const QStringList scores{"--view", "scores"};
        QTest::newRow("PNG") << scores << "png";
        QTest::newRow("PDF") << scores << "pdf";
        QTest::newRow("GIF") << scores << "gif";
        QTest::newRow("page") << QStringList() << "html";
        QTest::newRow("JSON") << QStringList() << "json";
        QTest::newRow("NPZ") << QStringList() << "npz";
        QTest::newRow("safetensors") << QStringList() << "safetensors";
    }

    void whoeverIsKilledLeavesNoTornFile()
    {
        QFETCH(QStringList, how);
        QFETCH(QString, ending);
        const auto command = [&](const QString& file) {
            return batch({"--source", "我昨天在公园看见了一只狗。", "--force", "--out",
                       pathOf(file + u'.' + ending)}) +
                   how;
        };
        QCOMPARE(program::run(command("whole")).exitCode, 0);
        QFile old(pathOf("torn." + ending));
        QVERIFY(old.open(QIODevice::WriteOnly));
        QCOMPARE(old.write("old"), 3);
        old.close();
        QProcess process;
        process.start(PROGRAM, command("torn"));
        QVERIFY(process.waitForStarted());
        const auto isWriting = [this] { // before it has its name
            return QDir(m_folder->path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).size() > 0;
        };
        while (!isWriting() && !process.waitForFinished(0))
            continue;
        process.kill();
        process.waitForFinished();
        const QByteArray left = contentOf("torn." + ending);
        QVERIFY2(left == "old" || left == contentOf("whole." + ending), left.left(80).constData());
    }

    void aLongLineIsNotKeptAsText()
    {
        const long before = largestChild();
        const auto result = program::run(
            {"export", "--model", "zh-en-transformer", "--batch", "-", "--json", pathOf("long.jsonl")},
            QByteArray("我").repeated(600));
        QCOMPARE(result.exitCode, 0);
        const qint64 written = QFileInfo(pathOf("long.jsonl")).size();
        QVERIFY(written > 200'000'000);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they keep what is freed
        QVERIFY2(largestChild() * 1024 < std::max(qint64(before) * 1024, written),
            qPrintable(QString::number(largestChild())));
#else
        Q_UNUSED(before)
#endif
    }

    void wrongUseIsRefused_data()
    {
        QTest::addColumn<QStringList>("wrong");
        QTest::newRow("one name for all") << QStringList{"--batch", "-", "--out", "all.npz"};
        QTest::newRow("source and batch") << QStringList{"--batch", "-", "--source", "我", "--json", "-"};
        QTest::newRow("nothing to write") << QStringList{"--batch", "-"};
        QTest::newRow("no sentence") << QStringList{"--json", "-"};
        QTest::newRow("jobs") << QStringList{"--batch", "-", "--json", "-", "--jobs", "0"};
        QTest::newRow("jobs without batch") << QStringList{"--source", "我", "--json", "-", "--jobs", "2"};
        QTest::newRow("site") << QStringList{"--batch", "-", "--json", "-", "--site", "encoder-self"};
    }

    void wrongUseIsRefused()
    {
        QFETCH(QStringList, wrong);
        const auto result = program::run(batch(wrong), "我\n");
        QVERIFY2(result.exitCode != 0, result.output.constData());
        QCOMPARE(result.output, QByteArray());
    }

    void aMissingFileOfSentencesIsNamed()
    {
        const auto result = program::run(batch({"--batch", pathOf("none.txt"), "--json", "-"}));
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.error.contains("none.txt"));
        QCOMPARE(result.error.count('\n'), 1);
    }

    void namesAreFitForFiles()
    {
        QCOMPARE(lab::fileNameFor("a/{line}.png", 12, "x"), std::string("a/12.png"));
        QCOMPARE(lab::fileNameFor("{source}.png", 1, "../a\tb?"), std::string("_._a_b_.png"));
        QCOMPARE(lab::fileNameFor("{source}", 1, std::string(200, 'a')), std::string(60, 'a'));
        QCOMPARE(lab::fileNameFor("{source}", 1, "😀好"), std::string("😀好"));
    }

private:
    /// Each with its number, and every seventh without a word.
    static QByteArray linesUpTo(int count)
    {
        QByteArray lines;
        for (int number = 1; number <= count; ++number)
            lines += number % 7 == 0 ? QByteArray("\n") : "我" + QByteArray::number(number) + '\n';
        return lines;
    }
    /// Memory that the largest program so far has had in use, in KiB.
    static long largestChild()
    {
        rusage usage = {};
        getrusage(RUSAGE_CHILDREN, &usage);
        return usage.ru_maxrss;
    }
    QStringList batch(const QStringList& more) const
    {
        return QStringList{"export", "--model", m_models.path()} + more;
    }
    QString pathOf(const QString& name) const
    {
        return m_folder->filePath(name);
    }
    QByteArray contentOf(const QString& name) const
    {
        QFile file(pathOf(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_models;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ExportBatchTest)
#include "exportbatchtest.moc"
