// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/schedule.h"

#include <algorithm>

namespace lab {

float learningRate(const LearningRateSchedule& schedule, Index step)
{
    if (step < schedule.warmupSteps)
        return schedule.peak * static_cast<float>(step) / static_cast<float>(schedule.warmupSteps);
    const auto rest = static_cast<float>(std::max<Index>(1, schedule.totalSteps - schedule.warmupSteps));
    const float done = std::min(1.0F, static_cast<float>(step - schedule.warmupSteps) / rest);
    return schedule.peak * (1 - done * (1 - schedule.finalShare));
}

float averageDecay(float decay, Index step)
{
    const auto t = static_cast<float>(step);
    return std::min(decay, (1 + t) / (10 + t));
}

} // namespace lab
