// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/aligner.h"

#include <cstdint>
#include <span>
#include <unordered_map>

namespace lab {
namespace {

using Sentence = std::vector<int>;
using Table = std::unordered_map<std::uint64_t, float>; // (from, to) -> t(to | from)

constexpr int kNothing = -1; // the empty word, which any word may come from

std::uint64_t cell(int from, int to)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(from)) << 32) |
           static_cast<std::uint32_t>(to);
}

// A sentence without its </s>.
std::span<const int> words(const Sentence& sentence)
{
    return {sentence.data(), sentence.size() - 1};
}

float probability(const Table& table, int from, int to)
{
    const auto found = table.find(cell(from, to));
    return found == table.end() ? 1.0F : found->second; // every entry starts equal
}

// One round: expected counts under the old table, normalised for each source word.
Table improved(const Table& table, const std::vector<TokenPair>& pairs, bool backwards)
{
    Table counts;
    std::unordered_map<int, double> totals;
    for (const TokenPair& pair : pairs) {
        const auto from = words(backwards ? pair.target : pair.source);
        const auto to = words(backwards ? pair.source : pair.target);
        for (const int word : to) {
            float sum = probability(table, kNothing, word);
            for (const int origin : from)
                sum += probability(table, origin, word);
            const auto count = [&](int origin) {
                const float share = probability(table, origin, word) / sum;
                counts[cell(origin, word)] += share;
                totals[origin] += static_cast<double>(share);
            };
            count(kNothing);
            for (const int origin : from)
                count(origin);
        }
    }
    for (auto& [key, value] : counts)
        value = static_cast<float>(value / totals[static_cast<int>(key >> 32)]);
    return counts;
}

Table trained(const std::vector<TokenPair>& pairs, bool backwards, int iterations)
{
    Table table;
    for (int i = 0; i < iterations; ++i)
        table = improved(table, pairs, backwards);
    return table;
}

// For each word of `to` the most probable origin in `from`, or kNothing.
std::vector<int> bestOrigins(const Table& table, std::span<const int> from, std::span<const int> to)
{
    std::vector<int> origins;
    for (const int word : to) {
        int best = kNothing;
        float highest = probability(table, kNothing, word);
        for (std::size_t i = 0; i < from.size(); ++i)
            if (const float p = probability(table, from[i], word); p > highest) {
                highest = p;
                best = static_cast<int>(i);
            }
        origins.push_back(best);
    }
    return origins;
}

} // namespace

std::vector<std::vector<AlignmentLink>> alignWords(const std::vector<TokenPair>& pairs, int iterations)
{
    const Table forward = trained(pairs, false, iterations);
    const Table backward = trained(pairs, true, iterations);
    std::vector<std::vector<AlignmentLink>> links;
    for (const TokenPair& pair : pairs) {
        const auto sourceOf = bestOrigins(forward, words(pair.source), words(pair.target));
        const auto targetOf = bestOrigins(backward, words(pair.target), words(pair.source));
        links.emplace_back();
        for (std::size_t target = 0; target < sourceOf.size(); ++target) {
            const int source = sourceOf[target];
            if (source != kNothing && targetOf[static_cast<std::size_t>(source)] == static_cast<int>(target))
                links.back().push_back({static_cast<int>(target), source});
        }
    }
    return links;
}

} // namespace lab
