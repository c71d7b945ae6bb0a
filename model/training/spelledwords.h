// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/tokenizer.h"

#include <map>
#include <string>
#include <vector>

namespace lab {

/// Teaches copying: a Latin word that the source's vocabulary cuts into letters (V u x i o s) is cut into the
/// same letters in the target, whatever longer pieces that vocabulary has for it, so that each letter has one
/// source. Reads alike; only where a word's pieces begin and end changes. Immutable.
class SpelledWords {
public:
    SpelledWords(const Tokenizer& source, const Tokenizer& target);

    /// The pieces of a target with the words that `source` spells in letters spelled so too. A word of one
    /// letter, or one whose letters the target's vocabulary lacks, stays.
    std::vector<int> target(const std::vector<int>& source, const std::vector<int>& target) const;

private:
    std::vector<std::string> spelledIn(const std::vector<int>& source) const;

    std::vector<char> m_letters;       ///< of the source: the letter that a piece is, or NUL
    std::vector<std::string> m_pieces; ///< of the target, ▁ for the start of a word
    std::map<std::string, int> m_ids;  ///< of the target's pieces of one letter
};

} // namespace lab
