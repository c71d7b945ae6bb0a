// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/matrixtables.h"

#include "model/math/error.h"
#include "model/storage/csv.h"

#include <array>
#include <charconv>
#include <cmath>
#include <functional>

namespace lab {

namespace {

constexpr int mostDecimals = 9;

using Escape = std::string (*)(const std::string& label);
using Number = std::function<std::string(float)>;

/// What one line of a table is made of.
struct Style {
    Escape escape;
    Number number;
    std::string before;
    std::string between;
    std::string after;
};

std::string plain(const std::string& label)
{
    std::string text = label;
    for (char& character : text) {
        if (static_cast<unsigned char>(character) < ' ' || character == '\x7f')
            character = ' ';
    }
    return text;
}

// What stands in a cell is no formula.
std::string spreadsheetLabel(const std::string& label)
{
    return guardedCell(plain(label));
}

std::string latexOf(char character)
{
    switch (character) {
    case '\\':
        return "\\textbackslash{}";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '[': // after \\ it would begin an option, and * would be one
    case ']':
    case '*':
    case '"':
    case '\'':
    case '`':
    case '-': // the quotes and dashes that TeX makes of several
    case '<':
    case '>':
    case '?':
    case '!':
        return std::string("{") + character + "}";
    case '{':
    case '}':
    case '$':
    case '&':
    case '#':
    case '_':
    case '%':
        return std::string("\\") + character;
    default:
        return {character};
    }
}

std::string latexLabel(const std::string& label)
{
    std::string text;
    for (const char character : plain(label))
        text += latexOf(character);
    return text;
}

std::string markdownLabel(const std::string& label)
{
    std::string text;
    for (const char character : plain(label)) {
        if (std::string("\\`*_{}[]<>#|~!&$").find(character) != std::string::npos)
            text += '\\';
        text += character;
    }
    return text;
}

std::string rounded(float value, int decimals)
{
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    std::array<char, 64> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<double>(value),
        std::chars_format::fixed, decimals)
                         .ptr;
    std::string text(digits.data(), end);
    const bool isZero = text.find_first_not_of("-0.") == std::string::npos;
    return isZero && text.front() == '-' ? text.substr(1) : text;
}

Number roundedTo(int decimals)
{
    if (decimals < 0 || decimals > mostDecimals)
        throw ConfigError("A table has 0 to " + std::to_string(mostDecimals) +
                          " digits after the point, not " + std::to_string(decimals) + ".");
    return [decimals](float value) { return rounded(value, decimals); };
}

std::string lineOf(const Style& style, const std::vector<std::string>& fields)
{
    std::string line = style.before;
    for (size_t i = 0; i < fields.size(); ++i)
        line += (i == 0 ? "" : style.between) + fields[i];
    return line + style.after;
}

std::string headOf(const LabelledMatrix& matrix, const Style& style)
{
    std::vector<std::string> fields = {style.escape(matrix.rowAxis + " \\ " + matrix.columnAxis)};
    for (const std::string& label : matrix.columnLabels)
        fields.push_back(style.escape(label));
    return lineOf(style, fields);
}

std::string bodyOf(const LabelledMatrix& matrix, const Style& style)
{
    std::string lines;
    for (Index row = 0; row < matrix.values.rows(); ++row) {
        std::vector<std::string> fields = {style.escape(matrix.rowLabels[static_cast<size_t>(row)])};
        for (const float value : matrix.values.row(row))
            fields.push_back(std::isnan(value) ? "" : style.number(value));
        lines += lineOf(style, fields);
    }
    return lines;
}

} // namespace

std::string matrixToTsv(const LabelledMatrix& matrix)
{
    checkLabels(matrix);
    const Style style = {spreadsheetLabel, [](float value) { return csvNumber(value); }, "", "\t", "\n"};
    return headOf(matrix, style) + bodyOf(matrix, style);
}

std::string matrixToLatex(const LabelledMatrix& matrix, int decimals)
{
    checkLabels(matrix);
    const Style style = {latexLabel,
        [number = roundedTo(decimals)](float value) { return "$" + number(value) + "$"; }, "", " & ",
        " \\\\\n"};
    return "\\begin{tabular}{l" + std::string(matrix.columnLabels.size(), 'r') + "}\n\\hline\n" +
           headOf(matrix, style) + "\\hline\n" + bodyOf(matrix, style) + "\\hline\n\\end{tabular}\n";
}

std::string matrixToMarkdown(const LabelledMatrix& matrix, int decimals)
{
    checkLabels(matrix);
    const Style style = {markdownLabel, roundedTo(decimals), "| ", " | ", " |\n"};
    std::vector<std::string> rule(matrix.columnLabels.size() + 1, "---:");
    rule.front() = ":---";
    return headOf(matrix, style) + lineOf(style, rule) + bodyOf(matrix, style);
}

} // namespace lab
