// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/figure.h"

namespace lab {

/// The probabilities as lines between words, with title, caption and a scale of thickness: what the window
/// shows in the place of the heat map, with all rows equally bright. Keys are at the left, queries at the
/// right. A line's thickness is its weight times that of the scale's sample for 1, as vectors exactly; masked
/// keys have no line. Lines thinner than about a tenth of a logical pixel are left out, because viewers of
/// vector files draw them thicker than they are; the figure says below which weight. Sizes, options and
/// errors are those of drawFigure().
Drawing drawAlignment(const Decoding& decoding, const FigureOptions& options = {});

} // namespace lab
