// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/recipe.h"
#include "model/record/record.h"

namespace lab {

/// The picture of the recipe's view with these options, at the recipe's place or else, for views of one word,
/// at the end of the first. Throws ConfigError when the decode has nothing to draw, or the view no picture of
/// it.
Drawing drawView(const ExportRecipe& recipe, const FigureOptions& figure, const Decoding& decoding);

} // namespace lab
