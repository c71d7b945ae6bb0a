// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// CSV as all files of this program have it: RFC 4180 (comma, CR LF, quotes where needed), UTF-8.
namespace lab {

/// What spreadsheets need besides; a file that was made without it is made again without it.
struct CsvStyle {
    bool byteOrderMark = true; ///< the file begins with it: without it Excel does not know that it is UTF-8
    bool guarded = true;       ///< texts are no formulas, see guardedCell()

    bool operator==(const CsvStyle&) const = default;
};

/// A text that no spreadsheet takes for a formula: an apostrophe stands before =, +, -, @, TAB or CR at its
/// beginning, and before the apostrophes that stand there already. What reads as a number stays one.
std::string guardedCell(std::string_view text);
/// The text that guardedCell() was given.
std::string unguardedCell(std::string_view cell);

/// The same for a line that a spreadsheet will cut at commas, semicolons and TABs, after each of them.
std::string guardedLine(std::string_view line);
std::string unguardedLine(std::string_view line);

/// One line with its end; fields are as guardedCell() has them, unless they are not to be. Those with a
/// comma, a quote, a line break or a # (some readers take it for the beginning of a comment) are put in
/// quotes.
std::string csvLine(const std::vector<std::string>& fields, bool guarded = true);

/// The fewest digits that read back as the same number; "-inf" for minus infinity.
std::string csvNumber(float value);
std::string csvNumber(double value);

} // namespace lab
