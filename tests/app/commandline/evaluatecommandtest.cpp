// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QFile>
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
    void comparesModelsByLength();
    void writesTheSameAsCsv();
    void anUnwritableCsvIsAFailure();
    void measuresReadability();
    void failsForAFileThatIsNoListOfLinks();
    void saysWhatIsUnderstoodOfSentencesWithKeys();
    void failsForAFileThatIsNoSetWithKeys();
    void translationsEndAtTheStepsThatTheyMayHave();
    void aSentenceThatIsTooLongIsNamed();
    void numbersThatTakeTooMuchMemoryAreASentence();

private:
    program::Result evaluate(const std::string& pairs, const QStringList& options = {}) const;
    QString write(const QString& name, const std::string& content) const;

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

QString EvaluateCommandTest::write(const QString& name, const std::string& content) const
{
    const QString file = m_folder.filePath(name);
    std::ofstream(file.toStdString(), std::ios::binary) << content;
    return file;
}

program::Result EvaluateCommandTest::evaluate(const std::string& pairs, const QStringList& options) const
{
    return program::run(
        QStringList{"evaluate", "--model", m_folder.path(), "--data", write("pairs.tsv", pairs)} + options);
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

// Two short sentences, one of six words: 我 的 朋友 在 银行 工作.
const std::string threePairs =
    "我爱你\tI love you\n你好\tHello\n我的朋友在银行工作\tMy friend works in a bank\n";

void EvaluateCommandTest::comparesModelsByLength()
{
    const QString other = m_folder.path() + "/."; // the same folder by another name
    const auto result = evaluate(threePairs, {"--model", other, "--by-length"});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    // Long names wrap the columns; what each table says is the same.
    const QString output = QString(result.output).simplified();
    QVERIFY(output.startsWith("model sentences BLEU chrF sentences per second " + m_folder.path() + " 3 "));
    QVERIFY(output.contains(" " + other + " 3 "));
    QVERIFY2(output.contains("source tokens sentences BLEU " + m_folder.path()), result.output);
    QVERIFY2(output.contains("BLEU " + other), result.output);
    for (const char* start : {"<=5 2 ", "6-10 1 ", "11-15 0 -", ">15 0 -"})
        QVERIFY2(output.contains(start), result.output);
}

void EvaluateCommandTest::writesTheSameAsCsv()
{
    const auto onOutput = evaluate(threePairs, {"--by-length", "--csv", "-"});
    QCOMPARE(onOutput.exitCode, 0);
    QVERIFY2(onOutput.output.startsWith("source tokens,sentences,BLEU "), onOutput.output);
    QVERIFY2(onOutput.output.contains("\r\n11-15,0,\r\n"), onOutput.output);

    const QString file = m_folder.filePath("lengths.csv");
    const auto withFile = evaluate(threePairs, {"--by-length", "--csv", file});
    QVERIFY(withFile.output.startsWith("model"));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), "\uFEFF" + onOutput.output);
    written.close();
    evaluate(threePairs, {"--by-length", "--csv", file, "--no-byte-order-mark"});
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), onOutput.output);

    const auto quality = evaluate(threePairs, {"--csv", "-"});
    QVERIFY2(quality.output.startsWith("model,sentences,BLEU,chrF,sentences per second\r\n"), quality.output);
}

