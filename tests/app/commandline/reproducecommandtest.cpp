// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Files that are made again from what they say about themselves.
class ReproduceCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { lab::makeTinyBundle(model().toStdString()); }

    void everyFormatIsMadeAgain_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QStringList>("options");
        const QStringList view = {"--view", "probabilities"};
        for (const char* ending : {"png", "svg", "pdf", "tex", "gif", "csv", "json"})
            QTest::newRow(ending) << ending << view + QStringList{"--language", "zh", "--colours", "magma"};
        for (const char* ending : {"html", "npz", "safetensors"})
            QTest::newRow(ending) << ending << QStringList{"--prefix", "Hello"};
        QTest::newRow("all as JSON") << "json" << QStringList{"--sample", "--seed", "9"};
        QTest::newRow("beam") << "svg"
                              << view +
                                     QStringList{"--beam", "3", "--width-mm", "84", "--magnification", "1.5"};
        QTest::newRow("sum") << "svg"
                             << QStringList{
                                    "--view", "sum", "--number", "weight", "--key", "2", "--step", "2"};
        QTest::newRow("composed") << "png"
                                  << QStringList{"--view", "heads,calculation,weights", "--all-sites",
                                         "--columns", "3", "--caption", "All of it."};
        QTest::newRow("hard") << "png" << view + QStringList{"--hard", "sample", "--k", "2", "--seed", "5"};
    }

    void everyFormatIsMadeAgain()
    {
        QFETCH(QString, ending);
        QFETCH(QStringList, options);
        const QString file = pathOf("first." + ending);
        const auto made = program::run(QStringList{"export", "--model", model(), "--source",
                                           "欢迎 <来> \"北京\"。", "--force", "--out", file} +
                                       options);
        QCOMPARE(made.exitCode, 0);
        const auto again = program::run({"reproduce", file}, {}, m_folder.path());
        QCOMPARE(again.error, QByteArray());
        QCOMPARE(again.exitCode, 0);
        const QString copy = pathOf("second." + ending);
        QCOMPARE(program::run({"reproduce", file, "--force", "--out", copy, "--model", model()}).exitCode, 0);
        QVERIFY(contentOf(copy) == contentOf(file));
    }

    void progressIsTakenAndAShortFileHasNone()
    {
        const QString file = pathOf("short.gif");
        QCOMPARE(
            program::run({"export", "--model", model(), "--source", "我", "--view", "scores", "--out", file})
                .exitCode,
            0);
        const auto again = program::run({"reproduce", file, "--progress"}, {}, m_folder.path());
        QCOMPARE(again.error, QByteArray());
        QCOMPARE(again.exitCode, 0);
    }

    void aFileThatAsksForTooMuchIsRefused_data()
    {
        QTest::addColumn<QStringList>("exported"); ///< beyond the usual
        QTest::addColumn<QByteArray>("asks");
        QTest::newRow("characters")
            << QStringList{"--max-characters", "2001", "--source", QStringLiteral("我").repeated(2001),
                   "--max-steps", "3"}
            << QByteArray("2001 characters, but may ask for at most 2000 (--max-characters ");
        QTest::newRow("steps") << QStringList{"--max-steps", "5001", "--source", "我"}
                               << QByteArray("5001 steps, but may ask for at most 5000 (--max-steps ");
        QTest::newRow("memory") << QStringList{"--max-memory", "1025", "--source", "我"}
                                << QByteArray("1025 MiB, but may ask for at most 1024 (--max-memory ");
    }

    void aFileThatAsksForTooMuchIsRefused()
    {
        QFETCH(QStringList, exported);
        QFETCH(QByteArray, asks);
        const QString file = pathOf("much.csv");
        const auto made = program::run(
            QStringList{"export", "--model", model(), "--view", "scores", "--force", "--out", file} +
            exported);
        QCOMPARE(made.exitCode, 0);
        const auto refused = program::run({"reproduce", file}, {}, m_folder.path());
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.error, "attention-lab: " + file.toUtf8() + ": it asks for a decode of " + asks +
                                    "sets another limit)\n");
        const auto allowed =
            program::run(QStringList{"reproduce", file} + exported.first(2), {}, m_folder.path());
        QCOMPARE(allowed.error, QByteArray());
        QCOMPARE(allowed.exitCode, 0);
    }

    void aFileThatWouldBecomeMuchLargerIsNotMade()
    {
        const QString file = pathOf("growing.json");
        QCOMPARE(program::run({"export", "--model", "zh-en-transformer", "--source",
                                  QStringLiteral("我").repeated(3), "--out", file})
                     .exitCode,
            0);
        QByteArray content = contentOf(file);
        const QByteArray few = "\\\"sentence\\\":\\\"我我我\\\"";
        QVERIFY(content.contains(few));
        write(file, content.replace(few, "\\\"sentence\\\":\\\"" + QByteArray("我").repeated(1500) + "\\\""));
        const auto result = program::run({"reproduce", file});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(
            result.error.startsWith("attention-lab: " + file.toUtf8() + ": made again, it would have about "),
            result.error.constData());
    }

    void aChangedFileIsFound()
    {
        const QString file = pathOf("changed.csv");
        QCOMPARE(
            program::run({"export", "--model", model(), "--source", "我", "--view", "scores", "--out", file})
                .exitCode,
            0);
        QByteArray content = contentOf(file);
        content.back() = '7';
        write(file, content);
        const auto result = program::run({"reproduce", file}, {}, m_folder.path());
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.error.contains(QByteArray::number(content.size() - 1)));
    }

    void aRecipeThatTheModelCannotFollowIsSaidWithItsFile()
    {
        const QString file = pathOf("prefix.csv");
        QCOMPARE(program::run({"export", "--model", model(), "--source", "我", "--view", "scores", "--force",
                                  "--out", file})
                     .exitCode,
            0);
        QByteArray content = contentOf(file);
        QVERIFY(content.contains("\"prefix\":[]"));
        write(file, content.replace("\"prefix\":[]", "\"prefix\":[999999999]"));
        const auto result = program::run({"reproduce", file, "--model", model()});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.error.startsWith("attention-lab: " + file.toUtf8() + ": "), result.error.constData());
        QCOMPARE(result.error.count('\n'), 1);
    }

    void aModelMayBeElsewhereUnderAnotherName()
    {
        const QString moved = pathOf("moved");
        lab::makeTinyBundle(moved.toStdString());
        for (const QString& file : {pathOf("here.png"), pathOf("here.json")}) {
            QCOMPARE(program::run({"export", "--model", model(), "--source", "我", "--view", "scores",
                                      "--footer", "--out", file})
                         .exitCode,
                0);
            const auto result = program::run({"reproduce", file, "--model", moved});
            QCOMPARE(result.error, QByteArray());
            QCOMPARE(result.exitCode, 0);
        }
    }

    void anotherModelOfTheSameNameIsFound()
    {
        const QString file = pathOf("other.npz");
        QCOMPARE(program::run({"export", "--model", model(), "--source", "我", "--out", file}).exitCode, 0);
        const QString other = pathOf("elsewhere");
        lab::RecurrentConfig config;
        config.rule = lab::ScoreRule::Dot;
        lab::makeTinyBundle(other.toStdString(), config);
        const auto result = program::run({"reproduce", file, "--model", other});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.error.contains("SHA-256"));
        QCOMPARE(result.error.count('\n'), 1);
    }

    void withoutATemporaryFolderNothingIsWritten_data()
    {
        QTest::addColumn<QString>("temporary");
        QTest::newRow("where nobody can make one") << "/proc";
        QTest::newRow("none") << "/no/such/folder";
    }

    void withoutATemporaryFolderNothingIsWritten()
    {
        QFETCH(QString, temporary);
        const QString file = pathOf("kept.csv");
        QCOMPARE(program::run({"export", "--model", model(), "--source", "我", "--view", "scores", "--force",
                                  "--out", file})
                     .exitCode,
            0);
        const QString here = pathOf("here");
        QVERIFY(QDir().mkpath(here));
        write(here + "/csv", "mine");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TMPDIR", temporary);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(here);
        process.start(PROGRAM, {"reproduce", file, "--model", model()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        const QByteArray error = process.readAllStandardError();
        QVERIFY2(error.contains("Cannot make a temporary folder in " + temporary.toUtf8() + ':'), error);
        QCOMPARE(error.count('\n'), 1);
        QCOMPARE(contentOf(here + "/csv"), QByteArray("mine"));
        QCOMPARE(QDir(here).entryList(QDir::Files), QStringList{"csv"});
        QCOMPARE(QDir("/").entryList({"attention-lab*"}, QDir::AllEntries | QDir::Hidden), QStringList());
        process.start(PROGRAM, {"export", "--source", "我", "--view", "scores", "--out", here + "/a.gif"});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        const QByteArray kept = process.readAllStandardError();
        QVERIFY2(
            kept.startsWith("attention-lab: Frame 1 of the animation cannot be kept in the temporary file " +
                            temporary.toUtf8() + "/attention-lab-"),
            kept);
    }

    void otherFilesAreRefusedInOneSentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("unknown ending") << "a.doc" << QByteArray("x");
        QTest::newRow("not a PNG") << "a.png" << QByteArray("x");
        QTest::newRow("broken PNG") << "b.png" << QByteArray("\x89PNG\r\n\x1A\n, and then nothing");
        QTest::newRow("broken PDF") << "a.pdf" << QByteArray("%PDF-1.4 nothing");
        QTest::newRow("broken GIF") << "a.gif" << QByteArray("GIF89a nothing");
        QTest::newRow("GIF without a width")
            << "b.gif" << QByteArray("GIF89a\0\0\x01\0\0\0\0,\0\0\0\0\0\0\x01\0\0", 23);
        QTest::newRow("foreign CSV") << "a.csv" << QByteArray("a,b\n1,2\n");
        QTest::newRow("foreign JSON") << "a.json" << QByteArray("[1]");
        QTest::newRow("foreign page") << "a.html" << QByteArray("<html></html>");
        QTest::newRow("foreign archive") << "a.npz" << QByteArray("PK nothing");
        QTest::newRow("short tensors") << "a.safetensors" << QByteArray("x");
        QTest::newRow("tensors that break off")
            << "b.safetensors" << QByteArray("\xFF\xFF\xFF\xFF\0\0\0\0{}", 10);
        QTest::newRow("foreign LaTeX") << "a.tex" << QByteArray("\\documentclass{article}");
    }

    void otherFilesAreRefusedInOneSentence()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        write(pathOf(name), content);
        const auto result = program::run({"reproduce", pathOf(name)});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.error.count('\n'), 1);
        QVERIFY2(result.error.contains(name.toUtf8()), result.error.constData());
    }

private:
    QString pathOf(const QString& name) const { return m_folder.filePath(name); }
    QString model() const { return pathOf("tiny"); }
    static void write(const QString& name, const QByteArray& content)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QByteArray contentOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ReproduceCommandTest)
#include "reproducecommandtest.moc"
