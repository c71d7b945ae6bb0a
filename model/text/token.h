// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lab {

/// One token of a sentence.
struct Token {
    std::string piece; ///< the vocabulary entry, UTF-8; a leading ▁ (U+2581) marks the start of a word
    int id = 0;        ///< its row in the embedding
    int begin = 0;     ///< first byte of its surface in the text
    int end = 0;       ///< one past the last byte; equal to begin for tokens without surface (</s>)
    bool unknown =
        false;          ///< it stands for what the vocabulary does not have: <unk>, or a byte of a character
    bool inner = false; ///< goes on with a word, in a vocabulary that marks where words begin
};

/// Whether a sentence's last token is the mark of its end, as most models have it.
enum class SentenceEnd { Marked, Unmarked };

/// A text with its tokens.
struct TokenizedText {
    std::string text; ///< UTF-8, after the normalisation of the tokenizer's input check
    std::vector<Token> tokens;
    SentenceEnd end = SentenceEnd::Marked;
};

/// How many tokens come from the text itself: all but the mark of its end.
inline std::size_t countOfWords(const TokenizedText& text)
{
    return text.tokens.size() - (text.end == SentenceEnd::Marked && !text.tokens.empty() ? 1 : 0);
}

/// Whether a token is the mark of the sentence's end.
inline bool isEndMark(const TokenizedText& text, std::size_t token)
{
    return token < text.tokens.size() && token >= countOfWords(text);
}

inline std::vector<int> idsOf(const std::vector<Token>& tokens)
{
    std::vector<int> ids;
    for (const Token& token : tokens)
        ids.push_back(token.id);
    return ids;
}

} // namespace lab
