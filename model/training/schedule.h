// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

namespace lab {

/// Linear warm-up to `peak`, then linear decay to `finalShare`·peak at the last step.
struct LearningRateSchedule {
    float peak = 2e-3F;
    Index warmupSteps = 400;
    float finalShare = 0.02F;
    Index totalSteps = 1;
};

/// The rate of step 1, 2, …
float learningRate(const LearningRateSchedule& schedule, Index step);

/// Decay of the weight average at step 1, 2, …: min(`decay`, (1 + step) / (10 + step)), so that early steps
/// are forgotten quickly.
float averageDecay(float decay, Index step);

} // namespace lab
