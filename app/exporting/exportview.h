// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What of a decode a picture or table shows.
enum class ExportView { Scores, Probabilities, Context };

std::string nameOf(ExportView view); ///< "scores": on the command line, in recipes and in file names
/// The view of that name; nothing for another.
std::optional<ExportView> exportViewNamed(const std::string& name);
std::vector<std::string> exportViewNames();

} // namespace lab
