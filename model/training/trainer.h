// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/adam.h"
#include "model/training/batches.h"
#include "model/training/schedule.h"
#include "model/translation/batch.h"
#include "model/translation/translator.h"

#include <vector>

namespace lab {

/// How a model is trained. Defaults are the measured recipe of the shipped models.
struct TrainerOptions {
    std::uint64_t seed = 1;
    int epochs = 24;
    int batchSize = 64;
    float peakLearningRate = 2e-3F;
    Index warmupSteps = 400;
    float finalLearningRateShare = 0.02F;
    AdamOptions adam;
    double clipNorm = 1.0;
    float averageDecay = 0.999F;
    float dropout = 0.35F;
    float wordDropout = 0.05F;
    float labelSmoothing = 0.1F;
    float guidedAttention = 0;  ///< see TrainingPass
    float attentionDropout = 0; ///< see TrainingPass
    ReinforceOptions reinforce; ///< for models with hard attention
    int sourceUnknown = 0;      ///< ids of the vocabularies
    int targetUnknown = 0;
    int targetBegin = 1;
};

/// Throws ConfigError naming the option and its range.
void validate(const TrainerOptions& options);

/// All that changes while training; with the same pairs and options, equal states go on to equal weights.
struct TrainerState {
    Index step = 0; ///< optimizer steps done
    AdamState adam;
    std::vector<Matrix> averages; ///< moving average of each parameter
};

/// What one optimizer step did.
struct TrainingStep {
    Index step = 0;          ///< 1 for the first
    float loss = 0;          ///< mean over target tokens
    double gradientNorm = 0; ///< before clipping
    float learningRate = 0;
    Index targetTokens = 0;
};

/// Trains a translator in place, one batch at a time. All randomness comes from the seed and the step number,
/// so that a run that stops and resumes ends with the same weights as one that does not. For one thread.
class Trainer {
public:
    /// Throws ConfigError for invalid options or when there is no pair.
    Trainer(std::shared_ptr<const Translator> translator, std::vector<TokenPair> pairs,
        const TrainerOptions& options);

    /// The next batch: forward, backward, clip, update, average. Throws Error when the loss is not finite.
    TrainingStep advance();

    Index totalSteps() const;
    bool finished() const { return m_state.step >= totalSteps(); }
    const TrainerState& state() const { return m_state; }
    /// Goes on from a checkpoint; the translator's parameters must hold the weights of that moment. Throws
    /// ShapeError when the state is of another model.
    void restore(TrainerState state);

private:
    TrainingBatch batchOf(const BatchIndices& indices) const;
    void average();

    std::shared_ptr<const Translator> m_translator;
    ParameterSet m_parameters;
    std::vector<TokenPair> m_pairs;
    TrainerOptions m_options;
    TrainerState m_state;
    Index m_epoch = -1; ///< of m_batches
    std::vector<BatchIndices> m_batches;
};

} // namespace lab
