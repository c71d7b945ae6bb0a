// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportmodel.h"
#include "app/exporting/recipe.h"
#include "model/storage/metadata.h"

#include <QString>

#include <filesystem>

namespace lab {

/// What a file says about where it comes from: Software with its version, Sentence, Model, ModelSHA256, Mode,
/// Rule, Decoding, Seed (where something was drawn), Stopped (where the decode did not end by itself), About
/// (facts, where they make one doubt: see decodefacts.h), Edits, and Recipe: recipeText().
Metadata provenanceOf(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding);

/// The same in one line for a reader, without sentence and recipe: "Attention Lab 0.1.0 · zh-en-additive
/// (SHA-256 0123456789ab…) · …".
QString provenanceLine(const Metadata& metadata);

/// The recipe that is among the metadata of a file. Throws FormatError, which begins with `file`, when there
/// is none.
ExportRecipe recipeOf(const Metadata& metadata, const std::string& file);

/// What a file of any ExportFormat says about itself, and nothing else of it: at most 1,000 names, 100,000
/// lines of a text, 10 MB of an archive's entry or of a page's head, and what textsOfPng() and
/// propertiesOfPdf() let in. So it takes a time that grows with the file, and at most 64 MiB and ten times
/// its size. Throws FileError, and FormatError, one line that begins with the file, when it is none of this
/// program's files.
Metadata readProvenance(const std::filesystem::path& file);

} // namespace lab
