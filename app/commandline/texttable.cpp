// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/texttable.h"

#include "app/commandline/displaywidth.h"
#include "model/storage/csv.h"
#include "model/text/terminaltext.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <span>

namespace lab {

namespace {

constexpr int gap = 2;

int widthOf(const TextTable::Column& column)
{
    int width = displayWidth(column.title);
    for (const std::string& cell : column.cells)
        width = std::max(width, displayWidth(cell));
    return width;
}

// One block: the first column and those from `begin` to `end`.
class Block {
public:
    Block(std::span<const TextTable::Column> columns, std::span<const int> widths, std::size_t begin,
        std::size_t end)
        : m_columns(columns), m_widths(widths), m_begin(begin), m_end(end)
    {
    }

    std::string text() const
    {
        std::string lines = line([](const TextTable::Column& column) { return column.title; });
        for (std::size_t row = 0; row < m_columns.front().cells.size(); ++row)
            lines += line([row](const TextTable::Column& column) { return column.cells[row]; });
        return lines;
    }

private:
    template <typename Cell>
    std::string line(const Cell& cell) const
    {
        std::string result = aligned(0, cell(m_columns.front()));
        for (std::size_t column = m_begin; column < m_end; ++column)
            result += std::string(gap, ' ') + aligned(column, cell(m_columns[column]));
        return result.erase(result.find_last_not_of(' ') + 1) + '\n';
    }

    std::string aligned(std::size_t column, const std::string& cell) const
    {
        const bool left = m_columns[column].align == TextTable::Align::Left;
        return left ? padRight(cell, m_widths[column]) : padLeft(cell, m_widths[column]);
    }

    std::span<const TextTable::Column> m_columns;
    std::span<const int> m_widths;
    std::size_t m_begin;
    std::size_t m_end;
};

// The end of the block that starts at `begin`: at least one column, and as many as fit.
std::size_t blockEnd(std::span<const int> widths, std::size_t begin, int maximumWidth)
{
    int used = widths.front();
    std::size_t end = begin;
    while (end < widths.size() && (end == begin || used + gap + widths[end] <= maximumWidth))
        used += gap + widths[end++];
    return end;
}

// With so many digits behind the point, or as 1.25e-21.
std::vector<std::string> textsOf(const std::vector<double>& values, int digits, bool scientific)
{
    std::vector<std::string> texts;
    for (const double value : values) {
        char text[400];
        std::snprintf(text, sizeof text, scientific ? "%.*e" : "%.*f", digits, value);
        texts.emplace_back(text);
    }
    return texts;
}

bool areDistinct(const std::vector<std::string>& texts, const std::vector<double>& values)
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (values[i] != 0 && texts[i].find_first_of("123456789") == std::string::npos)
            return false;
        for (std::size_t other = 0; other < i; ++other) {
            if (texts[i] == texts[other] && values[i] != values[other])
                return false;
        }
    }
    return true;
}

TextTable harmless(TextTable table)
{
    for (TextTable::Column& column : table.columns) {
        column.title = lineForTerminal(column.title);
        std::ranges::transform(column.cells, column.cells.begin(), lineForTerminal);
    }
    return table;
}

} // namespace

std::string formatTable(const TextTable& asGiven, int maximumWidth)
{
    if (asGiven.columns.empty())
        return {};
    const TextTable table = harmless(asGiven);
    std::vector<int> widths(table.columns.size());
    std::transform(table.columns.begin(), table.columns.end(), widths.begin(), widthOf);
    std::string text;
    std::size_t begin = 1;
    do {
        const std::size_t end = blockEnd(widths, begin, maximumWidth);
        text += (text.empty() ? "" : "\n") + Block(table.columns, widths, begin, end).text();
        begin = end;
    } while (begin < table.columns.size());
    return text;
}

std::string fixedNumber(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::vector<std::string> distinctNumbers(const std::vector<double>& values, int decimals)
{
    constexpr int mostDecimals = 6;
    constexpr int allDigits = 17; // of a double
    std::vector<std::string> texts;
    for (int digits = decimals; digits <= mostDecimals; ++digits) {
        texts = textsOf(values, digits, false);
        if (areDistinct(texts, values))
            return texts;
    }
    for (int digits = 2; digits < allDigits; ++digits) {
        texts = textsOf(values, digits, true);
        if (areDistinct(texts, values))
            return texts;
    }
    return texts;
}

std::string formatCsv(const TextTable& table)
{
    if (table.columns.empty())
        return {};
    std::vector<std::string> fields;
    for (const TextTable::Column& column : table.columns)
        fields.push_back(column.title);
    std::string csv = csvLine(fields);
    for (std::size_t row = 0; row < table.columns.front().cells.size(); ++row) {
        fields.clear();
        for (const TextTable::Column& column : table.columns)
            fields.push_back(column.cells[row] == "-" ? "" : column.cells[row]);
        csv += csvLine(fields);
    }
    return csv;
}

} // namespace lab
