// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/recipe.h"

#include <string>
#include <string_view>

namespace lab {

inline constexpr int recipeFormatVersion = 1;

/// A recipe on one line of JSON.
std::string recipeText(const ExportRecipe& recipe);
/// Reads what recipeText() writes. Throws FormatError, one sentence that begins with `file`.
ExportRecipe recipeFromText(std::string_view text, const std::string& file);

} // namespace lab
