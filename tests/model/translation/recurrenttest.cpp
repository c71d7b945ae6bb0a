// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/recurrent.h"
#include "model/math/error.h"
#include "model/math/softmax.h"
#include "model/training/adam.h"
#include "model/translation/batch.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

RecurrentConfig tiny(ScoreRule rule)
{
    RecurrentConfig config;
    config.sourceVocabulary = 11;
    config.targetVocabulary = 13;
    config.embeddingSize = 6;
    config.encoderHiddenSize = 4;
    config.decoderHiddenSize = 8;
    config.attentionSize = 5;
    config.maximumPositions = 7;
    config.rule = rule;
    if (rule == ScoreRule::LocationLinear)
        config.query = QuerySource::DecoderInputAndState;
    return config;
}

RecurrentTranslator randomTranslator(const RecurrentConfig& config)
{
    RecurrentTranslator translator(config);
    Random random(3);
    translator.initialize(random);
    return translator;
}

const std::vector<ScoreRule> kRules{ScoreRule::ConcatLinear, ScoreRule::Additive, ScoreRule::Dot,
    ScoreRule::ScaledDot, ScoreRule::LocationLinear};

// -Σ log p(target) of one pair, walked step by step as a decode does.
double stepwiseLoss(
    const RecurrentTranslator& translator, const std::vector<int>& source, const std::vector<int>& target)
{
    const Encoding encoding = translator.encode(source);
    DecoderState state = encoding.initial;
    int token = 1;
    double total = 0;
    for (const int next : target) {
        const StepResult step = translator.step(encoding, state, token, {});
        total -= std::log(static_cast<double>(softmaxRows(MatrixView(*step.logits))(0, next)));
        state = step.next;
        token = next;
    }
    return total;
}

// The expected loss of a hard model, summed over all words that could be drawn at each step.
double expectedHardLoss(const RecurrentTranslator& translator, const TrainingBatch& batch)
{
    const Encoding encoding = translator.encode(batch.sources.at(0));
    const AttentionMemory& all = encoding.memories.at(0);
    DecoderState state = encoding.initial;
    int token = 1;
    double total = 0;
    for (const int next : batch.targets.at(0)) {
        const StepResult step = translator.step(encoding, state, token, {});
        for (int key = 0; key < all.keys.rows(); ++key) {
            const std::vector<int> row{key};
            Encoding one = encoding; // a single word to look at is a word that is drawn for certain
            one.memories = {
                {gatherRows(all.keys, row), gatherRows(all.values, row), gatherRows(all.prepared, row)}};
            const StepResult seen = translator.step(one, state, token, {});
            const double probability = step.layers.at(0).cross.at(0).probabilities(0, key);
            total -=
                probability * std::log(static_cast<double>(softmaxRows(MatrixView(*seen.logits))(0, next)));
        }
        state = step.next;
        token = next;
    }
    return total / static_cast<double>(batch.targets.at(0).size());
}

} // namespace

class RecurrentTest : public QObject {
    Q_OBJECT

private slots:
    // One forward pass: the loss of a batch is what the same model says step by step.
    void batchLossEqualsStepByStep()
    {
        const TrainingBatch batch{{{3, 4, 2}, {5, 2}, {6, 7, 8, 9, 2}}, {{3, 2}, {4, 5, 6, 2}, {7, 8, 2}}, 1};
        for (const ScoreRule rule : kRules) {
            const RecurrentTranslator translator = randomTranslator(tiny(rule));
            TrainingPass pass;
            const auto loss = static_cast<double>(translator.loss(batch, pass).value()(0, 0));
            double total = 0;
            for (std::size_t i = 0; i < 3; ++i)
                total += stepwiseLoss(translator, batch.sources[i], batch.targets[i]);
            QVERIFY(std::abs(loss - total / 9) < 1e-5);
        }
    }

    void batchLossEqualsStepByStepWithoutAttention()
    {
        const TrainingBatch batch{{{3, 4, 2}, {5, 2}, {6, 7, 8, 9, 2}}, {{3, 2}, {4, 5, 6, 2}, {7, 8, 2}}, 1};
        RecurrentConfig config = tiny(ScoreRule::Additive);
        config.attention = AttentionKind::None;
        const RecurrentTranslator translator = randomTranslator(config);
        TrainingPass pass;
        pass.guidedAttention = 1; // nothing to guide
        const auto loss = static_cast<double>(translator.loss(batch, pass).value()(0, 0));
        double total = 0;
        for (std::size_t i = 0; i < 3; ++i)
            total += stepwiseLoss(translator, batch.sources[i], batch.targets[i]);
        QVERIFY(std::abs(loss - total / 9) < 1e-5);
    }

