// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/layers/attention.h"
#include "model/translation/recurrentconfig.h"
#include "tests/support/fixture.h"

#include <QTest>

using namespace lab;
using nlohmann::json;

namespace {

constexpr double limit = 5e-6; // float32 against PyTorch in float64

// A score rule with the sizes and weights of a fixture.
AttentionScore scoreOf(const json& fixture)
{
    const json& parameters = fixture["parameters"];
    const auto outputs = [&] { return static_cast<Index>(parameters["attention.linear.weight"].size()); };
    AttentionSizes sizes{matrixOf(fixture["query"]).cols(), matrixOf(fixture["keys"]).cols(), 0, 0};
    if (parameters.contains("attention.linear.weight"))
        sizes.hidden = sizes.positions = outputs();
    AttentionScore score(
        scoreRuleFromName(fixture["score_rule"].get<std::string>()), sizes, fixture["learned_v"].get<bool>());
    ParameterSet collected;
    collect(score, "attention", collected);
    setParameters(collected, parameters);
    for (Parameter& parameter : collected)
        parameter.variable.setNeedsGradient(true);
    return score;
}

} // namespace

class AttentionFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void attendIsTorch_data()
    {
        QTest::addColumn<QString>("name");
        const auto names = fixtureNames("attention-");
        QCOMPARE(names.size(), std::size_t{6});
        for (const std::string& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    // Values in the order of computation, then gradients of the context back to everything.
    void attendIsTorch()
    {
        QFETCH(QString, name);
        const json fixture = readFixture(name.toStdString());
        const AttentionScore score = scoreOf(fixture);
        const Variable query(matrixOf(fixture["query"]), true);
        const Variable keys(matrixOf(fixture["keys"]), true);
        const Variable values(matrixOf(fixture["values"]), true);

        const AttentionMemory memory{keys, values, prepareKeys(score, keys)};
        const AttentionResult result =
            attend(score, query, memory, AttentionOptions{fixture["temperature"].get<float>()});
        compare(scoresOfTwin(result.scores.value(), result.logits.value()), fixture["scores"], "scores");
        compare(result.logits.value(), fixture["logits"], "logits");
        compare(result.probabilities.value(), fixture["probabilities"], "probabilities");
        compare(result.weights.value(), fixture["probabilities"], "weights");
        compare(result.context.value(), fixture["context"], "context");

        backward(sum(multiplyElements(result.context, matrixOf(fixture["upstream"]))));
        const json& gradients = fixture["gradients"];
        compareGradient(query, gradients["query"], "query");
        compareGradient(keys, gradients["keys"], "keys");
        compareGradient(values, gradients["values"], "values");
        ParameterSet parameters;
        collect(score, "attention", parameters);
        for (const Parameter& parameter : parameters)
            compareGradient(parameter.variable, gradients.at(parameter.name), parameter.name.c_str());
    }

    // The record is the numbers of the result, unchanged.
    void recordSharesTheNumbers()
    {
        const json fixture = readFixture("attention-additive");
        const AttentionScore score = scoreOf(fixture);
        const Variable keys(matrixOf(fixture["keys"]));
        const AttentionMemory memory{keys, Variable(matrixOf(fixture["values"])), prepareKeys(score, keys)};
        const AttentionResult result = attend(score, Variable(matrixOf(fixture["query"])), memory);
        const HeadRecord head = record(result, record(score));
        QCOMPARE(head.keys->data(), keys.value().data());
        QVERIFY(*head.scores == result.scores.value());
        QVERIFY(*head.context == result.context.value());
        compare(head.scores, fixture["scores"], "scores do not depend on the temperature");
    }

private:
    static void compare(const Matrix& found, const json& expected, const char* what)
    {
        const double difference = largestDifference(found, matrixOf(expected));
        QVERIFY2(difference <= limit, qPrintable(QString("%1: difference %2").arg(what).arg(difference)));
    }

    // Nothing flows to an input that the rule does not read: no gradient is a gradient of zeros.
    static void compareGradient(const Variable& input, const json& expected, const char* what)
    {
        const bool none = input.gradient().size() == 0;
        compare(none ? Matrix::Zero(input.rows(), input.cols()) : input.gradient(), expected, what);
    }
};

QTEST_GUILESS_MAIN(AttentionFixtureTest)
#include "attentionfixturetest.moc"
