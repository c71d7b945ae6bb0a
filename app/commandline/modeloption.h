// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/bundle.h"

#include <string>

namespace CLI {
class App;
}

namespace lab {

/// Adds `--model NAME|FOLDER` to a command; `model` keeps its value and is the default.
void addModelOption(CLI::App& command, std::string& model);

/// Loads the bundle of that name from the program's model folders, or the folder itself. Throws FileError
/// or FormatError.
Bundle openModel(const std::string& model);

} // namespace lab