    void withoutAttentionTheContextNeverChanges()
    {
        RecurrentConfig config = tiny(ScoreRule::Additive);
        config.attention = AttentionKind::None;
        const RecurrentTranslator translator = randomTranslator(config);
        const std::vector<int> source{3, 4, 2};
        const Encoding encoding = translator.encode(source);
        const StepResult first = translator.step(encoding, encoding.initial, 1, {});
        const StepResult second = translator.step(encoding, first.next, 5, {});
        const HeadRecord& head = first.layers.at(0).cross.at(0);
        QCOMPARE(*head.context, encoding.initial.tensors.at(0).value());
        QCOMPARE(*second.layers.at(0).cross.at(0).context, *head.context);
        QCOMPARE(head.scores.cols(), 0);
        QVERIFY(*second.state != *first.state);
    }

    void hardStepsTakeOneWordEachAndDrawAnewAtEachStep()
    {
        const RecurrentTranslator translator = randomTranslator(tiny(ScoreRule::Additive));
        const std::vector<int> source(64, 3);
        const Encoding encoding = translator.encode(source);
        StepOptions options;
        options.attention.weighting = Weighting::HardSample;
        const StepResult first = translator.step(encoding, encoding.initial, 1, options);
        const HeadRecord& head = first.layers.at(0).cross.at(0);
        const int drawn = head.draws.at(0).at(0);
        QCOMPARE(head.weights->sum(), 1.0F);
        QCOMPARE(Matrix(*head.context), Matrix(encoding.memories.at(0).values.value().row(drawn)));
        const StepResult again = translator.step(encoding, encoding.initial, 1, options);
        QCOMPARE(again.layers.at(0).cross.at(0).draws, head.draws);
        const StepResult second = translator.step(encoding, first.next, 1, options);
        QVERIFY(second.layers.at(0).cross.at(0).draws != head.draws);
    }

    // REINFORCE estimates the gradient of the expected loss without bias: the mean over many draws is within
    // 4 standard errors of what differences of the exact expectation say.
    void hardGradientsAreUnbiased()
    {
        RecurrentConfig config = tiny(ScoreRule::Additive);
        config.attention = AttentionKind::Hard;
        RecurrentTranslator translator = randomTranslator(config);
        ParameterSet parameters = translator.parameters();
        Variable v = findParameter(parameters, "attention.v.weight").variable;
        v.setValue(3 * v.value()); // probabilities that are far from even
        const TrainingBatch batch{{{3, 4, 2}}, {{3, 5, 2}}, 1};
        Matrix exact(1, v.cols());
        for (Index i = 0; i < v.cols(); ++i) {
            const Matrix value = v.value();
            const auto lossAt = [&](float shift) {
                v.mutableValue()(0, i) = value(0, i) + shift;
                const double loss = expectedHardLoss(translator, batch);
                v.setValue(value);
                return loss;
            };
            exact(0, i) = static_cast<float>((lossAt(0.01F) - lossAt(-0.01F)) / 0.02);
        }
        v.setNeedsGradient(true);
        TrainingPass pass;
        pass.reinforce = {0, 1, 0};
        constexpr int draws = 4000;
        Matrix mean = Matrix::Zero(1, v.cols());
        Matrix squares = mean;
        for (int i = 0; i < draws; ++i) {
            backward(translator.loss(batch, pass));
            mean += v.gradient() / draws;
            squares += v.gradient().cwiseAbs2() / draws;
            v.clearGradient();
        }
        const Matrix error = ((squares - mean.cwiseAbs2()) / draws).cwiseSqrt();
        QVERIFY(exact.cwiseAbs().maxCoeff() > 10 * error.maxCoeff()); // there is something to be seen
        for (Index i = 0; i < v.cols(); ++i)
            QVERIFY2(std::abs(mean(0, i) - exact(0, i)) < 4 * error(0, i) + 1e-4F,
                qPrintable(QString("%1 against %2 ± %3").arg(mean(0, i)).arg(exact(0, i)).arg(error(0, i))));
    }

