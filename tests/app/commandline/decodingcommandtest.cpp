// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/tracetable.h"
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/storage/recordjson.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

Q_DECLARE_METATYPE(lab::DecodeOptions)

namespace {

constexpr const char* sentence = "欢迎来北京。";

DecodeOptions beamOf(int width, float lengthPenalty)
{
    DecodeOptions options;
    options.beam = BeamOptions{width, lengthPenalty};
    return options;
}

DecodeOptions sampled(const SamplingOptions& sampling)
{
    DecodeOptions options;
    options.sampling = sampling;
    return options;
}

} // namespace

/// The options of all commands that say how words are chosen.
class DecodingCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        makeTinyBundle(m_folder.path().toStdString());
        m_bundle = std::make_unique<Bundle>(loadBundle(m_folder.path().toStdString()));
    }

    void choosesWordsAsAsked_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<DecodeOptions>("options");
        const auto row = [](const char* arguments, const DecodeOptions& options) {
            QTest::newRow(arguments) << QString(arguments).split(' ') << options;
        };
        row("--beam 3", beamOf(3, 1));
        row("--beam 1", beamOf(1, 1));
        row("--beam 4 --length-penalty 0", beamOf(4, 0));
        row("--length-penalty 0.5 --beam 4", beamOf(4, 0.5F));
        row("--sample", sampled({}));
        row("--sample --seed 18446744073709551615", sampled({.seed = UINT64_MAX}));
        row("--sampling-temperature 2.5 --sample --seed 3", sampled({.temperature = 2.5F, .seed = 3}));
        row("--sample --top-k 5", sampled({.topK = 5}));
        row("--sample --top-p 0.25", sampled({.topP = 0.25F}));
    }

    void choosesWordsAsAsked()
    {
        QFETCH(QStringList, arguments);
        QFETCH(DecodeOptions, options);
        const Decoding expected = decode(m_bundle->model, sentence, options);
        const QStringList model{"--model", m_folder.path()};
        const auto translated = program::run(QStringList{"translate", sentence} + model + arguments);
        QCOMPARE(translated.error, QByteArray());
        QCOMPARE(translated.output, QByteArray::fromStdString(expected.text) + '\n');
        const auto traced = program::run(QStringList{"trace", "--source", sentence} + model + arguments);
        QCOMPARE(traced.output, QByteArray::fromStdString(traceTable(expected)));
        QCOMPARE(traced.output.contains("\nBeam of "), options.beam.has_value());
        const auto json =
            program::run(QStringList{"trace", "--json", "-", "--source", sentence} + model + arguments);
        QVERIFY(json.output == QByteArray::fromStdString(recordToJson(expected)));
    }

    void beginsWithThePrefix()
    {
        for (const QStringList& how : {QStringList{}, QStringList{"--beam", "3"}, QStringList{"--sample"}}) {
            const auto result = program::run(
                QStringList{"translate", "--model", m_folder.path(), sentence, "--prefix", "Welcome back"} +
                how);
            QCOMPARE(result.error, QByteArray());
            QVERIFY2(result.output.startsWith("Welcome back"), result.output);
        }
    }

    // A prefix that the model would not have said makes another figure.
    void exportsTheDecodeThatWasAskedFor()
    {
        const auto figure = [&](const QStringList& how) {
            const QString file = m_folder.filePath("figure.png");
            const auto result = program::run(QStringList{"export", "--force", "--model", m_folder.path(),
                                                 "--source", sentence, "--view", "scores", "--out", file} +
                                             how);
            QFile image(file);
            return result.exitCode == 0 && image.open(QIODevice::ReadOnly) ? image.readAll() : QByteArray();
        };
        const QByteArray greedy = figure({});
        QVERIFY(!greedy.isEmpty());
        QVERIFY(figure({}) == greedy);
        const QByteArray forced = figure({"--prefix", "Welcome"});
        QVERIFY(!forced.isEmpty() && forced != greedy);
    }

    void evaluatesABeam()
    {
        DecodeOptions greedy; // the random model says one word again and again
        greedy.noRepeatNgram = 1;
        DecodeOptions searched = beamOf(3, 0);
        searched.noRepeatNgram = 1;
        const std::string translation = decode(m_bundle->model, sentence, searched).text;
        QVERIFY(translation != decode(m_bundle->model, sentence, greedy).text);
        QFile pairs(m_folder.filePath("pairs.tsv"));
        QVERIFY(pairs.open(QIODevice::WriteOnly));
        pairs.write(QByteArray(sentence) + '\t' + QByteArray::fromStdString(translation) + '\n');
        pairs.close();
        const auto result = program::run({"evaluate", "--model", m_folder.path(), "--data", pairs.fileName(),
            "--beam", "3", "--length-penalty", "0", "--no-repeat-ngram", "1"});
        QCOMPARE(result.error, QByteArray());
        QVERIFY2(result.output.contains(" 100.00 "), result.output);
    }

    // A model that was trained as hard attention takes one word at each step, as everywhere else.
    void aHardModelDecodesHard()
    {
        const QTemporaryDir folder;
        RecurrentConfig hard;
        hard.attention = AttentionKind::Hard;
        makeTinyBundle(folder.path().toStdString(), hard);
        const auto traced = program::run(
            {"trace", "--source", sentence, "--model", folder.path(), "--max-steps", "2", "--json", "-"});
        QCOMPARE(traced.error, QByteArray());
        const Decoding decoding = recordFromJson(traced.output.toStdString(), "trace");
        for (const auto& step : decoding.steps) {
            const HeadRecord& head = step->layers.at(0).cross.at(0);
            QCOMPARE(head.draws.size(), std::size_t{1});
            QCOMPARE(head.draws.front().size(), std::size_t{1});
            QCOMPARE(head.weights->sum(), 1.0F);
            QCOMPARE(head.weights->maxCoeff(), 1.0F);
        }
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QByteArray>("named"); ///< what the message must name
        const auto row = [](const char* arguments, const char* named) {
            QTest::newRow(arguments) << QByteArray(named);
        };
        row("--beam 0", "--beam");
        row("--beam 1001", "--beam");
        row("--beam two", "--beam");
        row("--length-penalty 1", "--beam");
        row("--beam 2 --length-penalty -1", "--length-penalty");
        row("--beam 2 --length-penalty nan", "--length-penalty");
        row("--beam 2 --sample", "--beam");
        row("--top-k 5", "--sample");
        row("--sample --top-k 0", "--top-k");
        row("--sample --top-p 0", "--top-p");
        row("--sample --top-p 1.5", "--top-p");
        row("--sample --sampling-temperature 0", "--sampling-temperature");
        row("--sample --sampling-temperature inf", "--sampling-temperature");
        row("--sample --seed -1", "--seed");
        row("--sample --seed 18446744073709551616", "--seed");
        row("--sample --seed 1.5", "--seed");
    }

    void refusesWrongUsage()
    {
        QFETCH(QByteArray, named);
        const QStringList arguments = QString(QTest::currentDataTag()).split(' ');
        const auto result = program::run(QStringList{"trace", "--source", sentence} + arguments);
        QVERIFY2(result.exitCode == 2, result.error);
        QCOMPARE(result.output, QByteArray());
        QVERIFY2(result.error.contains(named), result.error);
        QCOMPARE(result.error.count('\n'), 1);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Bundle> m_bundle;
};

QTEST_GUILESS_MAIN(DecodingCommandTest)
#include "decodingcommandtest.moc"
