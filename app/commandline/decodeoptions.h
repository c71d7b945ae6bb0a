// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decodeoptions.h"
#include "model/storage/bundle.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace lab {

/// How to decode, as it is said on the command line.
struct DecodeArguments {
    DecodeOptions options; ///< without the prefix, which only the model's tokenizer can read
    std::string prefix;    ///< forced beginning of the translation
};

/// Adds `--beam`, `--length-penalty`, `--sample`, `--sampling-temperature`, `--top-k`, `--top-p`, `--seed`
/// and `--prefix` to a command. `arguments` must live as long as the command.
void addDecodeOptions(CLI::App& command, DecodeArguments& arguments);

/// Only `--beam` and `--length-penalty`.
void addBeamOptions(CLI::App& command, std::optional<BeamOptions>& beam);

/// The options with the prefix as tokens of the target language, and with the attention that the model was
/// trained for (usualAttention()).
DecodeOptions decodeOptions(const DecodeArguments& arguments, const Bundle& bundle);

} // namespace lab
