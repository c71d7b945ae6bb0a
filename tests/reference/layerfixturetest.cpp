// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/activations.h"
#include "model/autodiff/operations.h"
#include "model/layers/gru.h"
#include "model/layers/layernorm.h"
#include "model/layers/linear.h"
#include "model/math/mask.h"
#include "tests/support/fixture.h"

#include <QTest>

#include <map>

using namespace lab;
using nlohmann::json;

namespace {

constexpr double limit = 5e-6; // float32 against PyTorch in float64

Variable leaf(const json& tensor)
{
    return Variable(matrixOf(tensor), true);
}

// Backpropagates `upstream` as d(result)/d(output).
void backwardFrom(const Variable& output, const Matrix& upstream)
{
    backward(sum(multiplyElements(output, upstream)));
}

void compare(const Matrix& found, const json& expected)
{
    const double difference = largestDifference(found, matrixOf(expected));
    QVERIFY2(difference <= limit, qPrintable(QString("difference %1").arg(difference)));
}

// The sequences of the GRU fixture as packed rows and back.
struct GruSequences {
    PackedLayout layout;

    explicit GruSequences(const json& sequences)
    {
        std::vector<int> lengths;
        for (const json& sequence : sequences)
            lengths.push_back(static_cast<int>(sequence.size()));
        layout = packedLayout(lengths);
    }

    Matrix pack(const json& sequences) const
    {
        Matrix packed(layout.rows(), matrixOf(sequences[0]).cols());
        for (std::size_t rank = 0; rank < layout.order.size(); ++rank) {
            const Matrix sequence = matrixOf(sequences[static_cast<std::size_t>(layout.order[rank])]);
            for (int t = 0; t < layout.lengths[rank]; ++t)
                packed.row(layout.row(static_cast<int>(rank), t)) = sequence.row(t);
        }
        return packed;
    }

    // Rows of sequences, as PyTorch orders them, in the order of ranks.
    Matrix byRank(const Matrix& rows) const { return rows(layout.order, Eigen::all); }

    // The rows of the last token that a direction reads, by rank.
    std::vector<int> lastRows(Direction direction) const
    {
        std::vector<int> rows;
        for (int rank = 0; rank < static_cast<int>(layout.order.size()); ++rank)
            rows.push_back(layout.row(rank,
                direction == Direction::Forward ? layout.lengths[static_cast<std::size_t>(rank)] - 1 : 0));
        return rows;
    }
};

} // namespace

class LayerFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void linearIsTorchLinear()
    {
        const json fixture = readFixture("linear");
        Linear layer;
        layer.weight = leaf(fixture["parameters"]["weight"]);
        layer.bias = leaf(fixture["parameters"]["bias"]);
        const Variable input = leaf(fixture["input"]);
        const Variable output = apply(layer, input);
        compare(output.value(), fixture["output"]);
        backwardFrom(output, matrixOf(fixture["upstream"]));
        compare(input.gradient(), fixture["gradients"]["input"]);
        compare(layer.weight.gradient(), fixture["gradients"]["weight"]);
        compare(layer.bias.gradient(), fixture["gradients"]["bias"]);
    }

    void embeddingIsTorchEmbedding()
    {
        const json fixture = readFixture("embedding");
        const Variable table = leaf(fixture["parameters"]["weight"]);
        const Variable output = gatherRows(table, fixture["ids"].get<std::vector<int>>());
        compare(output.value(), fixture["output"]);
        backwardFrom(output, matrixOf(fixture["upstream"]));
        compare(table.gradient(), fixture["gradients"]["weight"]);
    }

    void activationsAreTorchs()
    {
        const json fixture = readFixture("activations");
        const std::map<std::string, Variable (*)(const Variable&)> functions{
            {"relu", relu}, {"gelu", gelu}, {"silu", silu}};
        QCOMPARE(fixture["cases"].size(), functions.size());
        for (const json& expected : fixture["cases"]) {
            const Variable input = leaf(fixture["input"]);
            const Variable output = functions.at(expected["name"].get<std::string>())(input);
            compare(output.value(), expected["output"]);
            backwardFrom(output, matrixOf(fixture["upstream"]));
            compare(input.gradient(), expected["gradient"]);
        }
    }

    void layerNormIsTorchLayerNorm()
    {
        const json fixture = readFixture("layernorm");
        LayerNorm layer;
        layer.gain = leaf(fixture["parameters"]["weight"]);
        layer.bias = leaf(fixture["parameters"]["bias"]);
        layer.epsilon = fixture["epsilon"].get<float>();
        const Variable input = leaf(fixture["input"]);
        const Variable output = apply(layer, input);
        compare(output.value(), fixture["output"]);
        backwardFrom(output, matrixOf(fixture["upstream"]));
        compare(input.gradient(), fixture["gradients"]["input"]);
        compare(layer.gain.gradient(), fixture["gradients"]["weight"]);
        compare(layer.bias.gradient(), fixture["gradients"]["bias"]);
    }

    void gruIsTorchGru_data()
    {
        QTest::addColumn<int>("direction");
        QTest::newRow("forward") << 0;
        QTest::newRow("backward") << 1;
    }

    // Three sequences of lengths 2, 4 and 1, given in this order, each from its own initial state.
    void gruIsTorchGru()
    {
        QFETCH(int, direction);
        const json fixture = readFixture("gru");
        const GruSequences sequences(fixture["inputs"]);
        const Gru gru = gruOf(fixture["parameters"], direction);
        const Variable inputs(sequences.pack(fixture["inputs"]), true);
        const auto index = static_cast<std::size_t>(direction);
        const Variable initial(sequences.byRank(matrixOf(fixture["initial"][index])), true);

        const auto order = direction == 0 ? Direction::Forward : Direction::Backward;
        const Variable states = run(gru, inputs, initial, sequences.layout, order);

        const Index size = gru.hiddenSize();
        const Matrix expected = sequences.pack(fixture["states"]).middleCols(direction * size, size);
        QVERIFY(largestDifference(states.value(), expected) <= limit);
        const auto last = sequences.lastRows(order);
        const Matrix expectedLast = sequences.byRank(matrixOf(fixture["last"][index]));
        QVERIFY(largestDifference(states.value()(last, Eigen::all), expectedLast) <= limit);

        Matrix upstream = sequences.pack(fixture["upstream"]).middleCols(direction * size, size);
        upstream(last, Eigen::all) += sequences.byRank(matrixOf(fixture["lastUpstream"][index]));
        backwardFrom(states, upstream);
        compareGradients(gru, fixture["gradients"], direction);
        const Matrix initialGradient = sequences.byRank(matrixOf(fixture["gradients"]["initial"][index]));
        QVERIFY(largestDifference(initial.gradient(), initialGradient) <= limit);
    }

    // The gradient of the inputs is the sum of what both directions send back.
    void gruInputGradientsAddUpOverDirections()
    {
        const json fixture = readFixture("gru");
        const GruSequences sequences(fixture["inputs"]);
        const Variable inputs(sequences.pack(fixture["inputs"]), true);
        const Matrix allUpstream = sequences.pack(fixture["upstream"]);
        for (int direction : {0, 1}) {
            const Gru gru = gruOf(fixture["parameters"], direction);
            const auto index = static_cast<std::size_t>(direction);
            const Variable initial(sequences.byRank(matrixOf(fixture["initial"][index])));
            const auto order = direction == 0 ? Direction::Forward : Direction::Backward;
            const Index size = gru.hiddenSize();
            Matrix upstream = allUpstream.middleCols(direction * size, size);
            upstream(sequences.lastRows(order), Eigen::all) +=
                sequences.byRank(matrixOf(fixture["lastUpstream"][index]));
            backwardFrom(run(gru, inputs, initial, sequences.layout, order), upstream);
        }
        const Matrix expected = sequences.pack(fixture["gradients"]["inputs"]);
        QVERIFY(largestDifference(inputs.gradient(), expected) <= limit);
    }

    void softmaxIsTorchSoftmax()
    {
        const json fixture = readFixture("softmax");
        Mask mask = Mask::Constant(3, 5, true);
        for (Index row = 0; row < 3; ++row)
            mask.row(row) =
                prefixMask(1, 5, fixture["keyCounts"][static_cast<std::size_t>(row)].get<Index>());
        for (const json& expected : fixture["cases"]) {
            const Variable scores = leaf(fixture["scores"]);
            const Variable logits = maskedLogits(scores, mask, expected["temperature"].get<float>());
            const Variable probabilities = softmaxRows(logits);
            compare(logits.value(), expected["logits"]);
            compare(probabilities.value(), expected["probabilities"]);
            backwardFrom(probabilities, matrixOf(expected["upstream"]));
            compare(scores.gradient(), expected["scoreGradient"]);
        }
    }

    void crossEntropyIsTorchCrossEntropy()
    {
        const json fixture = readFixture("crossentropy");
        for (const json& expected : fixture["cases"]) {
            const Variable logits = leaf(fixture["logits"]);
            const auto targets = fixture["targets"].get<std::vector<int>>();
            const Variable loss = crossEntropy(logits, targets, expected["smoothing"].get<float>());
            compare(loss.value(), expected["loss"]);
            backward(loss);
            compare(logits.gradient(), expected["gradient"]);
        }
    }

private:
    static Gru gruOf(const json& parameters, int direction)
    {
        const std::string suffix = direction == 0 ? "_l0" : "_l0_reverse";
        Gru gru;
        gru.inputWeight = leaf(parameters["weight_ih" + suffix]);
        gru.hiddenWeight = leaf(parameters["weight_hh" + suffix]);
        gru.inputBias = leaf(parameters["bias_ih" + suffix]);
        gru.hiddenBias = leaf(parameters["bias_hh" + suffix]);
        return gru;
    }

    static void compareGradients(const Gru& gru, const json& gradients, int direction)
    {
        const std::string suffix = direction == 0 ? "_l0" : "_l0_reverse";
        compare(gru.inputWeight.gradient(), gradients["weight_ih" + suffix]);
        compare(gru.hiddenWeight.gradient(), gradients["weight_hh" + suffix]);
        compare(gru.inputBias.gradient(), gradients["bias_ih" + suffix]);
        compare(gru.hiddenBias.gradient(), gradients["bias_hh" + suffix]);
    }
};

QTEST_GUILESS_MAIN(LayerFixtureTest)
#include "layerfixturetest.moc"
