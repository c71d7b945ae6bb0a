// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/scaling.h"
#include "model/training/lengthscores.h"
#include "widgets/figures/chart.h"

#include <string>
#include <vector>

namespace lab {

/// What of a curve figure can be chosen.
struct CurveOptions {
    double width = 800; ///< in logical pixels, 96 to an inch
    bool dark = false;
    bool transparent = false; ///< no background
};

/// Why scores are divided by √d: spread of the scores, entropy of the softmax, largest probability and the
/// Frobenius norm of its Jacobian with respect to the scores it is given for each d, with and without the
/// division. Means over the trials with bars of one standard error.
std::vector<Chart> scalingCharts(const ScalingRecord& record);
/// Throws ConfigError as drawCharts() does.
Drawing drawScaling(const ScalingRecord& record, const CurveOptions& options = {});

/// The quality of a model by the length of what it translates.
struct LengthCurve {
    QString name;                     ///< of the model
    std::vector<LengthScore> lengths; ///< the same classes for all models
};

/// BLEU for each class of lengths; there is no point for a class without sentences.
Chart lengthChart(const std::vector<LengthCurve>& curves);
/// Throws ConfigError as drawCharts() does, and when models have other classes than the first.
Drawing drawLengthCurves(const std::vector<LengthCurve>& curves, const CurveOptions& options = {});

} // namespace lab
