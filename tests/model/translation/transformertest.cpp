// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/transformer.h"
#include "model/math/error.h"
#include "model/math/random.h"
#include "model/math/softmax.h"
#include "model/translation/batch.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

TransformerConfig tiny()
{
    TransformerConfig config;
    config.sourceVocabulary = 11;
    config.targetVocabulary = 13;
    config.modelSize = 12;
    config.encoderLayers = 2;
    config.decoderLayers = 2;
    config.encoderHeads = 2;
    config.decoderHeads = 3;
    config.feedForwardSize = 10;
    config.normFirst = true;
    return config;
}

TransformerTranslator randomTranslator(const TransformerConfig& config)
{
    TransformerTranslator translator(config);
    Random random(3);
    translator.initialize(random);
    return translator;
}

std::vector<StepResult> decodeOf(const TransformerTranslator& translator, const std::vector<int>& source,
    const std::vector<int>& tokens, const StepOptions& options = {})
{
    const Encoding encoding = translator.encode(source);
    std::vector<StepResult> steps;
    DecoderState state = encoding.initial;
    for (const int token : tokens) {
        steps.push_back(translator.step(encoding, state, token, options));
        state = steps.back().next;
    }
    return steps;
}

const TrainingBatch kBatch{{{3, 4, 2}, {5, 2}, {6, 7, 8, 9, 2}}, {{3, 2}, {4, 5, 6, 2}, {7, 8, 2}}, 1};

} // namespace

