// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"
#include "model/translation/transformer.h"
#include "tests/reference/trainingfixture.h"

#include <QTest>

using namespace lab;
using nlohmann::json;

namespace {

TransformerTranslator translatorOf(const json& fixture)
{
    TransformerTranslator translator(
        std::get<TransformerConfig>(parseBundleConfig(fixture["config"].dump(), "fixture").model));
    ParameterSet parameters = translator.parameters();
    setParameters(parameters, fixture["parameters"]);
    return translator;
}

void compareHeads(const std::vector<HeadRecord>& heads, const json& expected, const std::string& what)
{
    QCOMPARE(heads.size(), expected.size());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const std::string name = what + " head " + std::to_string(i) + " ";
        compare(heads[i].query, expected[i]["query"], name + "query");
        compare(heads[i].keys, expected[i]["keys"], name + "keys");
        compare(heads[i].values, expected[i]["values"], name + "values");
        compare(heads[i].scores, expected[i]["scores"], name + "scores");
        compare(heads[i].logits, expected[i]["scores"], name + "logits");
        compare(heads[i].probabilities, expected[i]["probabilities"], name + "probabilities");
        compare(heads[i].weights, expected[i]["probabilities"], name + "weights");
        compare(heads[i].context, expected[i]["context"], name + "context");
    }
}

} // namespace

/// The whole transformer against its twin of PyTorch's layers: pre- and post-norm, three activations, three
/// kinds of positions and both spreads of sinusoidal ones, with and without biases, tied and untied, one
/// embedding or two.
class TransformerFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void decodeIsTheTwins_data() { variants(); }

    // Every head of the encoder, then of every step. The twin has no cache: it runs each prefix anew.
    void decodeIsTheTwins()
    {
        const json fixture = readFixture(variant());
        const TransformerTranslator translator = translatorOf(fixture);
        for (const json& expected : fixture["decodes"]) {
            const Encoding encoding = translator.encode(expected["source"].get<std::vector<int>>());
            compare(encoding.record->memory, expected["memory"], "memory");
            QCOMPARE(encoding.record->layers.size(), expected["encoder"].size());
            for (std::size_t layer = 0; layer < encoding.record->layers.size(); ++layer)
                compareHeads(encoding.record->layers[layer].self, expected["encoder"][layer], "encoder");
            DecoderState state = encoding.initial;
            for (const json& step : expected["steps"]) {
                const StepResult result = translator.step(encoding, state, step["input"].get<int>(), {});
                compareStep(result, step);
                state = result.next;
            }
        }
    }

    void lossAndAllGradientsAreTheTwins_data() { variants(); }

    // Three pairs of different lengths in one batch.
    void lossAndAllGradientsAreTheTwins()
    {
        const json fixture = readFixture(variant());
        compareLossAndGradients(translatorOf(fixture), fixture["training"]);
    }

    void tenTrainingLossesAreTheTwins_data() { variants(); }

    void tenTrainingLossesAreTheTwins()
    {
        const json fixture = readFixture(variant());
        compareTrainingLosses(translatorOf(fixture), fixture["training"]);
    }

private:
    static void variants() { addVariants("transformer-", 6); }

    static std::string variant()
    {
        QFETCH(QString, name);
        return name.toStdString();
    }

    static void compareStep(const StepResult& result, const json& step)
    {
        QCOMPARE(result.layers.size(), step["layers"].size());
        for (std::size_t layer = 0; layer < result.layers.size(); ++layer) {
            const std::string name = "layer " + std::to_string(layer);
            compareHeads(result.layers[layer].self, step["layers"][layer]["self"], name + " self");
            compareHeads(result.layers[layer].cross, step["layers"][layer]["cross"], name + " cross");
        }
        compare(result.state, step["state"], "state");
        compare(result.logits, step["outputLogits"], "output logits");
    }
};

QTEST_GUILESS_MAIN(TransformerFixtureTest)
#include "transformerfixturetest.moc"
