// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/bundle.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lab {

/// Adds `--model NAME|FOLDER` to a command that picks one itself when `model` stays empty.
void addModelOption(CLI::App& command, std::string& model);

/// Adds the same option for a command that takes several: `--model NAME|FOLDER` once for each.
void addModelsOption(CLI::App& command, std::vector<std::string>& models);

/// Loads a bundle, and says on standard error which of its vocabularies is not UTF-8. Throws FileError or
/// FormatError.
Bundle openBundle(const std::filesystem::path& folder);

/// Loads the bundle of that name from the program's model folders, or the folder itself. Throws FileError
/// or FormatError.
Bundle openModel(const std::string& model);

} // namespace lab
