// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/sumquestion.h"

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What of a decode a picture or table shows.
enum class ExportView {
    Scores,
    Probabilities,
    Weights,
    Context,
    Lines,       ///< probabilities as lines between words, see drawAlignment()
    Heads,       ///< all layers and heads
    Calculation, ///< of one word
    Sum,         ///< the arithmetic of one number
    Worksheet,   ///< a step to be computed by hand
    Solution,    ///< of the worksheet
};

std::string nameOf(ExportView view); ///< "scores": on the command line, in recipes and in file names
/// The view of that name; nothing for another.
std::optional<ExportView> exportViewNamed(const std::string& name);
std::vector<std::string> exportViewNames();
std::vector<ExportView> exportViews(); ///< all, in the order of the window

/// The matrix that a view is; nothing for one that is none, of which there are pictures only.
std::optional<FigureKind> figureKindOf(ExportView view);
ExportView exportViewOf(FigureKind kind);
/// Whether it shows one word of the decode only, at ExportRecipe::place.
bool isAboutOneWord(ExportView view);
/// Whether it is a page of A4, black on white, whatever is asked for.
bool isSheet(ExportView view);
/// Whether a decode has what the view shows: a step, and attention where it is about attention.
bool hasView(const Decoding& decoding, ExportView view);

/// "probability": a number whose arithmetic ExportView::Sum shows, on the command line and in recipes.
std::string nameOf(CellQuestion::Kind number);
std::optional<CellQuestion::Kind> questionKindNamed(const std::string& name);
std::vector<std::string> questionKindNames();

} // namespace lab
