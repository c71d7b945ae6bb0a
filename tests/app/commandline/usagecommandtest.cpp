// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

class UsageCommandTest : public QObject {
    Q_OBJECT

private slots:
    void namesThatTheSystemRefusesAreSaidInItsWords();
    void helpNamesEveryCommand();
    void eachCommandHasHelpWithAnExample_data();
    void eachCommandHasHelpWithAnExample();
    void helpSaysWhichHeadIsShown();
    void helpNamesOptionsAsTheyAreTyped();
    void saysItsVersion();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void failsWhenOutputCannotBeWritten_data();
    void failsWhenOutputCannotBeWritten();
};

namespace {

const QStringList commands{"translate", "trace", "export", "reproduce", "scaling", "train", "evaluate"};

}

void UsageCommandTest::helpNamesEveryCommand()
{
    const auto result = program::run({"--help"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.error, QByteArray());
    for (const QString& command : commands)
        QVERIFY2(result.output.contains("\n  " + command.toUtf8() + " "), qPrintable(command));
}

void UsageCommandTest::eachCommandHasHelpWithAnExample_data()
{
    QTest::addColumn<QString>("command");
    for (const QString& command : commands)
        QTest::newRow(qPrintable(command)) << command;
}

void UsageCommandTest::eachCommandHasHelpWithAnExample()
{
    QFETCH(QString, command);
    const auto result = program::run({command, "--help"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.error, QByteArray());
    QVERIFY(result.output.contains("Example"));
    QVERIFY(result.output.contains("\n  attention-lab " + command.toUtf8() + " "));
}

void UsageCommandTest::helpSaysWhichHeadIsShown()
{
    for (const char* command : {"trace", "export"}) {
        const QString help = QString(program::run({command, "--help"}).output).simplified();
        QVERIFY2(help.contains(
                     "trace prints every head between the sentences, and export shows or opens on head 1 "
                     "of the last layer"),
            qPrintable(help));
    }
}

void UsageCommandTest::helpNamesOptionsAsTheyAreTyped()
{
    const QByteArray help = program::run({"export", "--help"}).output;
    QVERIFY(help.contains("  --no-end  "));
    QVERIFY(help.contains("  --no-byte-order-mark "));
    QVERIFY(!help.contains("{false}"));
    QVERIFY(program::run({"scaling", "--help"}).output.contains("--no-byte-order-mark Needs: --csv"));
}

void UsageCommandTest::saysItsVersion()
{
    const auto result = program::run({"--version"});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(QRegularExpression("^attention-lab \\d+\\.\\d+\\.\\d+\n$").match(result.output).hasMatch());
}

void UsageCommandTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named"); ///< what the message must name

    QTest::newRow("misspelt command") << QStringList{"translat"} << QByteArray("translat");
    QTest::newRow("word longer than names of files")
        << QStringList{QString(300, u'a')} << QByteArray("there is no command");
    QTest::newRow("unknown option of the window") << QStringList{"--bogus"} << QByteArray("bogus");
    QTest::newRow("unknown option") << QStringList{"translate", "--modle", "x"} << QByteArray("--modle");
    QTest::newRow("trace without source") << QStringList{"trace"} << QByteArray("--source");
    QTest::newRow("step limit 0") << QStringList{"trace", "--source", "我", "--max-steps", "0"}
                                  << QByteArray("--max-steps");
    QTest::newRow("option without value") << QStringList{"trace", "--source"} << QByteArray("--source");
    QTest::newRow("evaluate without data") << QStringList{"evaluate"} << QByteArray("--data");
    QTest::newRow("train without config") << QStringList{"train"} << QByteArray("--config");
    QTest::newRow("export without file")
        << QStringList{"export", "--source", "我", "--view", "scores"} << QByteArray("--out");
    QTest::newRow("alignment between merged words")
        << QStringList{"export", "--source", "我", "--words", "--out", "a.align"} << QByteArray("--words");
    QTest::newRow("links in a picture") << QStringList{"export", "--source", "我", "--view", "scores",
                                               "--link-threshold", "0.5", "--out", "a.svg"}
                                        << QByteArray("--link-threshold");
}

void UsageCommandTest::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const auto result = program::run(arguments);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY(result.error.startsWith("attention-lab: "));
    QVERIFY2(result.error.contains(named), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void UsageCommandTest::failsWhenOutputCannotBeWritten_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("translate") << QStringList{"translate", "我"};
    QTest::newRow("trace") << QStringList{"trace", "--source", "我"};
    QTest::newRow("trace as JSON") << QStringList{"trace", "--source", "我", "--json", "-"};
    QTest::newRow("trace into a file") << QStringList{"trace", "--source", "我", "--json", "/dev/full"};
}

void UsageCommandTest::failsWhenOutputCannotBeWritten()
{
    QFETCH(QStringList, arguments);
    QTemporaryDir folder;
    lab::makeTinyBundle(folder.path().toStdString());
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(PROGRAM, arguments + QStringList{"--model", folder.path()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError().count('\n'), 1);
}

void UsageCommandTest::namesThatTheSystemRefusesAreSaidInItsWords()
{
    QTemporaryDir folder;
    lab::makeTinyBundle(folder.path().toStdString());
    const QString name = QString(300, u'a');
    const auto failed = [](const QStringList& arguments, const QByteArray& words) {
        const auto result = program::run(arguments);
        return result.exitCode == 1 && result.error.contains(words) &&
               !result.error.contains("filesystem error") && result.error.count('\n') == 1;
    };
    const QString file = folder.filePath(name + QStringLiteral(".csv"));
    QVERIFY(failed({"export", "--model", folder.path(), "--source", "我", "--view", "scores", "--out", file},
        "Cannot write " + file.toUtf8() + ": File name too long."));
    QVERIFY(failed({"export", "--model", folder.path(), "--batch", name, "--json", "-"},
        name.toUtf8() + ": cannot read this file"));
    QVERIFY(failed({"train", "--config", SOURCE_DIRECTORY "/resources/training/zh-en-additive.json", "--data",
                       folder.path(), "--out", folder.filePath("config.json/x")},
        "Cannot make the folder " + folder.filePath("config.json/x").toUtf8() + ": Not a directory."));
}

QTEST_GUILESS_MAIN(UsageCommandTest)
#include "usagecommandtest.moc"
