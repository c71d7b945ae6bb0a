// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"
#include "model/translation/recurrent.h"
#include "tests/reference/trainingfixture.h"

#include <QTest>

using namespace lab;
using nlohmann::json;

namespace {

constexpr double limit = 1e-5; // float32 against PyTorch in float64, whole network

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

void compare(const Matrix& found, const json& expected, const std::string& what)
{
    const double difference = largestDifference(found, matrixOf(expected));
    QVERIFY2(difference <= limit, qPrintable(QString("%1: difference %2").arg(what.c_str()).arg(difference)));
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
        const json& training = fixture["training"];
        const RecurrentTranslator translator = translatorOf(fixture);
        ParameterSet parameters = translator.parameters();
        for (Parameter& parameter : parameters)
            parameter.variable.setNeedsGradient(true);
        TrainingPass pass = passOf(training);
        const Variable loss = translator.loss(batchOf(training), pass);
        compare(loss.value(), training["loss"], "loss");
        backward(loss);
        QCOMPARE(parameters.size(), training["gradients"].size());
        for (const Parameter& parameter : parameters)
            compare(parameter.variable.gradient(), training["gradients"].at(parameter.name), parameter.name);
    }

    void tenTrainingLossesAreTheTwins_data() { variants(); }

    // Adam with clipped gradients and label smoothing, without dropout, on the same batch.
    void tenTrainingLossesAreTheTwins()
    {
        const json fixture = readFixture(variant());
        const json& training = fixture["training"];
        const Matrix losses = trainingLosses(translatorOf(fixture), training);
        compare(losses, training["losses"], "losses");
        QVERIFY(losses(0, losses.cols() - 1) < losses(0, 0));
    }

private:
    static void variants()
    {
        QTest::addColumn<QString>("name");
        const auto names = fixtureNames("translator-");
        QCOMPARE(names.size(), std::size_t{10});
        for (const std::string& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

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
        compare(head.scores, step["scores"], "scores");
        compare(head.logits, step["logits"], "logits");
        compare(head.probabilities, step["probabilities"], "probabilities");
        compare(head.weights, step["weights"], "weights");
    }
};

QTEST_GUILESS_MAIN(TranslatorFixtureTest)
#include "translatorfixturetest.moc"
