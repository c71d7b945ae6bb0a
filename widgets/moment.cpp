// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/moment.h"

#include <algorithm>
#include <limits>

namespace lab {

WalkPosition positionOf(const Moment& moment)
{
    return {currentRow(moment) + 1, moment.stage, moment.part};
}

void setPosition(Moment& moment, const WalkPosition& position)
{
    if (isWithinSource(moment.head.site))
        moment.head.query = std::max(0, position.row - 1);
    else
        moment.step = position.row;
    moment.stage = position.stage;
    moment.part = position.part;
}

bool hasReached(const Moment& moment, Stage stage)
{
    return currentRow(moment) >= 0 && moment.stage >= stage;
}

bool hasDone(const Moment& moment, Stage stage)
{
    if (!hasReached(moment, stage))
        return false;
    return moment.stage > stage || moment.part >= walkOf(moment).partCount(currentRow(moment) + 1, stage);
}

int partsDone(const Moment& moment, Stage stage)
{
    if (!hasReached(moment, stage))
        return 0;
    return moment.stage == stage ? moment.part : std::numeric_limits<int>::max();
}

int saidWords(const Moment& moment)
{
    const bool working = !isWithinSource(moment.head.site) && moment.stage < Stage::Word;
    return working ? std::max(0, moment.step - 1) : moment.step;
}

int rowsWith(const Moment& moment, Stage stage)
{
    if (isWithinSource(moment.head.site))
        return attentionRowCount(*moment.decoding, moment.head);
    return hasDone(moment, stage) ? moment.step : std::max(0, moment.step - 1);
}

std::optional<AttentionRow> currentAttention(const Moment& moment)
{
    return attentionRow(*moment.decoding, moment.head, currentRow(moment));
}

bool sameAttention(const Moment& first, const Moment& second)
{
    return first.decoding == second.decoding && first.head.site == second.head.site &&
           first.head.layer == second.head.layer && first.head.head == second.head.head;
}

} // namespace lab
