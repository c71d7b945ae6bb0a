// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/random.h"
#include "model/training/corpus.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Sentence pairs that the trainer makes without end, for what no list of pairs can hold: numbers, dates,
/// names, words that are copied. They teach how these are put together, so that one never seen comes out
/// exactly.
namespace lab {

/// A kind of generated pairs.
struct Generator {
    std::string name; ///< as configurations call it
    SentencePair (*make)(Random& random);
};

/// All kinds, by name.
const std::vector<Generator>& generators();

/// How many pairs of each kind, by the name of the kind.
using GeneratedCounts = std::map<std::string, int>;

/// The pairs of each kind, no source twice within a kind. A kind's pairs depend on its name, its count and
/// the seed alone; fewer of them are the first of more. Throws ConfigError for an unknown kind, and for a
/// kind that has not so many different pairs.
std::vector<SentencePair> generatedPairs(const GeneratedCounts& counts, std::uint64_t seed);

/// @{ The kinds; see the file of the same name.
SentencePair countPair(Random& random);    ///< 我有三十五本书。
SentencePair orderPair(Random& random);    ///< 请翻到第四十六页。
SentencePair measurePair(Random& random);  ///< 这条河有二十米宽。
SentencePair pricePair(Random& random);    ///< 苹果一斤六块五。
SentencePair sharePair(Random& random);    ///< 百分之二十, 30%, 三分之二
SentencePair datePair(Random& random);     ///< 我的生日是三月十六号。
SentencePair timePair(Random& random);     ///< 我六点半起床。
SentencePair durationPair(Random& random); ///< 我等了二十分钟。
SentencePair codePair(Random& random);     ///< 我的电话号码是…, 他住在1508房间。
SentencePair namePair(Random& random);     ///< 王小明是我的同学。
SentencePair titlePair(Random& random);    ///< 张老师, 王先生, 老李
SentencePair placePair(Random& random);    ///< 我想去杭州。
SentencePair copyPair(Random& random);     ///< 我在学Rust。
/// @}

} // namespace lab
