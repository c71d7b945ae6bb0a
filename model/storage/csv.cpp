// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/csv.h"

#include <algorithm>
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

constexpr std::string_view separators = ",;\t";

// Where a formula would begin: behind apostrophes, if there are any.
bool beginsFormula(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

bool isNumber(std::string_view text)
{
    double ignored = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, ignored);
    return result.ptr == end && !text.empty() && result.ec != std::errc::invalid_argument;
}

// Does something to each part of a line that begins a formula; separators stay.
template <typename Change>
std::string changedParts(std::string_view line, const Change& change)
{
    std::string result;
    while (true) {
        const std::size_t end = std::min(line.find_first_of(separators), line.size());
        const std::string_view part = line.substr(0, end);
        result += beginsFormula(line.substr(0, end + 1)) ? change(part) : std::string(part);
        if (end == line.size())
            return result;
        result += line[end];
        line.remove_prefix(end + 1);
    }
}

template <typename Number>
std::string shortest(Number value)
{
    std::array<char, 32> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

} // namespace

std::string guardedCell(std::string_view text)
{
    return beginsFormula(text) && !isNumber(text) ? "'" + std::string(text) : std::string(text);
}

std::string unguardedCell(std::string_view cell)
{
    return std::string(cell.starts_with('\'') && beginsFormula(cell) ? cell.substr(1) : cell);
}

std::string guardedLine(std::string_view line)
{
    return changedParts(line, [](std::string_view part) { return "'" + std::string(part); });
}

std::string unguardedLine(std::string_view line)
{
    return changedParts(
        line, [](std::string_view part) { return std::string(part.substr(part.starts_with('\'') ? 1 : 0)); });
}

std::string csvLine(const std::vector<std::string>& fields, bool guarded)
{
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
        line += (i == 0 ? "" : ",") + field(guarded ? guardedCell(fields[i]) : fields[i]);
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
