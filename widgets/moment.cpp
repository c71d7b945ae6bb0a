// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/moment.h"

#include "widgets/headmean.h"

#include <algorithm>

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

int partsDone(const Moment& moment, Stage stage)
{
    if (currentRow(moment) < 0 || stage > moment.stage)
        return 0;
    return stage == moment.stage ? moment.part : walkOf(moment).partCount(currentRow(moment) + 1, stage);
}

bool isDone(const Moment& moment, Stage stage)
{
    return currentRow(moment) >= 0 &&
           partsDone(moment, stage) >= walkOf(moment).partCount(currentRow(moment) + 1, stage);
}

bool isRowDone(const Moment& moment)
{
    const WalkPosition now = positionOf(moment);
    return now == walkOf(moment).endOf(now.row);
}

int saidWords(const Moment& moment)
{
    const bool isWorking =
        moment.step > 0 && !isWithinSource(moment.head.site) && moment.stage != Stage::Word;
    return isWorking ? moment.step - 1 : moment.step;
}

std::optional<AttentionRow> currentAttention(const Moment& moment)
{
    return attentionRow(*moment.decoding, moment.head, currentRow(moment));
}

bool isMeanOfHeads(const Moment& moment)
{
    return headsInMean(*moment.decoding, moment.head) > 1;
}

bool sameAttention(const Moment& first, const Moment& second)
{
    return first.decoding == second.decoding && first.head.site == second.head.site &&
           first.head.layer == second.head.layer && first.head.head == second.head.head;
}

} // namespace lab
