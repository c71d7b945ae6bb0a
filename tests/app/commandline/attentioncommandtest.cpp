// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/attentionarguments.h"
#include "model/math/error.h"
#include "model/storage/recordjson.h"
#include "tests/app/commandline/program.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

namespace {

const QString sentence = QStringLiteral("欢迎来北京。");

RecurrentConfig with(AttentionKind kind, ScoreRule rule = ScoreRule::Additive)
{
    RecurrentConfig config;
    config.attention = kind;
    config.rule = rule;
    return config;
}

std::vector<ModelEntry> models()
{
    RecurrentConfig location = with(AttentionKind::Soft, ScoreRule::LocationLinear);
    location.query = QuerySource::DecoderInputAndState;
    RecurrentConfig keys = with(AttentionKind::Soft);
    keys.key = MemorySource::SourceEmbedding;
    return {{"a-keys", {}, keys}, {"additive", {}, with(AttentionKind::Soft)},
        {"dot", {}, with(AttentionKind::Soft, ScoreRule::Dot)}, {"fixed", {}, with(AttentionKind::None)},
        {"hard", {}, with(AttentionKind::Hard)}, {"location", {}, location},
        {"self", {}, TransformerConfig()}};
}

std::string chosen(const AttentionArguments& arguments)
{
    return modelFor(models(), arguments).name;
}

AttentionOptions optionsOf(const AttentionArguments& arguments, const TranslatorConfig& config)
{
    return attentionOptions(arguments, 7, config);
}

program::Result run(const QString& command, const QString& options)
{
    const QStringList source =
        command == "translate" ? QStringList{sentence} : QStringList{"--source", sentence};
    return program::run(QStringList{command} + source + options.split(' '));
}

Decoding traced(const QString& options)
{
    return recordFromJson(run("trace", options + " --json -").output.toStdString(), "trace");
}

} // namespace

/// The options that say which attention is used and shown.
class AttentionCommandTest : public QObject {
    Q_OBJECT

private slots:
    void modeAndRuleOpenTheModelThatWasTrainedForThem()
    {
        QCOMPARE(chosen({.mode = AttentionMode::None}), std::string("fixed"));
        QCOMPARE(chosen({.mode = AttentionMode::Soft}), std::string("additive"));
        QCOMPARE(chosen({.mode = AttentionMode::Hard}), std::string("hard"));
        QCOMPARE(chosen({.k = 2}), std::string("hard"));
        QCOMPARE(chosen({.mode = AttentionMode::Self}), std::string("self"));
        QCOMPARE(chosen({.mode = AttentionMode::Self, .rule = ScoreRule::ScaledDot}), std::string("self"));
        QCOMPARE(chosen({.rule = ScoreRule::Dot}), std::string("dot"));
        QCOMPARE(chosen({.rule = ScoreRule::LocationLinear}), std::string("location"));
        // No hard model has this rule: the soft one is used hard.
        QCOMPARE(chosen({.mode = AttentionMode::Hard, .rule = ScoreRule::Dot}), std::string("dot"));
        QVERIFY_EXCEPTION_THROWN(chosen({.rule = ScoreRule::ScaledDot}), FileError);
        QVERIFY_EXCEPTION_THROWN(
            chosen({.mode = AttentionMode::None, .rule = ScoreRule::Dot}), CLI::ValidationError);
    }

    void aModelDoesWhatItWasTrainedForUnlessAsked()
    {
        const RecurrentConfig soft = with(AttentionKind::Soft);
        const RecurrentConfig hard = with(AttentionKind::Hard);
        QCOMPARE(optionsOf({}, soft).weighting, Weighting::Soft);
        QCOMPARE(optionsOf({}, hard).weighting, Weighting::HardTopK);
        QCOMPARE(optionsOf({.mode = AttentionMode::Soft}, hard).weighting, Weighting::Soft);
        const AttentionOptions drawn =
            optionsOf({.hard = Weighting::HardSample, .k = 3, .mean = true, .temperature = 0.5F}, soft);
        QCOMPARE(drawn.weighting, Weighting::HardSample);
        QCOMPARE(drawn.k, 3);
        QVERIFY(drawn.mean);
        QCOMPARE(drawn.temperature, 0.5F);
        QCOMPARE(drawn.seed, std::uint64_t{7});
        QVERIFY_EXCEPTION_THROWN(
            optionsOf({.mode = AttentionMode::Soft, .k = 2}, soft), CLI::ValidationError);
        QVERIFY_EXCEPTION_THROWN(optionsOf({.mode = AttentionMode::Self}, soft), CLI::ValidationError);
        QVERIFY_EXCEPTION_THROWN(optionsOf({.k = 2}, TransformerConfig()), CLI::ValidationError);
        QVERIFY_EXCEPTION_THROWN(optionsOf({.rule = ScoreRule::Dot}, soft), CLI::ValidationError);
        QVERIFY_EXCEPTION_THROWN(
            optionsOf({.temperature = 2.0F}, with(AttentionKind::None)), CLI::ValidationError);
    }

