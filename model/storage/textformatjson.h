// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/jsoncursor.h"
#include "model/text/plainformat.h"

#include <string>
#include <vector>

/// What config.json says about plain lists of tokens: source_split, target_split, and the ids of special
/// tokens, which both sides share. To be included by sources.
namespace lab {

/// The keys that may be there: the splits always, the ids where there is a split.
std::vector<std::string> textFormatKeys(const JsonCursor& root);

/// Reads these keys. Throws FormatError naming the key, what was expected and what was found.
TextFormats readTextFormats(const JsonCursor& root);

/// Adds these keys, none when both sides have SentencePiece models. Throws ConfigError when two plain lists
/// do not share their special tokens.
void writeTextFormats(const TextFormats& formats, OrderedJson& document);

} // namespace lab
