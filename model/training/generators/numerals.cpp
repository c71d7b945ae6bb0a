// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/numerals.h"

#include <array>

namespace lab {
namespace {

constexpr std::array<const char*, 10> kDigits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<const char*, 13> kWords = {"zero", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "eleven", "twelve"};
constexpr std::array<const char*, 13> kOrdinals = {"zeroth", "first", "second", "third", "fourth", "fifth",
    "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"};

std::string digit(std::int64_t value)
{
    return kDigits.at(static_cast<std::size_t>(value));
}

// A group of four digits, 1 to 9999, without what counts the group.
std::string group(std::int64_t number, TwoHundred two)
{
    std::string text;
    bool gap = false; // zeros since the last digit
    const std::array<std::int64_t, 4> places = {1000, 100, 10, 1};
    const std::array<const char*, 4> names = {"千", "百", "十", ""};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::int64_t value = number / places[i] % 10;
        if (value == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap)
            text += "零";
        gap = false;
        const bool liang = value == 2 && (i == 0 || (i == 1 && two == TwoHundred::Liang));
        text += (liang ? "两" : digit(value)) + names[i];
    }
    return text;
}

std::string withCommas(std::int64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); number >= 10'000 && at > 3;)
        text.insert(at -= 3, ",");
    return text;
}

// 15 tenths of a million: "1.5 million"
std::string tenths(std::int64_t count, const char* unit)
{
    const std::string whole = count % 10 == 0 ? englishNumber(count / 10)
                                              : std::to_string(count / 10) + "." + std::to_string(count % 10);
    return whole + " " + unit;
}

} // namespace

std::string chineseNumber(std::int64_t number, TwoHundred two)
{
    if (number == 0)
        return digit(0);
    if (number >= 10 && number < 20)
        return "十" + (number == 10 ? "" : digit(number % 10));
    std::string text;
    std::int64_t before = 0; // the group of four digits to the left
    const std::array<std::int64_t, 3> units = {100'000'000, 10'000, 1};
    const std::array<const char*, 3> names = {"亿", "万", ""};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::int64_t value = number / units[i] % 10'000;
        if (value > 0) {
            // A gap of zeros before this group's first digit is read once.
            if (!text.empty() && (value < 1000 || before == 0))
                text += "零";
            const bool alone = value == 2 && i < 2;
            const bool teens = text.empty() && value >= 10 && value < 20; // 十三万, not 一十三万
            text += (alone ? "两" : teens ? chineseNumber(value) : group(value, two)) + std::string(names[i]);
        }
        before = value;
    }
    return text;
}

std::string chineseCount(std::int64_t number, TwoHundred two)
{
    return number == 2 ? "两" : chineseNumber(number, two);
}

std::string chineseDigits(std::string_view digits)
{
    std::string text;
    for (const char c : digits) {
        if (c == '0')
            text += "〇";
        else if (c > '0' && c <= '9')
            text += digit(c - '0');
        else
            text += c;
    }
    return text;
}

std::string chineseDecimal(std::string_view decimal)
{
    const std::size_t point = decimal.find('.');
    std::string text = chineseNumber(std::stoll(std::string(decimal.substr(0, point)))) + "点";
    for (const char c : decimal.substr(point + 1))
        text += digit(c - '0');
    return text;
}

std::string englishNumber(std::int64_t number)
{
    if (number <= 12)
        return kWords.at(static_cast<std::size_t>(number));
    if (number >= 1'000'000'000 && number % 100'000'000 == 0)
        return tenths(number / 100'000'000, "billion");
    if (number >= 1'000'000 && number < 1'000'000'000 && number % 100'000 == 0)
        return tenths(number / 100'000, "million");
    return withCommas(number);
}

std::string englishOrdinal(std::int64_t number)
{
    if (number <= 12)
        return kOrdinals.at(static_cast<std::size_t>(number));
    const bool teens = number / 10 % 10 == 1;
    const std::int64_t last = number % 10;
    const char* ending = !teens && last == 1   ? "st"
                         : !teens && last == 2 ? "nd"
                         : !teens && last == 3 ? "rd"
                                               : "th";
    return std::to_string(number) + ending;
}

} // namespace lab
