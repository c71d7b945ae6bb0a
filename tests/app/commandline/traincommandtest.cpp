// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/math/blaskernel.h"
#include "model/storage/bundle.h"
#include "tests/app/commandline/program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <fstream>

using nlohmann::json;

/// Trains a tiny model on a handful of sentences.
class TrainCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writesABundleThatTranslates();
    void resumesToTheSameWeights();
    void refusesToResumeFromNothing();
    void aCheckpointIsNotReplacedUnasked();
    void savesAndExitsOnASignal_data();
    void savesAndExitsOnASignal();
    void findsPairsBesideTheConfiguration();
    void writesThePairsThatItWouldTrainOn();
    void computesWithAKernelThatFitsTheProcessor();
    void failsWithoutData();
    void failsWithoutConfiguration();
    void failsForPlainListsOfTokens();

private:
    QStringList arguments(const QString& output) const;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

namespace {

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeText(const QString& name, const std::string& text)
{
    std::ofstream(name.toStdString(), std::ios::binary) << text;
}

// The shipped recipe, made small.
json tinyConfig()
{
    json config = json::parse(std::ifstream(SOURCE_DIRECTORY "/resources/training/zh-en-additive.json"));
    config["tokenizers"] = SOURCE_DIRECTORY "/resources/training/zh-en";
    config["train"] = {"pairs.tsv"};
    config["validation"] = "pairs.tsv";
    config["place_name_pairs"] = 0;
    config["model"]["embedding_size"] = 8;
    config["model"]["encoder_hidden_size"] = 4;
    config["model"]["decoder_hidden_size"] = 8;
    config["model"]["attention_size"] = 5;
    config["recipe"]["batch_size"] = 4;
    config["recipe"]["warmup_steps"] = 2;
    config["recipe"]["epochs"] = 3;
    return config;
}

} // namespace

void TrainCommandTest::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkdir("data"));
    std::string pairs;
    for (const char* pair : {"我爱你。\tI love you.", "你好。\tHello.", "他在学校。\tHe is at school.",
             "谢谢。\tThanks.", "我是学生。\tI am a student."})
        pairs += std::string(pair) + "\n";
    writeText(path("data/pairs.tsv"), pairs);
    writeText(path("tiny.json"), tinyConfig().dump());
}

QStringList TrainCommandTest::arguments(const QString& output) const
{
    return {"train", "--config", path("tiny.json"), "--data", path("data"), "--out", path(output)};
}

void TrainCommandTest::writesABundleThatTranslates()
{
    const auto result = program::run(arguments("whole"));
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains("step 6/6  loss "), result.output);
    QVERIFY2(result.output.contains("BLEU "), result.output);

    const lab::Bundle bundle = lab::loadBundle(path("whole/tiny").toStdString());
    QCOMPARE(std::get<lab::RecurrentConfig>(bundle.config).embeddingSize, 8);
    QVERIFY(!lab::decode(bundle.model, "我爱你。").steps.empty());
    QVERIFY(contentOf(path("whole/tiny/README.md")).contains("BLEU"));
}

void TrainCommandTest::resumesToTheSameWeights()
{
    QCOMPARE(program::run(arguments("uninterrupted")).exitCode, 0);
    const auto first = program::run(arguments("parts") + QStringList{"--steps", "3"});
    QCOMPARE(first.exitCode, 0);
    QVERIFY2(first.output.contains("Stopped after step 3"), first.output);
    QVERIFY(!QFile::exists(path("parts/tiny/model.safetensors")));
    QCOMPARE(program::run(arguments("parts") + QStringList{"--resume"}).exitCode, 0);

    const QByteArray weights = contentOf(path("uninterrupted/tiny/model.safetensors"));
    QVERIFY(!weights.isEmpty());
    QVERIFY(contentOf(path("parts/tiny/model.safetensors")) == weights);
}

void TrainCommandTest::refusesToResumeFromNothing()
{
    const auto result = program::run(arguments("nothing") + QStringList{"--resume"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("nothing/tiny.checkpoint"), result.error);
}

void TrainCommandTest::aCheckpointIsNotReplacedUnasked()
{
    QCOMPARE(program::run(arguments("kept") + QStringList{"--steps", "3"}).exitCode, 0);
    const QByteArray checkpoint = contentOf(path("kept/tiny.checkpoint"));
    QVERIFY(!checkpoint.isEmpty());
    const auto refused = program::run(arguments("kept") + QStringList{"--steps", "2"});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(
        refused.error.contains("kept/tiny.checkpoint: this checkpoint of an earlier run exists (--resume"),
        refused.error);
    QCOMPARE(refused.error.count('\n'), 1);
    QVERIFY(contentOf(path("kept/tiny.checkpoint")) == checkpoint);
    QCOMPARE(program::run(arguments("kept") + QStringList{"--steps", "2", "--force"}).exitCode, 0);
    QVERIFY(contentOf(path("kept/tiny.checkpoint")) != checkpoint);
}

void TrainCommandTest::savesAndExitsOnASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("the terminal is closed") << SIGHUP;
}

