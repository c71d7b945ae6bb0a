// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportmodel.h"
#include "app/exporting/recipe.h"
#include "model/record/record.h"

#include <filesystem>

namespace lab {

/// The picture of a view, as an exported file shows it. Needs a QApplication, in the window's thread. Throws
/// ConfigError when the decode has nothing to draw.
Drawing drawExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding);

/// Writes what a recipe asks for, whole or not at all, from the decode that `recipe.decode` gives for
/// `recipe.sentence`; every file says where it comes from (provenanceOf()). Pictures, animations and tables
/// of a view need what drawExport() needs; the others can be written in any thread. Texts are in the language
/// of tr(), whatever `recipe.language` says. Throws FileError, ConfigError and FormatError.
void writeExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
    const std::filesystem::path& file);

} // namespace lab
