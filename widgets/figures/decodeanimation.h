// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/animation.h"
#include "widgets/figures/figure.h"
#include "widgets/walk.h"

namespace lab {

/// How a decode is animated. Delays are in hundredths of a second.
struct DecodeAnimationOptions {
    FigureOptions figure = {};          ///< how each frame is drawn; `steps` and `reached` are chosen here
    int dpi = 192;                      ///< pixels to an inch
    StepSize stepSize = StepSize::Word; ///< what one frame adds, where the matrix shows it
    int delay = 100;
    int lastDelay = 300; ///< of the whole matrix, before it begins again
};

/// A matrix that grows as the decode is walked, from its first row to the whole figure, which every frame has
/// the size of. Rows of the encoder, which are computed all at once, appear one by one as well. Throws what
/// drawFigure(), renderPicture() and Animation::add() throw.
Animation animateDecode(
    const Decoding& decoding, FigureKind kind, const DecodeAnimationOptions& options = {});

} // namespace lab
