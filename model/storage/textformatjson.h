// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/jsoncursor.h"
#include "model/text/plainformat.h"

#include <string>
#include <vector>

/// What config.json says about texts: source_split and target_split of plain lists of tokens, the ids of
/// their special tokens, which both sides share or which are one side's own (end_id, source_end_id), and
/// source_end. To be included by sources.
namespace lab {

/// The keys that may be there: the splits and source_end always, the ids where there is a split.
std::vector<std::string> textFormatKeys(const JsonCursor& root);

/// Reads these keys. Throws FormatError naming the key, what was expected and what was found.
TextFormats readTextFormats(const JsonCursor& root);

/// Adds these keys; none when both sides have SentencePiece models and sources end with a mark. Ids that
/// differ are written for each side.
void writeTextFormats(const TextFormats& formats, OrderedJson& document);

} // namespace lab
