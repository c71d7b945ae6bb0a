// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/bundleconfig.h"
#include "model/storage/tensorheader.h"
#include "model/text/plainformat.h"
#include "model/translation/translator.h"
#include "model/translation/translatorconfig.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// A trained model on disk: a folder with config.json, model.safetensors, both vocabularies (source.model or
/// source.tokens, target.model or target.tokens) and README.md. Format: resources/models/README.md.
struct Bundle {
    std::string name;             ///< the folder's name
    std::filesystem::path folder; ///< absolute
    std::string sourceLanguage;   ///< a language tag: zh, en, pt-BR
    std::string targetLanguage;
    TranslatorConfig config;
    TranslationModel model;
    std::optional<MeasuredQuality> measured = {}; ///< how well it translates, as config.json states it
};

/// Reads the config.json of a bundle and nothing else. Throws FileError or FormatError as loadBundle() does.
BundleConfig readBundleConfig(const std::filesystem::path& folder);

/// Reads a bundle. Throws FileError or FormatError naming the file, the tensor or key, what was expected and
/// what was found; nothing is allocated before sizes have been checked. README.md need not be there.
Bundle loadBundle(const std::filesystem::path& folder);

/// Adds to the config.json of a bundle how well it translates; what was measured before is replaced. Throws
/// FileError or FormatError; the file is written whole or not at all.
void recordQuality(const std::filesystem::path& folder, const MeasuredQuality& quality);

/// Where the tokenizers come from when a bundle is written, and what languages they are for.
struct TokenizerFiles {
    std::filesystem::path source;
    std::filesystem::path target;
    std::string sourceLanguage = "zh";
    std::string targetLanguage = "en";
    TextFormats text = {}; ///< which of them are plain lists of tokens, and how sources end
};

/// Writes config.json, model.safetensors and copies of both tokenizers into `folder` (created when missing);
/// each file is written whole or not at all, config.json last. Throws FileError; throws ConfigError or
/// FormatError before anything is written when the parts do not make a bundle that loadBundle() accepts.
void saveBundle(const std::filesystem::path& folder, const TranslatorConfig& config,
    const ParameterSet& parameters, const TokenizerFiles& tokenizers, StoredType type = StoredType::Float16);

/// The folder of a bundle given by name or by path: `nameOrFolder` itself when it is a folder, else the first
/// of `searchFolders` that holds a folder of that name. Throws FileError listing what was tried.
std::filesystem::path findBundle(
    const std::string& nameOrFolder, const std::vector<std::filesystem::path>& searchFolders);

} // namespace lab
