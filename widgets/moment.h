// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <QString>

#include <memory>

namespace lab {

/// What every view shows: a decode and how far it has been walked.
struct Moment {
    std::shared_ptr<const Decoding> decoding = std::make_shared<const Decoding>(); ///< never null
    int step = 0;         ///< words said so far: 0…number of steps
    QString scoreFormula; ///< of the model's score rule, for titles
    QString prompt = {};  ///< what to do now, shown while no word has been said
};

/// Steps of the decode.
inline int stepCount(const Moment& moment)
{
    return int(moment.decoding->steps.size());
}

/// The step whose word was said last; null at step 0.
inline const StepRecord* currentStep(const Moment& moment)
{
    return moment.step > 0 ? moment.decoding->steps[std::size_t(moment.step - 1)].get() : nullptr;
}

/// The attention head that the views show: first cross-attention head of the last layer that has one; null
/// when a step has none.
inline const HeadRecord* shownHead(const StepRecord& step)
{
    for (auto layer = step.layers.rbegin(); layer != step.layers.rend(); ++layer) {
        if (!layer->cross.empty())
            return &layer->cross.front();
    }
    return nullptr;
}

} // namespace lab
