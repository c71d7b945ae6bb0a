// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessionstate.h"
#include "widgets/figures/drawing.h"
#include "widgets/heatmapdata.h"
#include "widgets/theme.h"

#include <QString>

namespace lab {

/// The picture of a heat map as the window shows it now. Throws ConfigError when there is nothing to draw.
Drawing shownFigure(const SessionState& state, FigureKind kind, bool dark, SequentialMap colours);

/// A file name to suggest for it: "scores.png".
QString suggestedFileName(FigureKind kind);

} // namespace lab
