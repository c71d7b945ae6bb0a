// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/bundle.h"
#include "model/training/batches.h"
#include "model/training/corpus.h"
#include "model/training/trainingconfig.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// The sentence pairs of a run.
struct TrainingPairs {
    std::vector<TokenPair> tokens;        ///< to train on, place-name copies and generated pairs included
    std::vector<SentencePair> validation; ///< to measure on
};

/// The two vocabularies that a configuration names.
TokenizerFiles tokenizerFiles(const TrainingConfig& config);

/// Reads the pairs of a configuration and tokenizes them. Each of its files is looked for in the `data`
/// folder (empty: there is none), then beside the configuration. Throws FileError, FormatError, or
/// ConfigError when a vocabulary does not have the configured size.
TrainingPairs loadTrainingPairs(const TrainingConfig& config, const std::filesystem::path& data);

/// A number that differs between runs that must not be mixed: FNV-1a over the configuration and all tokens.
std::string fingerprint(const TrainingConfig& config, const std::vector<TokenPair>& tokens);

} // namespace lab
