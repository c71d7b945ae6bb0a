// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/random.h"
#include "model/training/corpus.h"

#include <cstdint>
#include <vector>

/// Sentences with room for something: 我有{1}。 / I have {1}.
namespace lab {

/// A piece of text in both languages: 两本书, two books.
using Phrase = SentencePair;

/// The frame with phrase 1 for {1}, phrase 2 for {2} … on both sides; an English sentence that then begins
/// with a small letter gets a capital where `capital`. Throws ConfigError for a frame that does not have each
/// number once on both sides.
SentencePair filled(const SentencePair& frame, const std::vector<Phrase>& phrases, bool capital = true);

/// One of the items; there must be some.
template <typename Items>
const auto& pick(const Items& items, Random& random)
{
    return items[random.below(items.size())];
}

/// A whole number from `least` to `most`.
inline std::int64_t between(std::int64_t least, std::int64_t most, Random& random)
{
    return least + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most - least + 1)));
}

/// True with probability 1/n.
inline bool oneIn(std::uint64_t n, Random& random)
{
    return random.below(n) == 0;
}

} // namespace lab
