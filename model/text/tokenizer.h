// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/plainformat.h"
#include "model/text/token.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace lab {

class Vocabulary;

/// A vocabulary at work: text to tokens and back. Immutable after loading, safe from any thread.
///
/// Any bytes are accepted as text: invalid UTF-8 becomes U+FFFD, NUL and other control characters become
/// spaces. Characters outside a SentencePiece vocabulary become byte pieces; what is not in a plain list of
/// tokens becomes its unknown token.
class Tokenizer {
public:
    /// Reads a SentencePiece `.model` file. Throws FileError or FormatError; a broken file is refused, not
    /// trusted. So is, with `end` marked, one without <s> and </s>.
    static Tokenizer load(const std::filesystem::path& file, SentenceEnd end = SentenceEnd::Marked);

    /// Reads a plain list of tokens, one a line; the rules are those of plainVocabulary(). Throws FileError
    /// or FormatError, which names the line.
    static Tokenizer loadPlain(
        const std::filesystem::path& file, const PlainFormat& format, SentenceEnd end = SentenceEnd::Marked);

    /// The tokens of a text, with byte offsets into TokenizedText::text (the cleaned text), followed where
    /// sentences are marked by the end token with an empty surface at the end of the text. The surface is
    /// what the reader typed, even where the piece differs (full-width or traditional characters): without
    /// the spaces around it, and shared by all pieces of one character (its bytes, or what normalisation made
    /// of it).
    TokenizedText encode(std::string_view text) const;

    /// The same as encode(), ids only.
    std::vector<int> encodeIds(std::string_view text) const;

    /// The ids of the text itself, without an end token.
    std::vector<int> encodeWords(std::string_view text) const;

    /// The text of tokens: SentencePiece knows where words begin, plain lists of words get spaces between
    /// them, those of characters nothing. Begin, end and padding are left out. Throws ShapeError as token()
    /// does.
    std::string decode(std::span<const int> ids) const;

    /// The token with this id, without a surface; labels.h says what it is called. Throws ShapeError when id
    /// is not in [0, size()).
    Token token(int id) const;

    int size() const;    ///< number of pieces
    int beginId() const; ///< -1 where there is none, which only sentences without an end do not need
    int endId() const;   ///< the same
    int unknownId() const;
    SentenceEnd sentenceEnd() const { return m_end; }

private:
    void requireInside(int id) const;
    void describe(Token& token) const;
    Tokenizer(std::shared_ptr<const Vocabulary> vocabulary, SentenceEnd end, const std::string& name);
    std::shared_ptr<const Vocabulary> m_vocabulary;
    SentenceEnd m_end;
    bool m_marksWords = false; ///< some piece begins with ▁
};

} // namespace lab
