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

/// The sentence pairs of a run before they are cut into pieces.
struct TrainingSentences {
    std::vector<SentencePair> pairs;
    std::size_t madeUp = 0; ///< the last so many are place-name copies and generated pairs
};

/// The two vocabularies that a configuration names.
TokenizerFiles tokenizerFiles(const TrainingConfig& config);

/// Reads the pairs of a configuration to train on, and makes up those that it asks for. Each of its files is
/// looked for in the `data` folder (empty: there is none), then beside the configuration. Throws FileError or
/// FormatError.
TrainingSentences loadSentences(
    const TrainingConfig& config, const std::filesystem::path& data, const EncodingNotice& notice = {});

/// The same, tokenized, and Latin words that a source has letter by letter are so in its target
/// (SpelledWords). Throws also ConfigError when a vocabulary does not have the configured size, FormatError
/// when all pairs are longer than they may be, or when there is none to measure on.
TrainingPairs loadTrainingPairs(
    const TrainingConfig& config, const std::filesystem::path& data, const EncodingNotice& notice = {});

/// A number that differs between runs that must not be mixed: FNV-1a over the configuration and all tokens.
std::string fingerprint(const TrainingConfig& config, const std::vector<TokenPair>& tokens);

} // namespace lab
