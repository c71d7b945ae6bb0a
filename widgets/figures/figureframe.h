// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "widgets/figures/drawing.h"
#include "widgets/figures/figure.h"
#include "widgets/theme.h"

#include <QString>

namespace lab {

/// What every figure of a decode has around its content: a background, and above the content a line with
/// sentences and model.
struct FigureFrame {
    QString caption;   ///< at the left; elided where it has no room
    QString modelName; ///< at the right
    Theme theme;
    bool transparent = false; ///< no background
    double width = 800;       ///< of the drawing
};

/// The frame that the options ask for. `steps` words have been said. Throws ConfigError when the width is not
/// positive.
FigureFrame frameOf(const Decoding& decoding, const FigureOptions& options, int steps);

/// How many words a figure is about: those that the options ask for, at most all. Throws ConfigError when
/// there is none.
int stepsOf(const Decoding& decoding, const FigureOptions& options);

/// A height that is a whole number of pixels once it is scaled: a background covers the last of them.
double wholePixels(double height, double scale);

/// The width at which a figure is laid out, with type as on the screen: at least `narrowest`.
double layoutWidth(double width, double narrowest = 420);

/// A frame around a content of the given size, which is painted from (0, 0) with type as on the screen. All
/// is made smaller or larger so that it has the frame's width.
Drawing framed(
    const FigureFrame& frame, const QSizeF& content, const std::function<void(QCPPainter&)>& paint);

} // namespace lab
