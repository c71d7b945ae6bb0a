// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/csv.h"

#include <array>
#include <charconv>

namespace lab {

namespace {

std::string field(const std::string& text)
{
    if (text.find_first_of(",\"#\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"')
            quoted += '"';
        quoted += character;
    }
    return quoted + "\"";
}

template <typename Number>
std::string shortest(Number value)
{
    std::array<char, 32> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

} // namespace

std::string csvLine(const std::vector<std::string>& fields)
{
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
        line += (i == 0 ? "" : ",") + field(fields[i]);
    return line + "\r\n";
}

std::string csvNumber(float value)
{
    return shortest(value);
}

std::string csvNumber(double value)
{
    return shortest(value);
}

} // namespace lab
