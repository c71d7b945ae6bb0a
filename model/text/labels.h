// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/token.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What tokens are called on screen, in tables, pictures and records. All labels are made here. Two different
/// pieces never have the same label, except those of characters that the vocabulary does not have.
namespace lab {

/// The label of a token by itself:
///
///     ▁to, ▁(          to, ▁(     words that begin with a letter or digit lose the mark of a word start
///     ing, ).          ·ing, ).   where words are marked, pieces within one that begin so get a dot
///     <0xE6>, </s>     as they are
///     space, U+3000    ␣, U+3000; control characters are called by their numbers, U+0007
std::string labelOf(const Token& token);

/// Whether a piece begins with a letter of an alphabet or a digit: where words are marked, such a piece
/// without the mark goes on with a word.
bool beginsLikeAWord(std::string_view piece);

/// The labels of a source. What the vocabulary does not have is called by what was typed, in ‹ ›: ‹榴›; its
/// bytes, when there are several, are numbered: ‹榴›₁ ‹榴›₂ ‹榴›₃.
std::vector<std::string> labelsOf(const TokenizedText& text);

/// The labels of tokens that were said one after the other: bytes that make a whole character are called by
/// it, as above, other bytes <0xE6>.
std::vector<std::string> labelsOf(std::span<const Token> said);

/// The label of pieces that are shown as one word, from theirs: without marks between them, ‹榴› once.
std::string joinedLabel(std::span<const std::string> labels);

/// Whether a token is a byte of a character that the vocabulary does not have: <0xE6>.
bool isByte(const Token& token);

/// The bytes of the tokens that share a character of the text with this one, as they are in the vocabulary:
/// "<0xE6> <0xA6> <0xB4>". Empty when it is no byte.
std::string bytesAround(const TokenizedText& text, std::size_t token);

} // namespace lab
