// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/attentiongroups.h"

#include "model/math/error.h"
#include "model/math/mask.h"

#include <numeric>

namespace lab {
namespace {

// More rows make fewer, larger products, of which a smaller part is used.
constexpr int kRows = 48;

void requireLengths(std::span<const int> queries, std::span<const int> keys, bool causal)
{
    if (queries.size() != keys.size() || queries.empty())
        throw ShapeError("Attention needs queries and keys of as many sentences, not of " +
                         std::to_string(queries.size()) + " and " + std::to_string(keys.size()) + ".");
    for (std::size_t i = 0; i < queries.size(); ++i)
        if (queries[i] < 1 || keys[i] < 1 || (causal && queries[i] != keys[i]))
            throw ShapeError("Sentence " + std::to_string(i) + " cannot attend with " +
                             std::to_string(queries[i]) + " queries to " + std::to_string(keys[i]) +
                             " keys.");
}

Index sum(std::span<const int> lengths)
{
    return std::accumulate(lengths.begin(), lengths.end(), Index{0});
}

Mask maskOf(std::span<const int> queries, std::span<const int> keys, bool causal)
{
    if (queries.size() == 1)
        return causal ? causalMask(queries.front()) : Mask();
    Mask mask = blockMask(queries, keys);
    if (causal)
        mask = mask && causalMask(mask.rows());
    return mask;
}

// The number of sentences from the first on that fit into a group.
std::size_t fitting(std::span<const int> queries)
{
    int rows = queries.front();
    std::size_t count = 1;
    while (count < queries.size() && rows + queries[count] <= kRows)
        rows += queries[count++];
    return count;
}

} // namespace

std::vector<AttentionGroup> attentionGroups(
    std::span<const int> queries, std::span<const int> keys, bool causal)
{
    requireLengths(queries, keys, causal);
    std::vector<AttentionGroup> groups;
    Index query = 0;
    Index key = 0;
    for (std::size_t first = 0; first < queries.size();) {
        const std::size_t count = fitting(queries.subspan(first));
        const auto groupQueries = queries.subspan(first, count);
        const auto groupKeys = keys.subspan(first, count);
        groups.push_back({{query, sum(groupQueries)}, {key, sum(groupKeys)}, static_cast<int>(count),
            maskOf(groupQueries, groupKeys, causal)});
        query += groups.back().queries.count;
        key += groups.back().keys.count;
        first += count;
    }
    return groups;
}

GroupedAttention attendGroups(const MultiHeadAttention& attention, const Variable& queries,
    const Variable& memory, std::span<const AttentionGroup> groups, float dropout, Random* random)
{
    GroupedAttention result;
    std::vector<Variable> contexts;
    for (const AttentionGroup& group : groups) {
        std::vector<AttentionMemory> memories;
        for (int head = 0; head < attention.heads; ++head)
            memories.push_back(headMemory(attention, memory, group.keys, head));
        result.groups.push_back(
            attendHeads(attention, queries, group.queries, memories, {{}, group.mask, dropout, random}));
        contexts.push_back(joinedContexts(result.groups.back()));
    }
    result.output = apply(attention.out, concatenateRows(contexts));
    return result;
}

} // namespace lab
