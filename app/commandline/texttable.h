// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lab {

/// A table for a terminal, where cells and titles stand as lineForTerminal() has them. All columns have the
/// same number of cells.
struct TextTable {
    enum class Align { Left, Right };
    struct Column {
        std::string title;
        std::vector<std::string> cells;
        Align align = Align::Right;
    };
    std::vector<Column> columns;
};

/// The table as lines, two spaces between columns. Where it is wider than `maximumWidth` columns of the
/// terminal, the rest follows in further blocks that repeat the first column.
std::string formatTable(const TextTable& table, int maximumWidth = 100);

/// A cell's number with so many digits behind the point.
std::string fixedNumber(double value, int decimals);

/// Numbers of one column, all with the fewest digits, but at least so many behind the point, with which
/// different ones look different and none but 0 looks like 0; numbers too small for that as 1.25e-21.
std::vector<std::string> distinctNumbers(const std::vector<double>& values, int decimals);

/// The table as CSV (RFC 4180), titles first; a cell "-" (no number) is an empty field.
std::string formatCsv(const TextTable& table);

} // namespace lab
