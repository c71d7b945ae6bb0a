// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/batches.h"

#include <algorithm>
#include <cmath>

namespace lab {
namespace {

constexpr float kJitter = 2.0F; // tokens

template <typename Item>
void shuffle(std::vector<Item>& items, Random& random) // Fisher-Yates; std::shuffle differs between libraries
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[random.below(i)]);
}

} // namespace

std::vector<BatchIndices> lengthBucketedBatches(const std::vector<TokenPair>& pairs, int size, Random random)
{
    struct Key {
        float target;
        float source;
        int index;
    };
    std::vector<Key> keys;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto target = static_cast<float>(pairs[i].target.size()) + kJitter * random.uniform();
        const auto source = static_cast<float>(pairs[i].source.size()) + kJitter * random.uniform();
        keys.push_back({std::floor(target), source, static_cast<int>(i)});
    }
    shuffle(keys, random);
    std::ranges::stable_sort(keys, [](const Key& a, const Key& b) {
        return a.target < b.target || (a.target == b.target && a.source < b.source);
    });
    std::vector<BatchIndices> batches;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i % static_cast<std::size_t>(size) == 0)
            batches.emplace_back();
        batches.back().push_back(keys[i].index);
    }
    shuffle(batches, random);
    return batches;
}

} // namespace lab
