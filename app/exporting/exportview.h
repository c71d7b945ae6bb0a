// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What of a decode a picture or table shows.
enum class ExportView {
    Scores,
    Probabilities,
    Context,
    Worksheet, ///< a step to be computed by hand
    Solution,  ///< of the worksheet
};

std::string nameOf(ExportView view); ///< "scores": on the command line, in recipes and in file names
/// The view of that name; nothing for another.
std::optional<ExportView> exportViewNamed(const std::string& name);
std::vector<std::string> exportViewNames();

/// The matrix that is drawn as a heat map; nothing for other views. Only matrices have numbers in rows and
/// columns, for a table, and grow step by step, for an animation.
std::optional<FigureKind> figureKindOf(ExportView view);

} // namespace lab