    void softModelsCanBeUsedHardAndSaySo()
    {
        const auto result = run("trace", "--mode hard --rule dot --hard sample --k 2 --seed 3 --json -");
        QCOMPARE(result.error, QByteArray("attention-lab: zh-en-dot: hard attention, trained with soft\n"));
        const Decoding decoding = recordFromJson(result.output.toStdString(), "trace");
        for (const auto& step : decoding.steps) {
            const HeadRecord& head = step->layers.at(0).cross.at(0);
            QCOMPARE(head.draws.at(0).size(), std::size_t{2});
            QCOMPARE(head.weights->sum(), 2.0F);
        }
        QCOMPARE(run("translate", "--mode hard").error, QByteArray()); // trained for it
    }

    void aTemperatureChangesTheProbabilities()
    {
        const auto result = run("trace", "--temperature 2 --json -");
        QCOMPARE(result.error,
            QByteArray("attention-lab: zh-en-additive: attention temperature 2, trained with 1\n"));
        const Decoding warm = recordFromJson(result.output.toStdString(), "trace");
        const HeadRecord& head = warm.steps.at(0)->layers.at(0).cross.at(0);
        for (Index key = 0; key < head.scores.cols(); ++key)
            QCOMPARE(head.logits(0, key), head.scores(0, key) / 2);
    }

    void selfAttentionOpensTheTransformer()
    {
        QCOMPARE(
            run("translate", "--mode self").output, run("translate", "--model zh-en-transformer").output);
        QVERIFY(!traced("--mode self").encoder->layers.empty());
        QVERIFY(traced("--mode none").encoder->layers.empty());
    }

    // w·[q; k] = w_q·q + w_k·k: the softmax over the keys cancels what the query adds.
    void concatLinearLooksAtTheSameWordsAtEveryStep()
    {
        const Decoding decoding = traced("--rule concat-linear");
        const auto headOf = [&](std::size_t step) {
            return decoding.steps.at(step)->layers.at(0).cross.at(0);
        };
        QVERIFY(decoding.steps.size() > 2);
        QVERIFY((*headOf(1).scores - *headOf(0).scores).cwiseAbs().maxCoeff() > 0.1F);
        for (std::size_t step = 1; step < decoding.steps.size(); ++step)
            QVERIFY((*headOf(step).weights - *headOf(0).weights).cwiseAbs().maxCoeff() < 1e-5F);
    }

    void showsTheChosenHead()
    {
        const Decoding decoding = traced("--mode self");
        const auto encoder = run("trace", "--mode self --site encoder-self --layer 1 --head 2");
        QCOMPARE(encoder.error, QByteArray());
        QVERIFY2(encoder.output.contains("\nInside the encoder, layer 1, head 2\n\nScores"), encoder.output);
        const HeadRecord& head = decoding.encoder->layers.at(0).self.at(1);
        QVERIFY2(
            encoder.output.contains(QByteArray::number(double{head.scores(2, 1)}, 'f', 3)), encoder.output);
        QCOMPARE(encoder.output.count("Scores"), 1);

        const auto decoder = run("trace", "--mode self --site decoder-self");
        QVERIFY2(
            decoder.output.contains("Inside the decoder, layer 2, means of its 4 heads, number by number"),
            decoder.output);
        QVERIFY2(decoder.output.contains("1 <s>"), decoder.output);
        QVERIFY2(decoder.output.contains(" -\n"), decoder.output); // what was not yet said
        QVERIFY2(decoder.output.contains("C1 = mean of the contexts of 4 heads\n"), decoder.output);
        QVERIFY2(!QString::fromUtf8(decoder.output).contains(QRegularExpression(QStringLiteral("[0-9]·"))),
            decoder.output); // no sum of theirs
    }