void EvaluateCommandTest::anUnwritableCsvIsAFailure()
{
    const auto result = evaluate(threePairs, {"--csv", m_folder.filePath("absent/lengths.csv")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("absent"), result.error);
}

void EvaluateCommandTest::measuresReadability()
{
    const QString links = write("links.tsv", "我 爱 你\tI love you\tI love you\t0-0 1-1 2-2\n");
    const auto result = evaluate(threePairs, {"--alignments", links, "--heads", "--csv", "-"});
    QCOMPARE(result.error, QByteArray());
    const QStringList titles = QString(result.output).section("\r\n", 0, 0).split(',');
    QCOMPARE(
        titles.mid(7), (QStringList{"entropy (nats)", "effective tokens", "agreement %", "mass on links %"}));
    QCOMPARE(titles.mid(0, 3), (QStringList{"model", "layer", "head"}));
    QCOMPARE(result.output.count("\r\n"), 3); // titles, the model, its one head
    QVERIFY2(QString(result.output).section("\r\n", 2, 2).contains(",1,1,,,,,"), result.output);
    const QStringList numbers = QString(result.output).section("\r\n", 1, 1).split(',').mid(7);
    QVERIFY2(numbers.value(1).toDouble() > 1 && numbers.value(1).toDouble() <= 4, result.output);
    QVERIFY2(numbers.value(3).toDouble() > 0 && numbers.value(3).toDouble() <= 100, result.output);

    const auto tables = evaluate(threePairs, {"--alignments", links, "--heads"});
    QVERIFY2(tables.output.contains("layer  head  entropy (nats)"), tables.output);
    QCOMPARE(evaluate(threePairs, {"--heads"}).exitCode, 2);
    const auto both = evaluate(threePairs, {"--alignments", links, "--heads", "--by-length", "--csv", "-"});
    QCOMPARE(both.exitCode, 2); // which table?
    QVERIFY2(both.error.contains("--by-length"), both.error);
    QVERIFY(evaluate(threePairs, {"--help"})
                .output.contains("all target tokens, which are pieces of words and </s>"));
}

void EvaluateCommandTest::failsForAFileThatIsNoListOfLinks()
{
    const auto result = evaluate(threePairs, {"--alignments", write("links.tsv", "我\tI\tI\t0-7\n")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("links.tsv, line 1, column 4"), result.error);
    QCOMPARE(result.output, QByteArray());
}

void EvaluateCommandTest::saysWhatIsUnderstoodOfSentencesWithKeys()
{
    const QString file = write("set.jsonl",
        R"({"id": "01-01", "kind": "some", "zh": "我爱你。", "refs": ["I love you."], "keys": ["^"]})"
        "\n"
        R"({"id": "02-01", "kind": "none", "zh": "你好。", "refs": ["Hi."], "keys": ["^", "no such text"]})"
        "\n");
    const QStringList command{"evaluate", "--model", m_folder.path(), "--keys", file};
    const auto result = program::run(command + QStringList{"--csv", "-"});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    const QStringList lines = QString(result.output).split("\r\n");
    QVERIFY2(lines[0].startsWith("kind,sentences,understood %,keys %,chrF,BLEU"), result.output);
    QVERIFY2(lines[1].startsWith("01 some,1,100.0,100.0,"), result.output);
    QVERIFY2(lines[2].startsWith("02 none,1,0.0,50.0,"), result.output);
    QVERIFY2(lines[3].startsWith("all,2,50.0,75.0,"), result.output);

    const auto json = program::run(command + QStringList{"--json", "-"});
    QVERIFY2(json.output.startsWith("{\n"), json.output);
    QCOMPARE(json.output.count("\"understood\": 50.0"), 1);
    QVERIFY(program::run(command).output.contains("02 none"));
    QCOMPARE(program::run(command + QStringList{"--by-length"}).exitCode, 2);
    QCOMPARE(program::run({"evaluate", "--data", "pairs.tsv", "--json", "-"}).exitCode, 2);
}

void EvaluateCommandTest::failsForAFileThatIsNoSetWithKeys()
{
    const auto result = evaluate(threePairs, {"--keys", write("set.jsonl", "{}\n")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("set.jsonl, line 1"), result.error);
    QCOMPARE(result.output, QByteArray());
}

void EvaluateCommandTest::translationsEndAtTheStepsThatTheyMayHave()
{
    const lab::Bundle bundle = lab::loadBundle(m_folder.path().toStdString());
    const std::string source = "如果明天下雨，我就待在家里。";
    lab::DecodeOptions options;
    options.maximumSteps = 4;
    const std::string cut = lab::decode(bundle.model, source, options).text;
    QVERIFY(cut != lab::decode(bundle.model, source).text);
    const auto result = evaluate(source + "\t" + cut + "\n", {"--max-steps", "4", "--max-memory", "900"});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(cells(result.output).value(3), QStringLiteral("100.00")); // chrF: equal texts
}

void EvaluateCommandTest::aSentenceThatIsTooLongIsNamed()
{
    const std::string tooLong = QByteArray("我").repeated(2001).toStdString();
    const std::string pairs = "我\tI\n\n" + tooLong + "\tI\n";
    const auto refused = evaluate(pairs);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.output, QByteArray());
    QCOMPARE(refused.error,
        QByteArray("attention-lab: ") + m_folder.filePath("pairs.tsv").toUtf8() +
            ", sentence 2: this text has 2001 characters, but may have at most 2000 (--max-characters sets "
            "another limit)\n");
    QCOMPARE(evaluate(pairs, {"--max-characters", "2001", "--max-steps", "1"}).exitCode, 0);
    const QString keys = write("long.jsonl",
        R"({"id":"01-01","kind":"a","zh":")" + tooLong + R"(","refs":["I"],"keys":["i"]})" + "\n");
    const auto keyed = program::run({"evaluate", "--model", m_folder.path(), "--keys", keys});
    QCOMPARE(keyed.exitCode, 1);
    QVERIFY2(keyed.error.startsWith("attention-lab: " + keys.toUtf8() + ", sentence 1: this text has 2001 "),
        keyed.error);
}

void EvaluateCommandTest::numbersThatTakeTooMuchMemoryAreASentence()
{
    std::string words;
    std::string said;
    for (int i = 0; i < 600; ++i) {
        words += i == 0 ? "我" : " 我";
        said += i == 0 ? "I" : " I";
    }
    const QString links = write("links.tsv", words + "\t" + said + "\t" + said + "\t0-0\n");
    const auto result = evaluate(threePairs, {"--alignments", links, "--max-memory", "1"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(
        result.error, "attention-lab: " + links.toUtf8() +
                          ": The numbers of aligned sentence 1 take more than 1048576 bytes of memory.\n");
}

QTEST_GUILESS_MAIN(EvaluateCommandTest)
#include "evaluatecommandtest.moc"
