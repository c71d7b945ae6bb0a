// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/figure.h"

namespace lab {

/// How a grid of heads is drawn.
struct HeadGridOptions {
    FigureOptions figure = {}; ///< its `head` says which site, its `scoreFormula` and `reached` are not used
    bool allSites = false;     ///< encoder, decoder and between them
};

/// The weights of all layers and heads of a site, and the means over heads, as small maps with their names.
/// They share one scale of colours, which is drawn; masked keys are hatched. In a file of vectors each cell
/// is a rectangle, or of more than 40,000 cells one pixel of an image. Throws ConfigError as drawFigure()
/// does.
Drawing drawHeadGrid(const Decoding& decoding, const HeadGridOptions& options = {});

} // namespace lab
