// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/corpus.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lab {

/// A place in both languages: 北京, Beijing.
struct Place {
    std::string source;
    std::string target;
};

/// Places of one kind, which can stand for one another in a sentence.
struct PlaceGroup {
    std::vector<Place> found;           ///< places that the sentence pairs name
    std::vector<Place> wanted;          ///< places to put in instead
    std::vector<SentencePair> patterns; ///< further pairs for each wanted place, which stands where {} is
    double share = 1;                   ///< of the copies, relative to the other groups
};

/// What placeNamePairs() works with.
struct PlaceNames {
    std::vector<PlaceGroup> groups;
    std::vector<std::string> avoided; ///< pairs with one of these words on either side are not copied
};

/// Places that the pairs of a corpus name too rarely to be learnt are put into copies of its sentences, on
/// both sides: 汤姆住在波士顿。/Tom lives in Boston. gives 汤姆住在上海。/Tom lives in Shanghai.
///
/// Copied are pairs that name one place and no other, once on each side, in the target as a word of its own
/// (Londoner and Tokyo Tower are none). Every pair of a group is copied once before one is copied twice,
/// never twice with the same place, and every place comes in about equally often. The patterns come first. At
/// most `count` pairs; equal arguments give equal pairs. Throws ConfigError for a pattern without {} on both
/// sides.
std::vector<SentencePair> placeNamePairs(
    const std::vector<SentencePair>& pairs, const PlaceNames& names, std::size_t count, std::uint64_t seed);

/// The places of the shipped Chinese–English models: cities and countries that a class types.
PlaceNames chineseEnglishPlaceNames();

} // namespace lab
