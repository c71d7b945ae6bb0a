// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/translation/translatorconfig.h"
#include "tests/support/fixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

using namespace lab;
using nlohmann::json;

namespace {

constexpr double limit = 1e-4;
const std::filesystem::path models = SOURCE_DIRECTORY "/resources/models";
const std::string prefix = "traces-";

/// The largest difference of each quantity over all sentences.
using Differences = std::map<std::string, double>;

void note(Differences& differences, const std::string& what, const Matrix& found, const Matrix& expected)
{
    double difference = std::numeric_limits<double>::infinity();
    if (found.rows() == expected.rows() && found.cols() == expected.cols())
        difference = static_cast<double>((found - expected).cwiseAbs().maxCoeff<Eigen::PropagateNaN>());
    if (!std::isfinite(difference))
        difference = std::numeric_limits<double>::infinity();
    differences[what] = std::max(differences[what], difference);
}

// Many numbers x_i by their norm, their wave Σ x_i cos i and the first `count` of them, as maketraces.py.
Matrix summary(const Matrix& values, Index count = 0)
{
    double squares = 0;
    double wave = 0;
    for (Index i = 0; i < values.size(); ++i) {
        const auto value = static_cast<double>(values.data()[i]);
        squares += value * value;
        wave += value * std::cos(static_cast<double>(i));
    }
    Matrix numbers(1, 2 + std::min(count, values.size()));
    numbers(0, 0) = static_cast<float>(std::sqrt(squares));
    numbers(0, 1) = static_cast<float>(wave);
    for (Index i = 2; i < numbers.cols(); ++i)
        numbers(0, i) = values.data()[i - 2];
    return numbers;
}

// One row for each head: the summaries of its scores, probabilities and context.
Matrix summaries(const std::vector<HeadRecord>& heads)
{
    Matrix rows(static_cast<Index>(heads.size()), 6);
    for (std::size_t i = 0; i < heads.size(); ++i)
        rows.row(static_cast<Index>(i)) << summary(heads[i].scores), summary(heads[i].probabilities),
            summary(heads[i].context);
    return rows;
}

void noteSummary(
    Differences& differences, const std::string& what, const Matrix& values, const json& expected)
{
    note(differences, what, summary(values, static_cast<Index>(expected.size()) - 2), matrixOf(expected));
}

// The heads of all layers; `site` is LayerRecord::self or cross.
void noteHeads(Differences& differences, const std::string& what, const std::vector<LayerRecord>& layers,
    std::vector<HeadRecord> LayerRecord::*site, const json& expected)
{
    QCOMPARE(layers.size(), expected.size());
    for (std::size_t layer = 0; layer < layers.size(); ++layer)
        note(differences, what, summaries(layers[layer].*site), matrixOf(expected[layer]));
}

std::vector<int> chosenIds(const Decoding& decoding)
{
    std::vector<int> ids;
    for (const auto& step : decoding.steps)
        ids.push_back(step->chosen.id);
    return ids;
}

std::vector<int> hypothesisIds(const BeamTree& tree, int last)
{
    std::vector<int> ids;
    for (int node = last; node >= 0; node = tree.nodes[static_cast<std::size_t>(node)].parent)
        ids.insert(ids.begin(), tree.nodes[static_cast<std::size_t>(node)].token.id);
    return ids;
}

std::vector<int> sourceIds(const Decoding& decoding)
{
    std::vector<int> ids;
    for (const Token& token : decoding.source.tokens)
        ids.push_back(token.id);
    return ids;
}

// A recurrent step has one head; without attention it holds the context alone.
void compareOneHead(const HeadRecord& head, const json& expected, Differences& differences)
{
    noteSummary(differences, "contexts", head.context, expected["context"]);
    if (!expected.contains("scores")) {
        QCOMPARE(head.scores.cols(), 0);
        return;
    }
    const json& weights = expected.contains("weights") ? expected["weights"] : expected["probabilities"];
    note(differences, "scores", head.scores, matrixOf(expected["scores"]));
    note(differences, "probabilities", head.probabilities, matrixOf(expected["probabilities"]));
    note(differences, "weights", head.weights, matrixOf(weights));
}

void compareStep(const StepRecord& step, const json& expected, Differences& differences)
{
    Matrix candidates(1, static_cast<Index>(step.candidates.size()));
    for (std::size_t i = 0; i < step.candidates.size(); ++i)
        candidates(0, static_cast<Index>(i)) = step.candidates[i].probability;
    note(differences, "candidates", candidates, matrixOf(expected["candidates"]));
    noteSummary(differences, "states", step.state, expected["state"]);
    if (!expected.contains("cross"))
        return compareOneHead(step.layers.at(0).cross.at(0), expected, differences);
    noteHeads(differences, "decoder self", step.layers, &LayerRecord::self, expected["self"]);
    noteHeads(differences, "decoder cross", step.layers, &LayerRecord::cross, expected["cross"]);
}

void compareEncoder(const EncoderRecord& encoder, const json& sentence, Differences& differences)
{
    const Matrix& memory = encoder.memory;
    QCOMPARE(memory.rows(), static_cast<Index>(sentence["memory"].size()));
    for (Index row = 0; row < memory.rows(); ++row)
        noteSummary(
            differences, "memory", memory.row(row), sentence["memory"][static_cast<std::size_t>(row)]);
    if (sentence.contains("encoderSelf"))
        noteHeads(differences, "encoder self", encoder.layers, &LayerRecord::self, sentence["encoderSelf"]);
}

void compareBeam(const BeamTree& tree, const json& expected)
{
    QCOMPARE(expected.size(), std::size_t{3});
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(hypothesisIds(tree, tree.hypotheses.at(i)), expected[i]["chosen"].get<std::vector<int>>());
        const float score = tree.nodes[static_cast<std::size_t>(tree.hypotheses[i])].score;
        QVERIFY(std::abs(static_cast<double>(score) - expected[i]["score"].get<double>()) <= limit);
    }
}

