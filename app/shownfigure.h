// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessionstate.h"
#include "widgets/figures/drawing.h"
#include "widgets/heatmapdata.h"
#include "widgets/theme.h"

#include <QString>

namespace lab {

/// How the window draws.
struct Appearance {
    bool dark = false;
    SequentialMap colours = SequentialMap::Blue;
    bool lines = false; ///< probabilities as lines instead of cells
};

/// The picture of a heat map, or of the lines in its place, as the window shows it now. Throws ConfigError
/// when there is nothing to draw.
Drawing shownFigure(const SessionState& state, FigureKind kind, const Appearance& appearance);

/// A file name to suggest for it: "scores.png".
QString suggestedFileName(FigureKind kind);

} // namespace lab
