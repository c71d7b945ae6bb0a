// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/figure.h"
#include "widgets/sumquestion.h"
#include "widgets/sumtext.h"

namespace lab {

/// How the arithmetic of a number is drawn.
struct SumFigureOptions {
    /// `steps` says which word asks, the last of those; within the source `head.query` does. `reached`,
    /// `words` and `range` are not used.
    FigureOptions figure = {};
    CellQuestion question = {};      ///< which number of the word's row
    int decimals = usualSumDecimals; ///< digits after the point, 2 to 8
};

/// The full arithmetic of a number as the window shows it: the same text, equations, strips and tables, with
/// all rows and columns. A table that is too wide goes on below, a long one beside itself where there is
/// room. Throws ConfigError as drawFigure() does, when the row has no such number, and for digits out of
/// range.
Drawing drawSumFigure(const Decoding& decoding, const SumFigureOptions& options = {});

} // namespace lab
