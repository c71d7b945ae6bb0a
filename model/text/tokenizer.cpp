// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/tokenizer.h"

#include "model/math/error.h"
#include "model/text/labels.h"
#include "model/text/plainvocabulary.h"
#include "model/text/sentencepiecevocabulary.h"
#include "model/text/textencoding.h"
#include "model/text/utf8.h"
#include "model/text/vocabularyfile.h"

#include <algorithm>

namespace lab {
namespace {

constexpr std::string_view kWordStart = "\u2581";
constexpr std::string_view kInnerMark = "\u00B7"; // of labels: a piece that begins with it gets another

// Well-formed UTF-8 without control characters; the same text when it is so already.
std::string cleaned(std::string_view text)
{
    std::u32string characters = decodeUtf8(text);
    std::ranges::replace_if(characters, isControl, U' ');
    return encodeUtf8(characters);
}

} // namespace

Tokenizer::Tokenizer(std::shared_ptr<const Vocabulary> vocabulary, SentenceEnd end, const std::string& name)
    : m_vocabulary(std::move(vocabulary)), m_end(end)
{
    for (int id = 0; id < size() && !m_marksWords; ++id)
        m_marksWords = m_vocabulary->piece(id).starts_with(kWordStart);
    if (end == SentenceEnd::Marked && (beginId() < 0 || endId() < 0))
        throw FormatError(
            name + ": the vocabulary lacks <s> or </s> among its " + std::to_string(size()) + " pieces.");
}

Tokenizer Tokenizer::load(const std::filesystem::path& file, SentenceEnd end)
{
    return Tokenizer(sentencePieceVocabulary(readVocabulary(file), file.string()), end, file.string());
}

Tokenizer Tokenizer::loadPlain(const std::filesystem::path& file, const PlainFormat& format, SentenceEnd end)
{
    return Tokenizer(plainVocabulary(decodeText(readVocabulary(file), file.string()), format, file.string()),
        end, file.string());
}

TokenizedText Tokenizer::encode(std::string_view text) const
{
    TokenizedText result{cleaned(text), {}, m_end};
    result.tokens = m_vocabulary->encode(result.text);
    for (Token& token : result.tokens)
        describe(token);
    if (m_end == SentenceEnd::Unmarked)
        return result;
    Token end = token(endId());
    end.begin = end.end = static_cast<int>(result.text.size());
    result.tokens.push_back(std::move(end));
    return result;
}

std::vector<int> Tokenizer::encodeIds(std::string_view text) const
{
    std::vector<int> ids = encodeWords(text);
    if (m_end == SentenceEnd::Marked)
        ids.push_back(endId());
    return ids;
}

std::vector<int> Tokenizer::encodeWords(std::string_view text) const
{
    return m_vocabulary->encodeIds(cleaned(text));
}

std::string Tokenizer::decode(std::span<const int> ids) const
{
    for (const int id : ids)
        requireInside(id);
    return m_vocabulary->decode(ids);
}

Token Tokenizer::token(int id) const
{
    requireInside(id);
    Token token{m_vocabulary->piece(id), id, 0, 0};
    describe(token);
    return token;
}

void Tokenizer::describe(Token& token) const
{
    token.unknown = token.id == unknownId() || isByte(token);
    token.inner = m_marksWords && !token.unknown && !token.piece.starts_with(kWordStart) &&
                  (beginsLikeAWord(token.piece) || token.piece.starts_with(kInnerMark));
}

void Tokenizer::requireInside(int id) const
{
    if (id < 0 || id >= size())
        throw ShapeError("Token " + std::to_string(id) + " is outside the vocabulary of " +
                         std::to_string(size()) + " pieces.");
}

int Tokenizer::size() const
{
    return m_vocabulary->size();
}

int Tokenizer::beginId() const
{
    return m_vocabulary->special().begin;
}

int Tokenizer::endId() const
{
    return m_vocabulary->special().end;
}

int Tokenizer::unknownId() const
{
    return m_vocabulary->special().unknown;
}

} // namespace lab
