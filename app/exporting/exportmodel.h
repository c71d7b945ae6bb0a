// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/translation/translatorconfig.h"

#include <filesystem>
#include <optional>
#include <string>

namespace lab {

/// What an exported file says about the model that computed it.
struct ExportModel {
    std::string name;
    std::optional<TranslatorConfig> config = {}; ///< unknown for a model that is not a bundle
    std::string hash = {};                       ///< modelHash(); empty when it is not known
};

/// SHA-256, in hexadecimal, of all that a bundle computes with. It is what this prints inside its folder, for
/// those files that the bundle has:
///
///     sha256sum config.json model.safetensors source.model source.tokens target.model target.tokens |
///     sha256sum
///
/// Takes as long as reading the files. Throws FileError.
std::string modelHash(const std::filesystem::path& folder);

} // namespace lab
