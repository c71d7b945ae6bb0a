// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/aligner.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>

namespace lab {
namespace {

constexpr int kNothing = -1; // the empty word, which any word may come from

// A pair without the </s> of its sentences.
struct Words {
    std::span<const int> source;
    std::span<const int> target;
};

std::vector<Words> wordsOf(const std::vector<TokenPair>& pairs, SentenceEnd sourceEnd)
{
    std::vector<Words> words;
    for (const TokenPair& pair : pairs)
        words.push_back(
            {std::span(pair.source).first(pair.source.size() - (sourceEnd == SentenceEnd::Marked ? 1 : 0)),
                std::span(pair.target).first(pair.target.size() - 1)});
    return words;
}

// t(to | from) for all words that occur together, in one direction. The cells that a sentence needs are
// looked up once and then read in order: for each word of `to` that of nothing, then those of the words of
// `from`.
class Table {
public:
    Table(const std::vector<Words>& pairs, bool backwards)
    {
        std::unordered_map<std::uint64_t, std::uint32_t> known;
        const auto add = [&](int from, int to) {
            const std::uint64_t key = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(from)) << 32) |
                                      static_cast<std::uint32_t>(to);
            const auto [cell, isNew] = known.try_emplace(key, static_cast<std::uint32_t>(known.size()));
            if (isNew)
                m_origins.push_back(static_cast<std::size_t>(from + 1));
            m_cells.push_back(cell->second);
        };
        for (const Words& pair : pairs) {
            const auto from = backwards ? pair.target : pair.source;
            for (const int word : backwards ? pair.source : pair.target) {
                add(kNothing, word);
                for (const int origin : from)
                    add(origin, word);
                m_sizes.push_back(from.size() + 1);
            }
        }
        m_probabilities.assign(known.size(), 1.0F); // every entry starts equal
    }

    // One round: expected counts under the old probabilities, normalised for each origin.
    void improve()
    {
        std::vector<float> counts(m_probabilities.size());
        const std::size_t origins = m_origins.empty() ? 0 : 1 + *std::ranges::max_element(m_origins);
        std::vector<double> totals(origins);
        const std::uint32_t* cells = m_cells.data();
        for (const std::size_t size : m_sizes) {
            float sum = 0;
            for (std::size_t i = 0; i < size; ++i)
                sum += m_probabilities[cells[i]];
            for (std::size_t i = 0; i < size; ++i) {
                const float share = m_probabilities[cells[i]] / sum;
                counts[cells[i]] += share;
                totals[m_origins[cells[i]]] += static_cast<double>(share);
            }
            cells += size;
        }
        for (std::size_t i = 0; i < counts.size(); ++i)
            m_probabilities[i] = static_cast<float>(static_cast<double>(counts[i]) / totals[m_origins[i]]);
    }

    // For each word of `to` in all pairs the position of its most probable origin in `from`, or kNothing.
    std::vector<int> bestOrigins() const
    {
        std::vector<int> best;
        const std::uint32_t* cells = m_cells.data();
        for (const std::size_t size : m_sizes) {
            const auto highest = std::max_element(cells, cells + size,
                [&](std::uint32_t a, std::uint32_t b) { return m_probabilities[a] < m_probabilities[b]; });
            best.push_back(static_cast<int>(highest - cells) - 1);
            cells += size;
        }
        return best;
    }

private:
    std::vector<std::uint32_t> m_cells;
    std::vector<std::size_t> m_sizes;   ///< cells of each word of `to`
    std::vector<std::size_t> m_origins; ///< of each cell: the origin, counted from 0 for nothing
    std::vector<float> m_probabilities; ///< of each cell
};

Table trained(const std::vector<Words>& pairs, bool backwards, int iterations)
{
    Table table(pairs, backwards);
    for (int i = 0; i < iterations; ++i)
        table.improve();
    return table;
}

} // namespace

std::vector<std::vector<AlignmentLink>> alignWords(
    const std::vector<TokenPair>& pairs, SentenceEnd sourceEnd, int iterations)
{
    const std::vector<Words> words = wordsOf(pairs, sourceEnd);
    const std::vector<int> sourceOf = trained(words, false, iterations).bestOrigins();
    const std::vector<int> targetOf = trained(words, true, iterations).bestOrigins();
    std::vector<std::vector<AlignmentLink>> links;
    std::size_t targets = 0; // words of the pairs before
    std::size_t sources = 0;
    for (const Words& pair : words) {
        links.emplace_back();
        const std::size_t count = pair.target.size();
        for (std::size_t target = 0; target < count; ++target) {
            const int source = sourceOf[targets + target];
            if (source != kNothing &&
                targetOf[sources + static_cast<std::size_t>(source)] == static_cast<int>(target))
                links.back().push_back({static_cast<int>(target), source});
        }
        targets += count;
        sources += pair.source.size();
    }
    return links;
}

} // namespace lab
