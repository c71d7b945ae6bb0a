// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/figure.h"
#include "widgets/walk.h"

namespace lab {

/// How the calculation of a word is drawn.
struct PipelineFigureOptions {
    /// `steps` says which word it is, the last of those; within the source `head.query` does. `reached`,
    /// `words` and `range` are not used.
    FigureOptions figure = {};
    Stage stage = Stage::Word; ///< how far the word has been worked out…
    int part = 1;              ///< …see WalkPosition; the nearest place that there is
};

/// The calculation of one word as the window shows it, from keys and scores to the context and the next word:
/// a line for each key, all of them, what is worked out said in words below, and the most probable next
/// words. A figure that is narrower than 640 logical pixels has smaller type. Throws ConfigError as
/// drawFigure() does.
Drawing drawPipelineFigure(const Decoding& decoding, const PipelineFigureOptions& options = {});

} // namespace lab
