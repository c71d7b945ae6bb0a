// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/storage/safetensors.h"
#include "tests/reference/trainingfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;
using nlohmann::json;

namespace {

void writeText(const QString& file, const std::string& text)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), qint64(text.size())) < 0)
        qFatal("cannot write %s", qPrintable(file));
}

std::string linesOf(const json& tokens)
{
    std::string lines;
    for (const json& token : tokens)
        lines += token.get<std::string>() + "\n";
    return lines;
}

// The files of a bundle as another program would write them.
Bundle bundleOf(const json& fixture, const QTemporaryDir& folder)
{
    writeText(folder.filePath("config.json"), fixture["config"].dump());
    writeText(folder.filePath("source.tokens"), linesOf(fixture["sourceTokens"]));
    writeText(folder.filePath("target.tokens"), linesOf(fixture["targetTokens"]));
    TensorFile tensors;
    for (const auto& [name, values] : fixture["parameters"].items())
        tensors.tensors.push_back({name, matrixOf(values), !values.front().is_array()});
    writeTensors(folder.filePath("model.safetensors").toStdString(), tensors, StoredType::Float32);
    return loadBundle(folder.path().toStdString());
}

void compareHeads(const std::vector<HeadRecord>& heads, const json& expected, const std::string& what)
{
    QCOMPARE(heads.size(), expected.size());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const std::string name = what + " head " + std::to_string(i) + " ";
        compare(heads[i].query, expected[i]["query"], name + "query");
        compare(heads[i].scores, expected[i]["scores"], name + "scores");
        compare(heads[i].probabilities, expected[i]["probabilities"], name + "probabilities");
        compare(heads[i].context, expected[i]["context"], name + "context");
    }
}

// Candidates are the words with their probabilities, most probable first.
Matrix probabilitiesOf(const StepRecord& step)
{
    Matrix probabilities(1, static_cast<Index>(step.candidates.size()));
    for (const Candidate& candidate : step.candidates)
        probabilities(0, candidate.token.id) = candidate.probability;
    return probabilities;
}

void compareStep(const StepRecord& step, const json& expected, const std::string& what)
{
    QCOMPARE(step.input.id, expected["input"].get<int>());
    QCOMPARE(step.chosen.id, expected["chosen"].get<int>());
    compare(step.state, expected["state"], what + " state");
    compare(probabilitiesOf(step), expected["probabilities"], what + " probabilities");
    QCOMPARE(step.layers.size(), expected["layers"].size());
    for (std::size_t layer = 0; layer < step.layers.size(); ++layer) {
        compareHeads(step.layers[layer].self, expected["layers"][layer]["self"], what + " self");
        compareHeads(step.layers[layer].cross, expected["layers"][layer]["cross"], what + " cross");
    }
}

} // namespace

/// Whole bundles that makebundles.py wrote, from the typed text to the translation, against PyTorch: sources
/// without </s>, sinusoidal positions as in OpenNMT's models, and other ids for unknown words on both sides.
class BundleFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void decodeIsTheTwins_data() { addVariants("bundle-", 4); }

    void decodeIsTheTwins()
    {
        QFETCH(QString, name);
        const json fixture = readFixture(name.toStdString());
        const QTemporaryDir folder;
        const Bundle bundle = bundleOf(fixture, folder);
        DecodeOptions options;
        options.maximumSteps = static_cast<int>(fixture["steps"].size());
        options.candidates = bundle.model.target.size();
        const Decoding decoding = decode(bundle.model, fixture["text"].get<std::string>(), options);
        QCOMPARE(idsOf(decoding.source.tokens), fixture["source"].get<std::vector<int>>());
        compare(decoding.encoder->memory, fixture["memory"], "memory");
        QCOMPARE(decoding.encoder->layers.size(), fixture["encoder"].size());
        for (std::size_t layer = 0; layer < decoding.encoder->layers.size(); ++layer)
            compareHeads(decoding.encoder->layers[layer].self, fixture["encoder"][layer], "encoder");
        QCOMPARE(decoding.steps.size(), fixture["steps"].size());
        for (std::size_t i = 0; i < decoding.steps.size(); ++i)
            compareStep(*decoding.steps[i], fixture["steps"][i], "step " + std::to_string(i));
        QCOMPARE(decoding.text, fixture["translation"].get<std::string>());
    }
};

QTEST_GUILESS_MAIN(BundleFixtureTest)
#include "bundlefixturetest.moc"
