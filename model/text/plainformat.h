// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/token.h"

#include <optional>
#include <string>

/// What a plain list of tokens (one a line, UTF-8) does not say itself.
namespace lab {

/// How a text becomes tokens of a plain list.
enum class TextSplit {
    Characters, ///< one Unicode code point a token; white space that is not in the list is left out
    Spaces,     ///< what stands between white space is a token
};

/// Tokens with a meaning of their own. Ids are line numbers from 0, or -1 for a token that is not in the
/// list: begin and end may be missing where no sentence is ended, padding anywhere.
struct SpecialTokens {
    int unknown = 0;  ///< stands for what is not in the list; no other special token
    int begin = 1;    ///< what the decoder reads first
    int end = 2;      ///< ends a sentence
    int padding = -1; ///< fills up batches

    bool operator==(const SpecialTokens&) const = default;
};

/// How a plain list is read.
struct PlainFormat {
    TextSplit split = TextSplit::Characters;
    SpecialTokens special;
};

/// Which sides of a translator have plain lists; the others have SentencePiece models. Targets always end.
struct TextFormats {
    std::optional<PlainFormat> source;
    std::optional<PlainFormat> target;
    SentenceEnd sourceEnd = SentenceEnd::Marked;
};

/// Names as in config.json: "characters", "spaces".
std::string nameOf(TextSplit split);
/// The inverse; throws ConfigError naming the choices.
TextSplit textSplitFromName(const std::string& name);

} // namespace lab
