// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/scalingtable.h"
#include "model/storage/scalingcsv.h"
#include "tests/app/commandline/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class ScalingCommandTest : public QObject {
    Q_OBJECT

private slots:
    void printsTheTable();
    void writesCsv();
    void drawsTheCurves();
    void refusesBadArguments_data();
    void refusesBadArguments();
    void failsWhereNothingCanBeWritten();
};

namespace {

const QStringList arguments{
    "scaling", "--dimensions", "1,8,64", "--keys", "5", "--trials", "20", "--seed", "9"};

lab::ScalingRecord expected()
{
    return lab::measureScaling({.dimensions = {1, 8, 64}, .keys = 5, .trials = 20, .seed = 9});
}

} // namespace

void ScalingCommandTest::printsTheTable()
{
    const auto result = program::run(arguments);
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(QString(result.output), QString::fromStdString(lab::scalingTable(expected())));
    const QByteArray help = program::run({"scaling", "--help"}).output;
    QVERIFY2(help.contains("Frobenius") && help.contains("with respect to the scores it is given"), help);
}

void ScalingCommandTest::writesCsv()
{
    const auto printed = program::run(arguments + QStringList{"--csv", "-"});
    QCOMPARE(printed.error, QByteArray());
    QCOMPARE(printed.exitCode, 0);
    QCOMPARE(QString(printed.output), QString::fromStdString(lab::scalingToCsv(expected())));

    const QTemporaryDir folder;
    const QString name = folder.filePath("scaling.csv");
    const auto saved = program::run(arguments + QStringList{"--csv", name});
    QCOMPARE(saved.exitCode, 0);
    QCOMPARE(saved.output, QByteArray());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "\uFEFF" + printed.output);
}

void ScalingCommandTest::drawsTheCurves()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("scaling.svg");
    const auto drawn = program::run(arguments + QStringList{"--chart", name});
    QCOMPARE(drawn.error, QByteArray());
    QCOMPARE(drawn.exitCode, 0);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(
        svg.startsWith("<?xml") && svg.contains("scaling --dimensions 1,8,64 --keys 5 --trials 20 --seed 9"));
    QCOMPARE(program::run(arguments + QStringList{"--chart", name}).exitCode, 1); // it is there already
    QCOMPARE(program::run(arguments + QStringList{"--chart", name, "--force"}).exitCode, 0);
}

void ScalingCommandTest::refusesBadArguments_data()
{
    QTest::addColumn<QStringList>("wrong");
    QTest::addColumn<QByteArray>("named"); ///< what the message must name

    QTest::newRow("dimension 0") << QStringList{"--dimensions", "4,0"} << QByteArray("--dimensions");
    QTest::newRow("chart") << QStringList{"--chart", "curves.bmp"} << QByteArray("--chart");
    QTest::newRow("no number") << QStringList{"--dimensions", "4,many"} << QByteArray("--dimensions");
    QTest::newRow("one key") << QStringList{"--keys", "1"} << QByteArray("--keys");
    QTest::newRow("one trial") << QStringList{"--trials", "1"} << QByteArray("--trials");
    QTest::newRow("negative seed") << QStringList{"--seed", "-1"} << QByteArray("--seed");
}

void ScalingCommandTest::refusesBadArguments()
{
    QFETCH(QStringList, wrong);
    QFETCH(QByteArray, named);
    const auto result = program::run(QStringList{"scaling"} + wrong);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.error.contains(named), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void ScalingCommandTest::failsWhereNothingCanBeWritten()
{
    const auto result = program::run(arguments + QStringList{"--csv", "/no-such-folder/scaling.csv"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("/no-such-folder/scaling.csv"), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

QTEST_GUILESS_MAIN(ScalingCommandTest)
#include "scalingcommandtest.moc"
