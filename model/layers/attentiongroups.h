// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/multihead.h"

#include <span>
#include <vector>

/// Attention within each of many sentences whose rows stand below each other, without padding. A few short
/// sentences share one product; a mask keeps them apart.
namespace lab {

/// Neighbouring sentences that attend in one go.
struct AttentionGroup {
    RowRange queries;  ///< rows of all its sentences
    RowRange keys;     ///< rows that they read
    int sentences = 0; ///< how many, in the order of the rows
    Mask mask;         ///< [queries x keys], empty when nothing is hidden
};

/// Groups for sentences with these numbers of queries and keys, one of each for a sentence, at least 1. With
/// `causal`, a query sees the keys up to its own; queries and keys must then be the same rows. Throws
/// ShapeError.
std::vector<AttentionGroup> attentionGroups(
    std::span<const int> queries, std::span<const int> keys, bool causal);

/// Attention of all groups.
struct GroupedAttention {
    std::vector<std::vector<AttentionResult>> groups; ///< for each group its heads
    Variable output;                                  ///< [all queries x d]
};

/// Attends in each group. `queries` is of projectQueries() or projectAll(), `memory` of projectMemory() or
/// projectAll(); each weight is dropped with probability `dropout` unless `random` is null.
GroupedAttention attendGroups(const MultiHeadAttention& attention, const Variable& queries,
    const Variable& memory, std::span<const AttentionGroup> groups, float dropout, Random* random);

} // namespace lab
