// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// The name that Chinese characters spell, in pinyin without tones: one word with a capital, an apostrophe
/// before a syllable that begins with a vowel (建安 is Jian'an). ICU's Han-Latin reads the characters;
/// those that are read differently in names (曾 is Zeng) are corrected. Throws Error when ICU has no
/// Han-Latin.
std::string pinyinName(std::string_view characters);

} // namespace lab
