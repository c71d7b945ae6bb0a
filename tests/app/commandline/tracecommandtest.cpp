// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/tracetable.h"
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using nlohmann::json;

class TraceCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void printsTheTable();
    void stopsAtTheStepLimit();
    void stopsAtTheLimitOfMemory();
    void writesEveryNumberOfTheRecord();
    void namesAFileThatCannotBeWritten();
    void tracesAnEmptySentence();

private:
    lab::Decoding decode(const char* text, int maximumSteps) const;

    QTemporaryDir m_folder;
    std::unique_ptr<lab::Bundle> m_bundle;
};

namespace {

constexpr const char* sentence = "欢迎来北京。";

// Exact: a number that was written must read back as the same float.
void compareMatrix(const json& rows, const lab::Matrix& expected)
{
    QCOMPARE(static_cast<lab::Index>(rows.size()), expected.rows());
    for (lab::Index row = 0; row < expected.rows(); ++row) {
        const auto values = rows.at(static_cast<std::size_t>(row)).get<std::vector<float>>();
        QCOMPARE(static_cast<lab::Index>(values.size()), expected.cols());
        for (lab::Index column = 0; column < expected.cols(); ++column)
            QVERIFY(values[static_cast<std::size_t>(column)] == expected(row, column));
    }
}

void compareHead(const json& found, const lab::HeadRecord& expected)
{
    QCOMPARE(found.at("site").get<std::string>(), std::string("cross"));
    QCOMPARE(found.at("layer").get<int>(), 0);
    QCOMPARE(found.at("head").get<int>(), 0);
    compareMatrix(found.at("query"), expected.query);
    compareMatrix(found.at("keys"), expected.keys);
    compareMatrix(found.at("values"), expected.values);
    compareMatrix(found.at("scores"), expected.scores);
    compareMatrix(found.at("logits"), expected.logits);
    compareMatrix(found.at("probabilities"), expected.probabilities);
    compareMatrix(found.at("weights"), expected.weights);
    compareMatrix(found.at("context"), expected.context);
}

void compareToken(const json& found, const lab::Token& expected)
{
    QCOMPARE(found.at("piece").get<std::string>(), expected.piece);
    QCOMPARE(found.at("id").get<int>(), expected.id);
}

void compareStep(const json& found, const lab::StepRecord& expected)
{
    compareToken(found.at("input"), expected.input);
    compareToken(found.at("chosen"), expected.chosen);
    compareMatrix(json::array({found.at("state")}), expected.state);
    QCOMPARE(found.at("attention").size(), std::size_t{1});
    compareHead(found.at("attention").at(0), expected.layers.at(0).cross.at(0));
    QCOMPARE(found.at("candidates").size(), expected.candidates.size());
    for (std::size_t i = 0; i < expected.candidates.size(); ++i) {
        compareToken(found.at("candidates").at(i), expected.candidates[i].token);
        QVERIFY(found.at("candidates").at(i).at("probability").get<float>() ==
                expected.candidates[i].probability);
    }
}

void compareSource(const json& found, const lab::TokenizedText& expected)
{
    QCOMPARE(found.at("text").get<std::string>(), expected.text);
    QCOMPARE(found.at("tokens").size(), expected.tokens.size());
    for (std::size_t i = 0; i < expected.tokens.size(); ++i) {
        compareToken(found.at("tokens").at(i), expected.tokens[i]);
        QCOMPARE(found.at("tokens").at(i).at("begin").get<int>(), expected.tokens[i].begin);
        QCOMPARE(found.at("tokens").at(i).at("end").get<int>(), expected.tokens[i].end);
    }
}

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TraceCommandTest::initTestCase()
{
    lab::makeTinyBundle(m_folder.path().toStdString());
    m_bundle = std::make_unique<lab::Bundle>(lab::loadBundle(m_folder.path().toStdString()));
}

lab::Decoding TraceCommandTest::decode(const char* text, int maximumSteps) const
{
    lab::DecodeOptions options;
    options.maximumSteps = maximumSteps;
    return lab::decode(m_bundle->model, text, options);
}

void TraceCommandTest::printsTheTable()
{
    const auto result = program::run({"trace", "--model", m_folder.path(), "--source", sentence});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(QString(result.output), QString::fromStdString(lab::traceTable(decode(sentence, 0))));
}

void TraceCommandTest::stopsAtTheStepLimit()
{
    const auto result =
        program::run({"trace", "--model", m_folder.path(), "--source", sentence, "--max-steps", "2"});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.output.contains("\n2 "));
    QVERIFY(!result.output.contains("\n3 "));
    QVERIFY(result.output.endsWith("Stopped: maximum-length\n"));
}

void TraceCommandTest::stopsAtTheLimitOfMemory()
{
    const QString words = QStringLiteral("我").repeated(300); // which say as many numbers of attention
    const QStringList arguments{
        "trace", "--model", "zh-en-transformer", "--source", words, "--max-memory", "1"};
    const auto table = program::run(arguments);
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.output.endsWith("Stopped: maximum-memory\n"));
    const auto record = program::run(arguments + QStringList{"--json", "-"});
    QCOMPARE(json::parse(record.output.toStdString()).at("stop").get<std::string>(),
        std::string("maximum-memory"));
}

void TraceCommandTest::writesEveryNumberOfTheRecord()
{
    const QStringList arguments{
        "trace", "--model", m_folder.path(), "--source", sentence, "--max-steps", "4", "--json"};
    const auto printed = program::run(arguments + QStringList{"-"});
    QCOMPARE(printed.error, QByteArray());
    QCOMPARE(printed.exitCode, 0);

    const lab::Decoding expected = decode(sentence, 4);
    const json trace = json::parse(printed.output.toStdString());
    compareSource(trace.at("source"), expected.source);
    compareMatrix(trace.at("encoder").at("memory"), expected.encoder->memory);
    QCOMPARE(trace.at("steps").size(), expected.steps.size());
    for (std::size_t i = 0; i < expected.steps.size(); ++i)
        compareStep(trace.at("steps").at(i), *expected.steps[i]);
    QCOMPARE(trace.at("text").get<std::string>(), expected.text);
    QCOMPARE(trace.at("stop").get<std::string>(), std::string("maximum-length"));

    const QString file = m_folder.filePath("trace.json");
    const auto saved = program::run(arguments + QStringList{file});
    QCOMPARE(saved.exitCode, 0);
    QCOMPARE(saved.output, QByteArray());
    QVERIFY(contentOf(file) == printed.output);
}

void TraceCommandTest::namesAFileThatCannotBeWritten()
{
    const auto result = program::run({"trace", "--model", m_folder.path(), "--source", sentence, "--json",
        m_folder.filePath("no-such-folder/trace.json")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.contains("no-such-folder/trace.json"));
    QCOMPARE(result.error.count('\n'), 1);
}

void TraceCommandTest::tracesAnEmptySentence()
{
    const auto table = program::run({"trace", "--model", m_folder.path(), "--source", ""});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.output.startsWith("Source: </s>\n"));

    const auto result = program::run({"trace", "--model", m_folder.path(), "--source", "", "--json", "-"});
    QCOMPARE(result.exitCode, 0);
    const json trace = json::parse(result.output.toStdString());
    QVERIFY(trace.at("steps").is_array() && trace.at("steps").empty());
    QCOMPARE(trace.at("source").at("tokens").size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TraceCommandTest)
#include "tracecommandtest.moc"