    void aPageOpensOnTheHeadAskedFor()
    {
        QTemporaryDir folder;
        const auto opening = [&](const QString& options) {
            QFile page(folder.filePath("page.html"));
            const auto result = run("export", "--mode self --force --out " + page.fileName() + options);
            if (result.exitCode != 0 || !page.open(QIODevice::ReadOnly))
                return result.error;
            const QByteArray text = page.readAll();
            const qsizetype begin = text.indexOf("\"opening\":");
            return text.mid(begin, text.indexOf('}', begin) + 1 - begin);
        };
        QCOMPARE(opening(" --site encoder-self --layer 1 --head 2"),
            QByteArray(R"("opening":{"head":1,"layer":0,"query":0,"site":"encoder-self"})"));
        QCOMPARE(opening(" --site decoder-self"),
            QByteArray(R"("opening":{"head":-1,"layer":1,"query":0,"site":"decoder-self"})"));
        QCOMPARE(opening({}), QByteArray(R"("opening":{"head":0,"layer":-1,"query":0,"site":"cross"})"));
    }

    void showsTheAttentionOfBareEmbeddings()
    {
        for (const char* model : {"--mode none", "--mode soft", "--mode self"}) {
            const auto result = run("trace", QString(model) + " --site embedding-self");
            QCOMPARE(result.error, QByteArray());
            QVERIFY2(result.output.contains("\nBetween the bare embeddings, layer 1, head 1\n\nScores"),
                result.output);
            QVERIFY2(result.output.contains("\n1 欢迎"), result.output);
        }
        QCOMPARE(traced("--site embedding-self").encoder->embeddings.size(), std::size_t{1});
    }

    void exportsTheChosenHead()
    {
        const QTemporaryDir folder;
        const auto figure = [&](const QString& options) {
            const QString file = folder.filePath("figure.png");
            const auto result =
                run("export", "--force --view probabilities --out " + file + " --mode self " + options);
            QFile image(file);
            return result.exitCode == 0 && image.open(QIODevice::ReadOnly) ? image.readAll() : QByteArray();
        };
        const QByteArray first = figure("--site encoder-self --layer 1 --head 1");
        QVERIFY(!first.isEmpty());
        QVERIFY(first == figure("--site encoder-self --layer 1 --head 1"));
        QVERIFY(first != figure("--site encoder-self --layer 1 --head 2"));
        QVERIFY(first != figure("--site cross --layer 1 --head 1"));
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QByteArray>("named"); ///< what the message must name
        const auto row = [](const char* arguments, const char* named) {
            QTest::newRow(arguments) << QByteArray(named);
        };
        row("--mode weak", "--mode");
        row("--mode 1", "--mode");
        row("--rule cosine", "--rule");
        row("--hard maybe", "--hard");
        row("--k 0", "--k");
        row("--mode soft --k 2", "hard attention");
        row("--mode soft --mean", "hard attention");
        row("--mode none --rule dot", "--rule");
        row("--model zh-en-additive --rule dot", "--rule");
        row("--model zh-en-additive --mode self", "--mode");
        row("--model zh-en-transformer --hard topk", "--mode");
        row("--mode none --temperature 2", "--temperature");
        row("--temperature 0", "--temperature");
        row("--temperature nan", "--temperature");
        row("--seed 3", "--seed");
        row("--site encoder-self", "--site");
        row("--site middle", "--site");
        row("--layer 2", "--layer");
        row("--head 2", "--head");
        row("--head 0", "--head");
        row("--head all", "--head");
    }

    void refusesWrongUsage()
    {
        QFETCH(QByteArray, named);
        const auto result = run("trace", QTest::currentDataTag());
        QVERIFY2(result.exitCode == 2, result.error);
        QCOMPARE(result.output, QByteArray());
        QVERIFY2(result.error.contains(named), result.error);
        QCOMPARE(result.error.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(AttentionCommandTest)
#include "attentioncommandtest.moc"
