// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/measuredquality.h"
#include "model/text/textencoding.h"
#include "model/training/trainer.h"
#include "model/training/trainingconfig.h"

#include <filesystem>
#include <functional>
#include <string>

namespace lab {

/// Where a training run reads and writes.
struct TrainingRunOptions {
    std::filesystem::path
        data; ///< folder with the configuration's pair files that are not beside it; may be empty
    std::filesystem::path output;     ///< bundle folder, written at the end
    std::filesystem::path checkpoint; ///< file, written every few minutes and on stop
    bool resume = false;              ///< go on from `checkpoint`; without it a run starts from nothing
    Index stopAfterStep = 0;          ///< stop (and save) at this step; 0: run to the end
    EncodingNotice notice = {};       ///< of pair files that are not UTF-8
};

/// A moment of a run, for a progress line.
struct TrainingProgress {
    TrainingStep last;
    Index totalSteps = 0;
    double meanLoss = 0;        ///< over the steps since the last report
    double tokensPerSecond = 0; ///< target tokens, since the last report
    double secondsLeft = 0;
};

/// How a run ended.
struct TrainingOutcome {
    bool finished = false; ///< false: stopped; the checkpoint holds everything
    Index steps = 0;
    double seconds = 0;      ///< of training, over all resumed parts
    MeasuredQuality quality; ///< on the validation pairs; when finished
};

/// Called about once a second; returning false saves a checkpoint and stops.
using TrainingCallback = std::function<bool(const TrainingProgress&)>;

/// Trains as configured, then writes the bundle (averaged weights as F16, tokenizers, and, when they
/// have been measured, the quality in config.json and README.md). Throws FileError, FormatError or
/// ConfigError; a broken or foreign checkpoint is refused.
TrainingOutcome runTraining(
    const TrainingConfig& config, const TrainingRunOptions& options, const TrainingCallback& callback);

/// "step 1200/11424  loss 3.41  rate 0.0019  8734 tokens/s  9 min left"
std::string progressLine(const TrainingProgress& progress);

} // namespace lab