void TrainCommandTest::savesAndExitsOnASignal()
{
    QFETCH(int, signal);
    const QString folder = QStringLiteral("stopped%1").arg(signal);
    QProcess process;
    process.start(PROGRAM, arguments(folder) + QStringList{"--epochs", "100000"});
    while (!process.canReadLine())
        QVERIFY2(process.waitForReadyRead(), "no progress line");
    QVERIFY(process.readLine().contains("tokens/s"));
    kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished());

    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QVERIFY(process.readAllStandardOutput().contains("--resume goes on"));
    QVERIFY(QFile::exists(path(folder + "/tiny.checkpoint")));
}

void TrainCommandTest::findsPairsBesideTheConfiguration()
{
    json config = tinyConfig();
    config["train"] = {"data/pairs.tsv"};
    config["validation"] = "data/pairs.tsv";
    writeText(path("beside.json"), config.dump());
    const QStringList command{"train", "--config", path("beside.json"), "--out", path("beside")};
    QCOMPARE(program::run(command).exitCode, 0);
    QVERIFY(QFile::exists(path("beside/beside/model.safetensors")));
    const QByteArray readme = contentOf(path("beside/beside/README.md"));
    QVERIFY2(!readme.contains("Tatoeba"), readme);

    config["train"] = {"tatoeba-zh-en/train.tsv"};
    writeText(path("beside.json"), config.dump());
    const auto result = program::run(command + QStringList{"--force"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(
        result.error.contains("tatoeba-zh-en/train.tsv is not in " + m_folder.path().toUtf8()), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void TrainCommandTest::writesThePairsThatItWouldTrainOn()
{
    json config = tinyConfig();
    config["generated_pairs"] = {{"dates", 2}};
    writeText(path("made.json"), config.dump());
    const QStringList command{"train", "--config", path("made.json"), "--data", path("data")};
    QCOMPARE(program::run(command + QStringList{"--write-pairs", path("written.tsv")}).exitCode, 0);
    const QStringList lines = QString(contentOf(path("written.tsv"))).split('\n');
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines[0], QString("我爱你。\tI love you."));
    for (const int made : {5, 6})
        QVERIFY2(lines[made].endsWith(".\tgenerated") || lines[made].endsWith("?\tgenerated"),
            qPrintable(lines[made]));
    QCOMPARE(program::run(command).exitCode, 2); // no --out
}

void TrainCommandTest::computesWithAKernelThatFitsTheProcessor()
{
    // OpenBLAS says on standard output which kernel it takes.
    const auto train = [this](const QString& output, const char* kernel) {
        qputenv("OPENBLAS_VERBOSE", "2");
        if (kernel != nullptr)
            qputenv("OPENBLAS_CORETYPE", kernel);
        const auto result = program::run(arguments(output));
        qunsetenv("OPENBLAS_VERBOSE");
        qunsetenv("OPENBLAS_CORETYPE");
        QStringList kernels;
        static const QRegularExpression core("Core: (\\w+)");
        for (const QRegularExpressionMatch& match : core.globalMatch(QString(result.output + result.error)))
            kernels << match.captured(1);
        return result.exitCode == 0 ? kernels : QStringList{"failed"};
    };
    const std::string better = lab::fittingBlasKernel(lab::blasKernel(), lab::processorFeatures());
    QStringList expected{QString::fromStdString(lab::blasKernel())};
    if (!better.empty())
        expected << QString::fromStdString(better);
    QCOMPARE(train("kernel", nullptr), expected);
    if (lab::processorFeatures().avx2) // what the environment asks for stays
        QCOMPARE(train("own", "Prescott"), QStringList{"Prescott"});
}

void TrainCommandTest::failsWithoutData()
{
    const auto result = program::run(
        {"train", "--config", path("tiny.json"), "--data", path("no-such-folder"), "--out", path("without")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("no-such-folder"), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void TrainCommandTest::failsWithoutConfiguration()
{
    const auto result = program::run(
        {"train", "--config", path("absent.json"), "--data", path("data"), "--out", path("without")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("absent.json"), result.error);
}

void TrainCommandTest::failsForPlainListsOfTokens()
{
    json config = tinyConfig();
    config["model"].update({{"source_split", "spaces"}, {"unknown_id", 0}, {"begin_id", 1}, {"end_id", 2}});
    writeText(path("plain.json"), config.dump());
    const auto result = program::run(
        {"train", "--config", path("plain.json"), "--data", path("data"), "--out", path("plain")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.error.contains("plain.json: model: expected SentencePiece vocabularies"), result.error);
}

QTEST_GUILESS_MAIN(TrainCommandTest)
#include "traincommandtest.moc"
