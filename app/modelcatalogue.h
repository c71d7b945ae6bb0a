// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/measuredquality.h"
#include "model/translation/translatorconfig.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// A model that can be opened, known by its config.json alone.
struct ModelEntry {
    std::string name;             ///< the folder's name
    std::filesystem::path folder; ///< absolute
    TranslatorConfig config;
    std::optional<MeasuredQuality> measured = {};
};

/// The models in these folders, sorted by name; of equal names the one in the first folder, as findBundle()
/// does. Folders without a config.json that can be read are left out: opening one would say why.
std::vector<ModelEntry> modelCatalogue(const std::vector<std::filesystem::path>& folders);

} // namespace lab
