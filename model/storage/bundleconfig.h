// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/measuredquality.h"
#include "model/text/plainformat.h"
#include "model/translation/translatorconfig.h"

#include <optional>
#include <string>
#include <string_view>

namespace lab {

/// What config.json of a bundle says.
struct BundleConfig {
    std::string sourceLanguage = "zh"; ///< a language tag: zh, en, pt-BR
    std::string targetLanguage = "en";
    TranslatorConfig model;
    TextFormats text = {};
    std::optional<MeasuredQuality> measured = {}; ///< unless nobody has
};

/// Reads config.json. All its keys are needed, those of plain lists of tokens where there is one, and no
/// others allowed, except "measured" and those that begin with "_" or "comment". Throws FormatError naming
/// `file`, the key, what was expected and what was found.
BundleConfig parseBundleConfig(std::string_view json, const std::string& file);

/// The text of config.json. Throws ConfigError when `config` is not one that parseBundleConfig() accepts.
std::string formatBundleConfig(const BundleConfig& config);

} // namespace lab
