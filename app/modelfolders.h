// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace lab {

/// The model that opens when none is named.
inline constexpr const char* defaultModelName = "zh-en-additive";

/// Folders that may hold model bundles, most specific first: $ATTENTION_LAB_MODELS (several, separated by
/// colons), `models` beside the program, ../share/attention-lab/models, and the source tree's
/// resources/models. Folders that do not exist are left out.
std::vector<std::filesystem::path> modelFolders();

} // namespace lab
