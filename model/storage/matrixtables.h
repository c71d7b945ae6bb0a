// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/labelledmatrix.h"

#include <string>

/// A matrix as a table to paste elsewhere. The first line has the names of the axes and the column labels,
/// each other line begins with its label; cells without a number (NaN) are empty. Control characters in
/// labels, tabs and line breaks among them, become spaces. All functions throw ShapeError when there is not
/// one label for each row and column.
namespace lab {

/// For a spreadsheet: fields separated by tabs, lines by line feeds, labels as guardedCell() has them,
/// numbers as csvNumber() writes them.
std::string matrixToTsv(const LabelledMatrix& matrix);

/// A tabular environment that needs no package; XeLaTeX and a font with the labels' characters draw it.
/// Numbers are rounded to `decimals` digits after the point, 0 to 9; a rounded zero has no sign. Throws
/// ConfigError for other decimals.
std::string matrixToLatex(const LabelledMatrix& matrix, int decimals);

/// A pipe table, as GitHub and pandoc read it; numbers likewise, with an ASCII minus sign.
std::string matrixToMarkdown(const LabelledMatrix& matrix, int decimals);

} // namespace lab
