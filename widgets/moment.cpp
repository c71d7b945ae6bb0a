// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/moment.h"

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
