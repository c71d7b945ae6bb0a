// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"
#include "model/translation/recurrent.h"
#include "tests/reference/trainingfixture.h"

#include <QTest>

using namespace lab;
using nlohmann::json;

namespace {

RecurrentTranslator translatorOf(const json& fixture)
{
    RecurrentTranslator translator(
        std::get<RecurrentConfig>(parseBundleConfig(fixture["config"].dump(), "fixture").model));
    ParameterSet parameters = translator.parameters();
    setParameters(parameters, fixture["parameters"]);
    return translator;
}

// A hard model's fixture takes the two most probable words at each step.
StepOptions optionsOf(const json& fixture)
{
    StepOptions options;
    if (fixture["config"]["attention"] == "hard") {
        options.attention.weighting = Weighting::HardTopK;
        options.attention.k = 2;
    }
    return options;
}

} // namespace

/// The whole recurrent translator against its PyTorch twin: five score rules, the other choices of query,
/// key, value and v, hard attention and none.
class TranslatorFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void decodeIsTheTwins_data() { variants(); }

    // The encoder's memory, then every step with the tokens of the fixture: state, attention, output.
    void decodeIsTheTwins()
    {
        const json fixture = readFixture(variant());
        const RecurrentTranslator translator = translatorOf(fixture);
        for (const json& expected : fixture["decodes"]) {
            const Encoding encoding = translator.encode(expected["source"].get<std::vector<int>>());
            compare(encoding.record->memory, expected["memory"], "memory");
            compare(encoding.initial.tensors.at(0).value(), expected["initial"], "initial state");
            DecoderState state = encoding.initial;
            for (const json& step : expected["steps"]) {
                const StepResult result =
                    translator.step(encoding, state, step["input"].get<int>(), optionsOf(fixture));
                compareStep(result, step, expected);
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

    // Adam with clipped gradients and label smoothing, without dropout, on the same batch.
    void tenTrainingLossesAreTheTwins()
    {
        const json fixture = readFixture(variant());
        compareTrainingLosses(translatorOf(fixture), fixture["training"]);
    }

private:
    static void variants() { addVariants("translator-", 10); }

    static std::string variant()
    {
        QFETCH(QString, name);
        return name.toStdString();
    }

    static void compareStep(const StepResult& result, const json& step, const json& decode)
    {
        QCOMPARE(result.layers.size(), std::size_t{1});
        QCOMPARE(result.layers[0].cross.size(), std::size_t{1});
        const HeadRecord& head = result.layers[0].cross[0];
        compare(result.state, step["state"], "state");
        compare(head.context, step["context"], "context");
        compare(result.logits, step["outputLogits"], "output logits");
        if (!decode.contains("keys")) { // without attention there is nothing to compare a query with
            QCOMPARE(head.scores.cols(), 0);
            return;
        }
        compare(head.query, step["query"], "query");
        compare(head.keys, decode["keys"], "keys");
        compare(head.values, decode["values"], "values");
        compare(scoresOfTwin(head.scores, head.logits), step["scores"], "scores");
        compare(head.logits, step["logits"], "logits");
        compare(head.probabilities, step["probabilities"], "probabilities");
        compare(head.weights, step["weights"], "weights");
    }
};

QTEST_GUILESS_MAIN(TranslatorFixtureTest)
#include "translatorfixturetest.moc"
