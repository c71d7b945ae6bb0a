// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Numbers as the generated sentences write them: 23 is 二十三 and "23", 12 is 十二 and "twelve".
namespace lab {

/// How a Chinese numeral writes the 2 that counts hundreds: 二百 or 两百. Thousands, 万 and 亿 have 两.
enum class TwoHundred { Er, Liang };

/// The Chinese numeral of a number from 0 to 999,999,999,999: 零, 十三, 一百零五, 两千, 一万零五百, 三亿.
std::string chineseNumber(std::int64_t number, TwoHundred two = TwoHundred::Er);

/// The same before a measure word: 2 alone is 两.
std::string chineseCount(std::int64_t number, TwoHundred two = TwoHundred::Er);

/// Digits one by one: "1508" is 一五〇八. Other characters stay.
std::string chineseDigits(std::string_view digits);

/// A decimal, "0.5" or "12.75": 零点五, 十二点七五.
std::string chineseDecimal(std::string_view decimal);

/// Up to twelve a word; four digits without a comma, more with commas; whole tenths of millions and billions
/// as such: twelve, 13, 1508, 35,000, two million, 1.5 million, 1.4 billion.
std::string englishNumber(std::int64_t number);

/// first … twelfth, 13th, 21st, 22nd, 103rd.
std::string englishOrdinal(std::int64_t number);

} // namespace lab
