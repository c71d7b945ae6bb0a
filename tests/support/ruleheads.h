// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <string>
#include <vector>

/// Heads that attend() computed with random weights, for tests of what takes a record apart.
namespace lab {

struct NamedHead {
    std::string name; ///< "additive, hard, mean"
    HeadRecord head;
};

/// One head of `keys` keys with 6 numbers each; the query, the values and, of the additive rule, the hidden
/// layer have sizes of their own, 5 and 16, where the rule allows it. `learnedV` is of the additive rule. The
/// location-linear rule has outputs for one key fewer than there are. Equal at every call.
HeadRecord ruleHead(ScoreRule rule, int keys = 4, bool learnedV = true);

/// Every rule (the additive one also without a learned v), each soft, with another temperature, hard, hard
/// with the mean and masked.
std::vector<NamedHead> headsOfAllRules();

} // namespace lab
