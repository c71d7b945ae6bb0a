// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainingrun.h"

#include "model/math/error.h"
#include "model/storage/bundle.h"
#include "model/training/bundlereadme.h"
#include "model/training/checkpoint.h"
#include "model/training/evaluation.h"
#include "model/training/trainingmemory.h"
#include "model/training/trainingpairs.h"
#include "model/translation/translator.h"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace lab {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kReportSeconds = 1;
constexpr double kCheckpointSeconds = 120;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// The run in progress: what is trained, how far it is, and when it last reported and saved.
class Run {
public:
    Run(const TrainingConfig& config, const TrainingRunOptions& options)
        : m_config(config),
          m_options(options),
          m_translator(makeTranslator(config.model)),
          m_pairs(loadTrainingPairs(config, options.data, options.notice)),
          m_fingerprint(fingerprint(config, m_pairs.tokens)),
          m_trainer(startTrainer())
    {
    }

    // Trains to the end or until the callback says stop; true when finished.
    bool train(const TrainingCallback& callback)
    {
        while (!m_trainer.finished()) {
            note(m_trainer.advance());
            const bool stopHere = m_options.stopAfterStep > 0 && m_last.step >= m_options.stopAfterStep;
            const bool goOn = secondsSince(m_reported) < kReportSeconds || report(callback);
            if (!m_trainer.finished() && (stopHere || !goOn)) {
                save();
                return false;
            }
            if (secondsSince(m_saved) > kCheckpointSeconds)
                save();
        }
        report(callback);
        save();
        return true;
    }

    TrainingOutcome outcome(bool finished) const { return {finished, m_trainer.state().step, seconds(), {}}; }

    // Puts the averaged weights into the bundle and measures it on the validation pairs.
    void finish(TrainingOutcome& outcome)
    {
        ParameterSet averaged = m_translator->parameters();
        for (std::size_t i = 0; i < averaged.size(); ++i) {
            averaged[i].variable = Variable(m_trainer.state().averages[i]);
        }
        saveBundle(m_options.output, m_config.model, averaged, tokenizerFiles(m_config));
        outcome.quality = measure(loadBundle(m_options.output));
        outcome.quality.trainingMinutes = static_cast<float>(outcome.seconds / 60);
        recordQuality(m_options.output, outcome.quality);
        writeBundleReadme(
            m_options.output, {m_config, outcome, m_pairs.tokens.size(), parameterCount(averaged)});
    }

private:
    // Greedily and with beam search, with the attention that the model was trained for.
    MeasuredQuality measure(const Bundle& bundle) const
    {
        DecodeOptions options;
        options.step.attention = usualAttention(bundle.config);
        const Evaluation greedy = evaluate(bundle.model, m_pairs.validation, options);
        options.beam = BeamOptions{.width = 5, .lengthPenalty = 1};
        const Evaluation beam = evaluate(bundle.model, m_pairs.validation, options);
        return {static_cast<int>(m_pairs.validation.size()), static_cast<float>(greedy.bleu),
            static_cast<float>(beam.bleu), static_cast<float>(greedy.chrf), 0,
            static_cast<float>(greedy.meanProbability)};
    }

    Trainer startTrainer()
    {
        Random random(m_config.trainer.seed);
        m_translator->initialize(random);
        if (!m_options.resume)
            return {m_translator, m_pairs.tokens, m_config.trainer};
        Checkpoint checkpoint = loadCheckpoint(m_options.checkpoint, m_translator->parameters());
        if (checkpoint.fingerprint != m_fingerprint)
            throw FormatError(m_options.checkpoint.string() +
                              ": this checkpoint is of another configuration or other data.");
        m_secondsBefore = checkpoint.seconds;
        Trainer trainer(m_translator, m_pairs.tokens, m_config.trainer);
        trainer.restore(std::move(checkpoint.state));
        return trainer;
    }

    void note(const TrainingStep& step)
    {
        m_last = step;
        m_tokens += step.targetTokens;
        m_lossSum += static_cast<double>(step.loss) * static_cast<double>(step.targetTokens);
        ++m_steps;
    }

    bool report(const TrainingCallback& callback)
    {
        if (m_steps == 0 || !callback)
            return true;
        const double elapsed = secondsSince(m_reported);
        const auto left = static_cast<double>(m_trainer.totalSteps() - m_last.step);
        const TrainingProgress progress{m_last, m_trainer.totalSteps(),
            m_lossSum / static_cast<double>(m_tokens), static_cast<double>(m_tokens) / elapsed,
            left * seconds() / static_cast<double>(m_last.step)};
        m_reported = Clock::now();
        m_tokens = 0;
        m_steps = 0;
        m_lossSum = 0;
        return callback(progress);
    }

    void save()
    {
        saveCheckpoint(
            m_options.checkpoint, m_translator->parameters(), {m_trainer.state(), seconds(), m_fingerprint});
        m_saved = Clock::now();
    }

    double seconds() const { return m_secondsBefore + secondsSince(m_started); }

    const TrainingConfig& m_config;
    const TrainingRunOptions& m_options;
    std::shared_ptr<Translator> m_translator;
    TrainingPairs m_pairs;
    std::string m_fingerprint;
    double m_secondsBefore = 0; // trained before this run resumed
    Trainer m_trainer;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_reported = m_started;
    Clock::time_point m_saved = m_started;
    TrainingStep m_last;
    Index m_tokens = 0; // since the last report
    Index m_steps = 0;
    double m_lossSum = 0;
};

} // namespace

TrainingOutcome runTraining(
    const TrainingConfig& config, const TrainingRunOptions& options, const TrainingCallback& callback)
{
    prepareMemoryForTraining();
    Run run(config, options);
    const bool finished = run.train(callback);
    TrainingOutcome outcome = run.outcome(finished);
    if (finished)
        run.finish(outcome);
    return outcome;
}

std::string progressLine(const TrainingProgress& progress)
{
    char line[160];
    std::snprintf(line, sizeof line, "step %ld/%ld  loss %.3f  rate %.5f  %.0f tokens/s  %.0f min left",
        static_cast<long>(progress.last.step), static_cast<long>(progress.totalSteps), progress.meanLoss,
        static_cast<double>(progress.last.learningRate), progress.tokensPerSecond,
        std::ceil(progress.secondsLeft / 60));
    return line;
}

} // namespace lab
