// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainer.h"

#include "model/math/error.h"

#include <cmath>
#include <cstdio>
#include <string>

namespace lab {
namespace {

// Streams of the seed: epochs and steps must not share random numbers.
constexpr std::uint64_t kEpochStream = 1ULL << 40;
constexpr std::uint64_t kStepStream = 2ULL << 40;

// 0.35, 1e-09
std::string plain(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

void requireRange(double value, double lowest, double highest, const char* name)
{
    if (!(value >= lowest && value <= highest))
        throw ConfigError(std::string(name) + " must be between " + plain(lowest) + " and " + plain(highest) +
                          ", not " + plain(value) + ".");
}

Index batchesPerEpoch(std::size_t pairs, int size)
{
    return (static_cast<Index>(pairs) + size - 1) / size;
}

} // namespace

void validate(const TrainerOptions& options)
{
    requireRange(options.epochs, 1, 100'000, "epochs");
    requireRange(options.batchSize, 1, 100'000, "batch_size");
    requireRange(options.peakLearningRate, 0, 10, "learning_rate");
    requireRange(options.finalLearningRateShare, 0, 1, "final_learning_rate_share");
    requireRange(static_cast<double>(options.warmupSteps), 0, 1e9, "warmup_steps");
    requireRange(options.adam.beta1, 0, 0.99999, "adam_beta1"); // 1 would never forget, and divide by 0
    requireRange(options.adam.beta2, 0, 0.99999, "adam_beta2");
    requireRange(options.adam.epsilon, 1e-30, 1, "adam_epsilon");
    requireRange(options.clipNorm, 1e-6, 1e9, "clip_norm");
    requireRange(options.averageDecay, 0, 1, "average_decay");
    requireRange(options.dropout, 0, 0.99, "dropout");
    requireRange(options.wordDropout, 0, 0.99, "word_dropout");
    requireRange(options.labelSmoothing, 0, 0.99, "label_smoothing");
    requireRange(options.guidedAttention, 0, 100, "guided_attention");
    requireRange(options.attentionDropout, 0, 0.99, "attention_dropout");
    requireRange(options.reinforce.softShare, 0, 1, "hard_soft_share");
    requireRange(options.reinforce.rewardWeight, 0, 100, "hard_reward_weight");
    requireRange(options.reinforce.entropyWeight, 0, 100, "hard_entropy_weight");
}

Trainer::Trainer(
    std::shared_ptr<const Translator> translator, std::vector<TokenPair> pairs, const TrainerOptions& options)
    : m_translator(std::move(translator)),
      m_parameters(m_translator->parameters()),
      m_pairs(std::move(pairs)),
      m_options(options)
{
    validate(options);
    if (m_pairs.empty())
        throw ConfigError("There is no sentence pair to train on.");
    m_state.adam = adamState(m_parameters);
    for (Parameter& parameter : m_parameters) {
        parameter.variable.setNeedsGradient(true);
        m_state.averages.push_back(parameter.variable.value());
    }
}

Index Trainer::totalSteps() const
{
    return m_options.epochs * batchesPerEpoch(m_pairs.size(), m_options.batchSize);
}

void Trainer::restore(TrainerState state)
{
    if (state.averages.size() != m_parameters.size() || state.adam.firstMoments.size() != m_parameters.size())
        throw ShapeError("A checkpoint of " + std::to_string(state.averages.size()) +
                         " parameters does not fit a model of " + std::to_string(m_parameters.size()) + ".");
    m_state = std::move(state);
}

TrainingBatch Trainer::batchOf(const BatchIndices& indices) const
{
    TrainingBatch batch;
    for (const int index : indices) {
        batch.sources.push_back(m_pairs[static_cast<std::size_t>(index)].source);
        batch.targets.push_back(m_pairs[static_cast<std::size_t>(index)].target);
        batch.links.push_back(m_pairs[static_cast<std::size_t>(index)].links);
    }
    batch.targetBegin = m_options.targetBegin;
    return batch;
}

TrainingStep Trainer::advance()
{
    const Index perEpoch = batchesPerEpoch(m_pairs.size(), m_options.batchSize);
    const Index epoch = m_state.step / perEpoch;
    if (epoch != m_epoch) {
        const Random random(m_options.seed, kEpochStream + static_cast<std::uint64_t>(epoch));
        m_batches = lengthBucketedBatches(m_pairs, m_options.batchSize, random);
        m_epoch = epoch;
    }
    const TrainingBatch batch = batchOf(m_batches[static_cast<std::size_t>(m_state.step % perEpoch)]);
    TrainingPass pass{Random(m_options.seed, kStepStream + static_cast<std::uint64_t>(m_state.step)),
        m_options.dropout, m_options.wordDropout, m_options.sourceUnknown, m_options.targetUnknown,
        m_options.labelSmoothing, m_options.guidedAttention, m_options.reinforce, m_options.attentionDropout};

    TrainingStep done;
    done.step = m_state.step + 1;
    for (const auto& target : batch.targets)
        done.targetTokens += static_cast<Index>(target.size());
    const Variable loss = m_translator->loss(batch, pass);
    done.loss = loss.value()(0, 0);
    backward(loss);
    done.gradientNorm = clipGradients(m_parameters, m_options.clipNorm);
    if (!std::isfinite(done.loss) || !std::isfinite(done.gradientNorm))
        throw Error("Training diverged at step " + std::to_string(done.step) + ": loss " +
                    std::to_string(done.loss) + ", gradient norm " + std::to_string(done.gradientNorm) + ".");
    const LearningRateSchedule schedule{
        m_options.peakLearningRate, m_options.warmupSteps, m_options.finalLearningRateShare, totalSteps()};
    done.learningRate = learningRate(schedule, done.step);
    adamUpdate(m_parameters, m_state.adam, m_options.adam, done.learningRate, done.step);
    m_state.step = done.step;
    average();
    for (Parameter& parameter : m_parameters)
        parameter.variable.clearGradient();
    return done;
}

void Trainer::average()
{
    const float decay = averageDecay(m_options.averageDecay, m_state.step);
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        m_state.averages[i] = decay * m_state.averages[i] + (1 - decay) * m_parameters[i].variable.value();
}

} // namespace lab
