// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/attentionarguments.h"
#include "app/sessioninputs.h"
#include "model/decoding/decodeoptions.h"
#include "model/storage/bundle.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace lab {

/// With what model and how to decode, as it is said on the command line.
struct DecodeArguments {
    std::string model; ///< name or folder; empty: the one that fits `attention`
    AttentionArguments attention;
    DecodeOptions options;                   ///< without attention and prefix, which depend on the model
    std::optional<std::uint64_t> seed;       ///< of drawn words and of drawn attention
    std::string prefix;                      ///< forced beginning of the translation
    int maximumCharacters = longestSentence; ///< of a text, see characterCount()
    bool progress = false;                   ///< is shown also where there is no terminal
};

/// Adds `--model`, the options of addAttentionOptions(), `--beam`, `--length-penalty`, `--sample`,
/// `--sampling-temperature`, `--top-k`, `--top-p`, `--seed`, `--prefix` and the options of addLimitOptions()
/// to a command. `arguments` must live as long as the command.
void addDecodeOptions(CLI::App& command, DecodeArguments& arguments);

/// Only `--beam` and `--length-penalty`.
void addBeamOptions(CLI::App& command, std::optional<BeamOptions>& beam);

/// Adds --no-repeat-ngram.
void addRepetitionOption(CLI::App& command, int& noRepeatNgram);

/// Adds `--max-characters`, `--max-steps`, `--max-memory` and `--progress`.
void addLimitOptions(CLI::App& command, DecodeArguments& arguments);

/// Opens the model: the one that is named, else the default, or the one for the mode and the rule. Throws
/// FileError, FormatError or CLI::ValidationError.
Bundle openModel(const DecodeArguments& arguments);

/// The options with the prefix as tokens of the target language and the attention that is asked for. When the
/// model was not trained for that attention, says so on standard error. Throws CLI::ValidationError.
DecodeOptions decodeOptions(const DecodeArguments& arguments, const Bundle& bundle);

} // namespace lab
