// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/tokenizer.h"

#include "model/math/error.h"
#include "model/text/utf8.h"
#include "model/text/vocabularycheck.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace lab {
namespace {

constexpr std::string_view kWordStart = "\u2581";
constexpr std::uintmax_t kLargestFile = 64 << 20;

std::string readModel(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error)
        throw FileError(file.string() + ": cannot read the vocabulary: " + error.message() + ".");
    if (size > kLargestFile)
        throw FormatError(file.string() + ": a vocabulary of " + std::to_string(size) + " bytes; at most " +
                          std::to_string(kLargestFile) + " are read.");
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in || bytes.size() != size)
        throw FileError(file.string() + ": cannot read the vocabulary.");
    return bytes;
}

// Well-formed UTF-8 without control characters; the same text when it is so already.
std::string cleaned(std::string_view text)
{
    std::u32string characters = decodeUtf8(text);
    std::ranges::replace_if(characters, isControl, U' ');
    return encodeUtf8(characters);
}

// Pieces that share one character of the text (its bytes, or what normalisation made of it) come with that
// character at the last of them and nothing at the others: give it to each.
void shareSurfaces(std::vector<Token>& tokens)
{
    for (std::size_t i = tokens.size(); i-- > 1;) {
        if (tokens[i - 1].end == tokens[i - 1].begin && tokens[i - 1].begin == tokens[i].begin)
            tokens[i - 1].end = tokens[i].end;
    }
}

// Spaces and invisible characters that normalisation drops are no part of a word.
void trim(Token& token, const std::string& text)
{
    std::string_view surface(text);
    surface = surface.substr(
        static_cast<std::size_t>(token.begin), static_cast<std::size_t>(token.end - token.begin));
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view blank :
            {" ", "\u3000", "\u00A0", "\u200B", "\u200D", "\uFE0F", "\uFEFF"}) {
            const bool leading = surface.starts_with(blank);
            if (!leading && !surface.ends_with(blank))
                continue;
            leading ? surface.remove_prefix(blank.size()) : surface.remove_suffix(blank.size());
            changed = true;
        }
    }
    token.begin = static_cast<int>(surface.data() - text.data());
    token.end = token.begin + static_cast<int>(surface.size());
}

void require(const sentencepiece::util::Status& status)
{
    if (!status.ok())
        throw Error(std::string("The vocabulary failed: ") + status.error_message() + ".");
}

} // namespace

struct Tokenizer::Implementation {
    sentencepiece::SentencePieceProcessor processor;
};

Tokenizer::Tokenizer(std::shared_ptr<const Implementation> implementation)
    : m_implementation(std::move(implementation))
{
}

Tokenizer Tokenizer::load(const std::filesystem::path& file)
{
    const auto implementation = std::make_shared<Implementation>();
    sentencepiece::SentencePieceProcessor& processor = implementation->processor;
    const std::string bytes = readModel(file);
    checkVocabulary(bytes, file.string());
    const sentencepiece::util::Status status = processor.LoadFromSerializedProto(bytes);
    if (!status.ok())
        throw FormatError(
            file.string() + ": not a SentencePiece vocabulary: " + status.error_message() + ".");
    if (processor.bos_id() < 0 || processor.eos_id() < 0 || processor.unk_id() < 0)
        throw FormatError(file.string() + ": the vocabulary lacks <s>, </s> or <unk> among its " +
                          std::to_string(processor.GetPieceSize()) + " pieces.");
    return Tokenizer(implementation);
}

TokenizedText Tokenizer::encode(std::string_view text) const
{
    TokenizedText result{cleaned(text), {}};
    sentencepiece::ImmutableSentencePieceText pieces;
    require(m_implementation->processor.Encode(result.text, pieces.mutable_proto()));
    for (const auto& piece : pieces.pieces())
        result.tokens.push_back({piece.piece(), static_cast<int>(piece.id()), static_cast<int>(piece.begin()),
            static_cast<int>(piece.end())});
    shareSurfaces(result.tokens);
    for (Token& token : result.tokens)
        trim(token, result.text);
    Token end = token(endId());
    end.begin = end.end = static_cast<int>(result.text.size());
    result.tokens.push_back(std::move(end));
    return result;
}

std::vector<int> Tokenizer::encodeIds(std::string_view text) const
{
    std::vector<int> ids;
    require(m_implementation->processor.Encode(cleaned(text), &ids));
    ids.push_back(endId());
    return ids;
}

std::string Tokenizer::decode(std::span<const int> ids) const
{
    for (const int id : ids)
        requireInside(id);
    std::string text; // SentencePiece leaves <s>, </s> and <pad> out by itself
    require(m_implementation->processor.Decode(std::vector<int>(ids.begin(), ids.end()), &text));
    return text;
}

Token Tokenizer::token(int id) const
{
    requireInside(id);
    return {m_implementation->processor.IdToPiece(id), id, 0, 0};
}

void Tokenizer::requireInside(int id) const
{
    if (id < 0 || id >= size())
        throw ShapeError("Token " + std::to_string(id) + " is outside the vocabulary of " +
                         std::to_string(size()) + " pieces.");
}

int Tokenizer::size() const
{
    return m_implementation->processor.GetPieceSize();
}

int Tokenizer::beginId() const
{
    return m_implementation->processor.bos_id();
}

int Tokenizer::endId() const
{
    return m_implementation->processor.eos_id();
}

int Tokenizer::unknownId() const
{
    return m_implementation->processor.unk_id();
}

std::string displayText(const Token& token)
{
    std::string_view piece = token.piece;
    if (piece.starts_with(kWordStart) && piece.size() > kWordStart.size())
        piece.remove_prefix(kWordStart.size());
    return std::string(piece);
}

} // namespace lab