class TransformerTest : public QObject {
    Q_OBJECT

private slots:
    // One forward pass: the loss of a batch, computed at once, is what the same model says step by step with
    // its cache.
    void batchLossEqualsStepByStep()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        double total = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            std::vector<int> inputs{1};
            inputs.insert(inputs.end(), kBatch.targets[i].begin(), kBatch.targets[i].end() - 1);
            const auto steps = decodeOf(translator, kBatch.sources[i], inputs);
            for (std::size_t t = 0; t < steps.size(); ++t)
                total -= std::log(
                    static_cast<double>(softmaxRows(MatrixView(*steps[t].logits))(0, kBatch.targets[i][t])));
        }
        TrainingPass pass;
        const auto loss = static_cast<double>(translator.loss(kBatch, pass).value()(0, 0));
        QVERIFY2(std::abs(loss - total / 9) < 1e-6, qPrintable(QString::number(loss - total / 9)));
    }

    // Sentences that share a product do not see each other.
    void aBatchIsTheMeanOfItsSentences()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        TrainingPass pass;
        double total = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const TrainingBatch one{{kBatch.sources[i]}, {kBatch.targets[i]}, 1};
            total += static_cast<double>(translator.loss(one, pass).value()(0, 0)) *
                     static_cast<double>(kBatch.targets[i].size());
        }
        const auto loss = static_cast<double>(translator.loss(kBatch, pass).value()(0, 0));
        QVERIFY(std::abs(loss - total / 9) < 1e-6);
    }

    void shapesOfTheRecord()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        const Encoding encoding = translator.encode(std::vector<int>{3, 4, 2});
        QCOMPARE(encoding.record->layers.size(), std::size_t{2});
        QCOMPARE(encoding.record->layers[1].self.size(), std::size_t{2});
        QCOMPARE(encoding.record->layers[1].self[1].probabilities.rows(), 3); // all pairs of words at once
        QCOMPARE(encoding.record->layers[1].self[1].probabilities.cols(), 3);
        QCOMPARE(encoding.record->memory.cols(), 12);
        const auto steps = decodeOf(translator, {3, 4, 2}, {1, 5});
        const LayerRecord& layer = steps[1].layers.at(1);
        QCOMPARE(layer.self.size(), std::size_t{3});
        QCOMPARE(layer.cross.size(), std::size_t{3});
        QCOMPARE(layer.self[2].scores.rows(), 1);
        QCOMPARE(layer.self[2].scores.cols(), 2); // what it has read so far
        QCOMPARE(layer.cross[2].scores.cols(), 3);
        QCOMPARE(layer.cross[2].context.cols(), 4);
        QCOMPARE(steps[1].logits.cols(), 13);
        QCOMPARE(steps[1].next.position, 2);
    }

    void crossAttentionSharesItsKeysBetweenSteps()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        const Encoding encoding = translator.encode(std::vector<int>{3, 4, 2});
        const StepResult first = translator.step(encoding, encoding.initial, 1, {});
        const StepResult second = translator.step(encoding, first.next, 5, {});
        QCOMPARE(static_cast<const void*>(second.layers[0].cross[1].keys->data()),
            static_cast<const void*>(first.layers[0].cross[1].keys->data()));
    }

    void aStepIsPure()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        const Encoding encoding = translator.encode(std::vector<int>{3, 4, 2});
        const StepResult first = translator.step(encoding, encoding.initial, 1, {});
        translator.step(encoding, first.next, 5, {});
        const StepResult again = translator.step(encoding, encoding.initial, 1, {});
        QCOMPARE(*again.logits, *first.logits);
        QCOMPARE(*again.state, *first.state);
    }

    void optionsActOnCrossAttentionAlone()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        StepOptions options;
        options.attention.temperature = 2;
        options.attention.weighting = Weighting::HardSample;
        const std::vector<int> source(64, 3);
        const auto steps = decodeOf(translator, source, {1, 5}, options);
        const HeadRecord& cross = steps[1].layers[1].cross[0];
        QCOMPARE(cross.weights->maxCoeff(), 1.0F);
        QCOMPARE(cross.weights->sum(), 1.0F);
        QCOMPARE(cross.logits(0, 0), cross.scores(0, 0) / 2);
        const HeadRecord& self = steps[1].layers[1].self[0];
        QCOMPARE(*self.weights, *self.probabilities);
        QCOMPARE(*self.logits, *self.scores);
    }

    // Each step, layer and head draws for itself.
    void drawsDifferBetweenStepsLayersAndHeads()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        StepOptions options;
        options.attention.weighting = Weighting::HardSample;
        options.attention.k = 8;
        const std::vector<int> source(64, 3);
        const auto steps = decodeOf(translator, source, {1, 1}, options);
        std::vector<Draws> draws;
        for (const StepResult& step : steps)
            for (const LayerRecord& layer : step.layers)
                for (const HeadRecord& head : layer.cross)
                    draws.push_back(head.draws);
        QCOMPARE(draws.size(), std::size_t{12});
        for (std::size_t i = 0; i < draws.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(draws[i] != draws[j]);
    }

    // The links of a batch reach the right words: of a sentence whose words attend in a matrix shared with
    // others.
    void guidanceIsTheMeanOverTheLinks()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        double expected = 0;
        const std::vector<std::vector<AlignmentLink>> links{{{0, 1}}, {}, {{2, 3}, {1, 4}}};
        for (std::size_t i = 0; i < 3; ++i) {
            std::vector<int> inputs{1};
            inputs.insert(inputs.end(), kBatch.targets[i].begin(), kBatch.targets[i].end() - 1);
            const auto steps = decodeOf(translator, kBatch.sources[i], inputs);
            for (const AlignmentLink& link : links[i])
                expected -= std::log(static_cast<double>(
                    steps[static_cast<std::size_t>(link.query)].layers.back().cross.front().probabilities(
                        0, link.key)));
        }
        TrainingBatch batch = kBatch;
        TrainingPass pass;
        const float without = translator.loss(batch, pass).value()(0, 0);
        batch.links = links;
        pass.guidedAttention = 0.5F;
        const float with = translator.loss(batch, pass).value()(0, 0);
        QVERIFY(std::abs(static_cast<double>(with - without) - 0.5 * expected / 3) < 1e-5);
    }

    void dropoutIsRandomAndOfThePass()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        const auto lossWith = [&](float sublayer, float attention, std::uint64_t seed) {
            TrainingPass pass;
            pass.random = Random(seed);
            pass.dropout = sublayer;
            pass.attentionDropout = attention;
            return translator.loss(kBatch, pass).value()(0, 0);
        };
        for (const auto& [sublayer, attention] : {std::pair{0.3F, 0.0F}, {0.0F, 0.3F}}) {
            QCOMPARE(lossWith(sublayer, attention, 5), lossWith(sublayer, attention, 5));
            QVERIFY(lossWith(sublayer, attention, 5) != lossWith(sublayer, attention, 6));
        }
        QCOMPARE(lossWith(0, 0, 5), lossWith(0, 0, 6));
    }

    void parametersHaveTheirPyTorchNames()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        const ParameterSet& set = translator.parameters();
        QCOMPARE(findParameter(set, "encoder.layers.1.self_attn.in_proj_weight").variable.rows(), 36);
        QCOMPARE(findParameter(set, "decoder.layers.0.multihead_attn.out_proj.bias").variable.cols(), 12);
        QCOMPARE(findParameter(set, "decoder.layers.1.norm3.weight").variable.value(), Matrix::Ones(1, 12));
        QCOMPARE(findParameter(set, "encoder.norm.bias").variable.value(), Matrix::Zero(1, 12));
        QCOMPARE(findParameter(set, "decoder.layers.1.linear1.weight").variable.cols(), 12);
        QCOMPARE(set.size(), std::size_t{2 + 2 * 12 + 2 + 2 * 18 + 2 + 1});
    }

    void learnedPositionsEnd()
    {
        TransformerConfig config = tiny();
        config.positions = PositionKind::Learned;
        config.maximumPositions = 3;
        const TransformerTranslator translator = randomTranslator(config);
        translator.encode(std::vector<int>{3, 4, 2});
        QVERIFY_EXCEPTION_THROWN(translator.encode(std::vector<int>{3, 4, 5, 2}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(decodeOf(translator, {3, 2}, {1, 3, 3, 3}), ShapeError);
    }

    void whatDoesNotFitIsRefused()
    {
        const TransformerTranslator translator = randomTranslator(tiny());
        QVERIFY_EXCEPTION_THROWN(translator.encode({}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(translator.encode(std::vector<int>{11}), ShapeError);
        const Encoding encoding = translator.encode(std::vector<int>{3, 2});
        QVERIFY_EXCEPTION_THROWN(translator.step(encoding, {}, 1, {}), ShapeError);
        QVERIFY_EXCEPTION_THROWN(translator.step({}, encoding.initial, 1, {}), ShapeError);
    }
};

QTEST_GUILESS_MAIN(TransformerTest)
#include "transformertest.moc"