std::vector<std::string> bundleNames()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(models))
        if (std::filesystem::exists(entry.path() / "config.json"))
            names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

/// Sentences through every shipped model, decoded as the model was trained to be, compared with what PyTorch
/// computed from the same files. When a model changed, maketraces.py writes the fixtures again.
class TraceFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void everyBundleHasAFixture()
    {
        std::vector<std::string> names;
        for (const std::string& name : fixtureNames(prefix))
            names.push_back(name.substr(prefix.size()));
        QCOMPARE(names, bundleNames());
    }

    void fixtureIsOfTheseWeights_data() { bundles(); }

    void fixtureIsOfTheseWeights()
    {
        QFile file(QString::fromStdString(folder() / "model.safetensors"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName() + ": " + file.errorString()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QVERIFY(hash.addData(&file));
        QCOMPARE(hash.result().toHex().toStdString(), fixture()["weightsSha256"].get<std::string>());
    }

    void beamsFindTheTwinsHypotheses_data() { bundles(); }

    void beamsFindTheTwinsHypotheses()
    {
        const Bundle bundle = loadBundle(folder());
        DecodeOptions options = usualOptions(bundle);
        options.beam = BeamOptions{};
        const json content = fixture();
        for (const json& sentence : content["sentences"]) {
            const Decoding decoding = decode(bundle.model, sentence["text"].get<std::string>(), options);
            compareBeam(*decoding.beam, sentence["beam"]);
            QCOMPARE(chosenIds(decoding), sentence["beam"][0]["chosen"].get<std::vector<int>>());
        }
    }

    void decodesAreTheTwins_data() { bundles(); }

    // The encoder, then every step: all layers, heads and sites.
    void decodesAreTheTwins()
    {
        const Bundle bundle = loadBundle(folder());
        const json content = fixture();
        QVERIFY(content["sentences"].size() >= 5);
        Differences differences;
        for (const json& sentence : content["sentences"])
            compareSentence(bundle, sentence, differences);
        QVERIFY(differences.size() >= 4);
        for (const auto& [what, difference] : differences)
            qInfo("largest difference of %-13s %.3g", what.c_str(), difference);
        for (const auto& [what, difference] : differences)
            QVERIFY2(difference <= limit, what.c_str());
    }

private:
    static void bundles()
    {
        QTest::addColumn<QString>("bundle");
        for (const std::string& name : bundleNames())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    static std::filesystem::path folder()
    {
        QFETCH(QString, bundle);
        return models / bundle.toStdString();
    }

    static json fixture() { return readFixture(prefix + folder().filename().string()); }

    static DecodeOptions usualOptions(const Bundle& bundle)
    {
        DecodeOptions options;
        options.step.attention = usualAttention(bundle.config);
        return options;
    }

    static void compareSentence(const Bundle& bundle, const json& sentence, Differences& differences)
    {
        const Decoding decoding =
            decode(bundle.model, sentence["text"].get<std::string>(), usualOptions(bundle));
        QCOMPARE(sourceIds(decoding), sentence["source"].get<std::vector<int>>());
        QCOMPARE(chosenIds(decoding), sentence["chosen"].get<std::vector<int>>());
        compareEncoder(*decoding.encoder, sentence, differences);
        for (std::size_t t = 0; t < decoding.steps.size(); ++t)
            compareStep(*decoding.steps[t], sentence["steps"][t], differences);
    }
};

QTEST_GUILESS_MAIN(TraceFixtureTest)
#include "tracefixturetest.moc"
