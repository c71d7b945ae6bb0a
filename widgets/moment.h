// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"

#include <QString>

#include <memory>

namespace lab {

/// What every view shows: a decode and how far it has been walked.
struct Moment {
    std::shared_ptr<const Decoding> decoding = std::make_shared<const Decoding>(); ///< never null
    int step = 0;         ///< words said so far: 0…number of steps
    QString scoreFormula; ///< of the model's score rule, for titles
    QString prompt = {};  ///< what to do now, shown while no word has been said
    HeadChoice head = {}; ///< the attention that is shown; the decode has it, see fitting()
    QString query = {};   ///< where queries come from, with %1 for the word that was read; may be empty
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

/// The number of the row that is the current one (from 0): that of the current step, or within the source
/// that of the chosen source word; −1 at step 0.
inline int currentRow(const Moment& moment)
{
    if (isWithinSource(moment.head.site))
        return moment.head.query;
    return moment.step - 1;
}

/// That row; nothing at step 0, or when there is none.
inline std::optional<AttentionRow> currentAttention(const Moment& moment)
{
    return attentionRow(*moment.decoding, moment.head, currentRow(moment));
}

/// Whether two moments show rows of the same attention, perhaps at other steps.
inline bool sameAttention(const Moment& first, const Moment& second)
{
    return first.decoding == second.decoding && first.head.site == second.head.site &&
           first.head.layer == second.head.layer && first.head.head == second.head.head;
}

} // namespace lab
