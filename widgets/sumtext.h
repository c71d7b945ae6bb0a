// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sum.h"

/// A sum as text. `decimals` is the number of digits after the point, 2 to 8.
namespace lab {

inline constexpr int fewestSumDecimals = 2;
inline constexpr int usualSumDecimals = 4; ///< two more than a cell shows, so that a column adds up
inline constexpr int mostSumDecimals = 8;

/// What stands beside a sum: that its numbers are rounded, and results come from all digits. Empty when it
/// has no numbers.
QString roundingNote(const Sum& sum, int decimals);

/// "score = 1.5000 + (−0.2500) = 1.2500"
QString lineText(const SumLine& line, int decimals);

/// Everything, with every number of every table; cells are separated by tabs.
QString plainText(const Sum& sum, int decimals);

/// For a LaTeX document with amsmath (Chinese words: XeLaTeX and xeCJK). A long table shows its first and
/// last rows, says how many are left out and what these add to each total; of a wide one the first columns
/// stay, and the last.
QString latexText(const Sum& sum, int decimals);

} // namespace lab