    // REINFORCE: when nothing but the words sampled counts, gradient steps make the source word that predicts
    // the target more probable. Each target word is tied to one source word.
    void hardTrainingLearnsWhereToLook()
    {
        RecurrentConfig config = tiny(ScoreRule::Additive);
        config.attention = AttentionKind::Hard;
        config.key = config.value = MemorySource::SourceEmbedding;
        config.query = QuerySource::DecoderInput;
        RecurrentTranslator translator = randomTranslator(config);
        ParameterSet parameters = translator.parameters();
        for (Parameter& parameter : parameters)
            parameter.variable.setNeedsGradient(true);
        const TrainingBatch batch{
            {{3, 9, 4}, {4, 9, 5}, {5, 9, 6}, {6, 9, 3}}, {{3, 4, 2}, {4, 5, 2}, {5, 6, 2}, {6, 3, 2}}, 1};
        TrainingPass pass;
        pass.reinforce = {0, 1, 0.01F};
        AdamState adam = adamState(parameters);
        double before = 0;
        double after = 0;
        for (Index step = 1; step <= 400; ++step) {
            const Variable loss = translator.loss(batch, pass);
            backward(loss);
            adamUpdate(parameters, adam, {}, 0.01F, step);
            for (Parameter& parameter : parameters)
                parameter.variable.clearGradient();
            (step == 1 ? before : after) = static_cast<double>(loss.value()(0, 0));
        }
        QVERIFY2(after < 0.4 * before, qPrintable(QString("%1 to %2").arg(before).arg(after)));
    }

    void shapesOfTheRecord()
    {
        const RecurrentTranslator translator = randomTranslator(tiny(ScoreRule::Additive));
        const std::vector<int> source{3, 4, 2};
        const Encoding encoding = translator.encode(source);
        QCOMPARE(encoding.record->memory.rows(), 3);
        QCOMPARE(encoding.record->memory.cols(), 8);
        const StepResult step = translator.step(encoding, encoding.initial, 1, {});
        const HeadRecord& head = step.layers.at(0).cross.at(0);
        QCOMPARE(head.query.cols(), 8);
        QCOMPARE(head.scores.cols(), 3);
        QCOMPARE(head.context.cols(), 8);
        QCOMPARE(step.logits.cols(), 13);
        QCOMPARE(step.next.position, 1);
    }

    void aStepIsPure()
    {
        const RecurrentTranslator translator = randomTranslator(tiny(ScoreRule::Additive));
        const std::vector<int> source{3, 4, 2};
        const Encoding encoding = translator.encode(source);
        const StepResult first = translator.step(encoding, encoding.initial, 1, {});
        translator.step(encoding, first.next, 5, {});
        const StepResult again = translator.step(encoding, encoding.initial, 1, {});
        QCOMPARE(*again.logits, *first.logits);
        QCOMPARE(*again.state, *first.state);
    }

    void keysAndValuesComeFromWhereTheConfigurationSays()
    {
        RecurrentConfig config = tiny(ScoreRule::Additive);
        config.key = MemorySource::SourceEmbedding;
        const RecurrentTranslator translator = randomTranslator(config);
        const std::vector<int> source{3, 2};
        const Encoding encoding = translator.encode(source);
        const Matrix& embedding =
            findParameter(translator.parameters(), "source_embedding.weight").variable.value();
        QCOMPARE(Matrix(encoding.memories.at(0).keys.value().row(0)), Matrix(embedding.row(3)));
        QCOMPARE(encoding.memories.at(0).values.value(), *encoding.record->memory);
    }

    void parametersHaveTheirPyTorchNamesAndShapes()
    {
        const RecurrentTranslator translator = randomTranslator(tiny(ScoreRule::Additive));
        const ParameterSet& set = translator.parameters();
        QCOMPARE(set.size(), std::size_t{22});
        QCOMPARE(findParameter(set, "encoder.weight_hh_l0_reverse").variable.rows(), 12);
        QCOMPARE(findParameter(set, "attention.linear.weight").variable.cols(), 16);
        QCOMPARE(findParameter(set, "attention.v.weight").variable.cols(), 5);
        QCOMPARE(findParameter(set, "readout.weight").variable.cols(), 16);
    }

    void tokensOutsideTheVocabularyAreRefused()
    {
        const RecurrentTranslator translator = randomTranslator(tiny(ScoreRule::Dot));
        const std::vector<int> outside{11};
        QVERIFY_EXCEPTION_THROWN(translator.encode(outside), ShapeError);
        QVERIFY_EXCEPTION_THROWN(translator.encode({}), ShapeError);
    }
};

QTEST_GUILESS_MAIN(RecurrentTest)
#include "recurrenttest.moc"
