// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// Words as LaTeX text: special characters escaped, the signs of formulas in math mode.
QString latexWords(const QString& text);

/// A number with a fixed number of digits after the point, for math mode: "-1.50", "-\infty".
QString latexNumber(double value, int decimals);

} // namespace lab
