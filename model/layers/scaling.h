// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <cstdint>
#include <functional>
#include <vector>

/// Why scores are divided by sqrt(d) (Vaswani et al. 2017, section 3.2.1), as an experiment without a trained
/// model: queries and keys of independent numbers with mean 0 and variance 1. Their product q·k has variance
/// d, so with growing d the softmax turns into a choice of one key and its gradient vanishes; q·k / sqrt(d)
/// has variance 1 for every d.
namespace lab {

/// A mean over trials and its standard error (sample standard deviation / sqrt(trials)).
struct Estimate {
    double mean = 0;
    double standardError = 0;
};

/// What is drawn. One trial is one query and `keys` keys; both rules see the same ones.
struct ScalingOptions {
    std::vector<int> dimensions = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024}; ///< d, 1 to 16,384 each
    int keys = 16;                                                               ///< n, 2 to 4,096
    int trials = 200;                                                            ///< 2 to 1,000,000
    std::uint64_t seed = 1;
};

inline constexpr int largestScalingDimension = 16'384;
inline constexpr int largestScalingKeys = 4'096;
inline constexpr int largestScalingTrials = 1'000'000;

/// What one score rule does at one dimension.
struct ScalingMeasure {
    Estimate spread;             ///< standard deviation of the scores, whose mean is known to be 0
    Estimate entropy;            ///< of the probabilities, in nats
    Estimate relativeEntropy;    ///< entropy / log n: 1 when all keys weigh the same, 0 for a single one
    Estimate largestProbability; ///< 1/n to 1
    Estimate jacobianNorm;       ///< Frobenius norm of ∂p/∂scores = diag(p) - p pᵀ
    HeadRecord example;          ///< the first trial: query [1 x d], keys = values [n x d], the rest [1 x n]
};

/// Both rules at one dimension.
struct ScalingPoint {
    int dimension = 0;        ///< d
    ScalingMeasure dot;       ///< scores q·k
    ScalingMeasure scaledDot; ///< scores q·k / sqrt(d)
};

/// The whole experiment.
struct ScalingRecord {
    ScalingOptions options;
    std::vector<ScalingPoint> points; ///< one for each of the options' dimensions, in their order
};

/// Called after each trial with the number of trials done, of all dimensions.
using ScalingProgress = std::function<void(std::int64_t done)>;

/// One point of the experiment; it does not depend on the options' other dimensions. Pure: equal arguments
/// give equal numbers; `progress` counts its own trials. Throws ConfigError for a value out of range.
ScalingPoint measureScaling(
    int dimension, const ScalingOptions& options, const ScalingProgress& progress = {});

/// All points. Throws ConfigError for a value out of range, or when there is no dimension.
ScalingRecord measureScaling(const ScalingOptions& options, const ScalingProgress& progress = {});

} // namespace lab
