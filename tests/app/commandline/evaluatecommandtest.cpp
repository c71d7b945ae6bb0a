// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

class EvaluateCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void givesTheModelsOwnTranslationsFullMarks();
    void givesOtherTranslationsFewer();
    void failsForAFileThatIsNoListOfPairs();
    void failsWithoutData();

private:
    program::Result evaluate(const std::string& pairs) const;

    QTemporaryDir m_folder;
};

namespace {

// The cells of the only row, by the words of the header.
QStringList cells(const QByteArray& output)
{
    const QStringList lines = QString(output).split('\n');
    return lines.value(1).simplified().split(' ');
}

} // namespace

void EvaluateCommandTest::initTestCase()
{
    lab::makeTinyBundle(m_folder.path().toStdString());
}

program::Result EvaluateCommandTest::evaluate(const std::string& pairs) const
{
    const QString file = m_folder.filePath("pairs.tsv");
    std::ofstream(file.toStdString(), std::ios::binary) << pairs;
    return program::run({"evaluate", "--model", m_folder.path(), "--data", file});
}

void EvaluateCommandTest::givesTheModelsOwnTranslationsFullMarks()
{
    const lab::Bundle bundle = lab::loadBundle(m_folder.path().toStdString());
    std::string pairs;
    for (const char* source : {"如果明天下雨，我就待在家里。", "他在学校学习英语，我在家里看书。"})
        pairs += std::string(source) + "\t" + lab::decode(bundle.model, source).text + "\n";
    const auto result = evaluate(pairs);
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output.left(result.output.indexOf('\n')).simplified(),
        QByteArray("model sentences BLEU chrF sentences per second"));
    QCOMPARE(cells(result.output).mid(1, 3), (QStringList{"2", "100.00", "100.00"}));
    QVERIFY(cells(result.output).value(4).toDouble() > 0);
}

void EvaluateCommandTest::givesOtherTranslationsFewer()
{
    const auto result = evaluate("我爱你。\tzzz\n今天天气很好。\tqqq\n");
    QCOMPARE(result.exitCode, 0);
    QVERIFY(cells(result.output).value(2).toDouble() < 5);
    QVERIFY(cells(result.output).value(3).toDouble() < 20);
}

void EvaluateCommandTest::failsForAFileThatIsNoListOfPairs()
{
    const auto result = evaluate("a line without a tab\n");
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("pairs.tsv"), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void EvaluateCommandTest::failsWithoutData()
{
    const auto result =
        program::run({"evaluate", "--model", m_folder.path(), "--data", m_folder.filePath("absent.tsv")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("absent.tsv"), result.error);
}

QTEST_GUILESS_MAIN(EvaluateCommandTest)
#include "evaluatecommandtest.moc"
