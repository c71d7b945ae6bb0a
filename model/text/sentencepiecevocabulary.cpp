// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/sentencepiecevocabulary.h"

#include "model/math/error.h"
#include "model/text/vocabularycheck.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <new>
#include <string_view>

namespace lab {
namespace {

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

// Some reasons are a line of the library's source, some quote a piece, whatever is in it.
std::string reasonOf(const sentencepiece::util::Status& status)
{
    std::string reason = status.error_message();
    constexpr std::size_t longest = 80;
    const auto isPrintable = [](char byte) { return byte >= ' ' && byte <= '~'; };
    if (reason.find(".cc(") != std::string::npos || reason.size() > longest ||
        !std::ranges::all_of(reason, isPrintable))
        return "a part of it is damaged";
    while (reason.ends_with('.'))
        reason.pop_back();
    return reason;
}

void require(const sentencepiece::util::Status& status)
{
    if (!status.ok())
        throw Error("The vocabulary failed: " + reasonOf(status) + ".");
}

class SentencePieceVocabulary : public Vocabulary {
public:
    SentencePieceVocabulary(const std::string& bytes, const std::string& name)
    {
        checkVocabulary(bytes, name);
        load(bytes, name);
        if (m_processor.unk_id() < 0)
            throw FormatError(name + ": the vocabulary lacks <unk> among its " +
                              std::to_string(m_processor.GetPieceSize()) + " pieces.");
        m_special = {m_processor.unk_id(), m_processor.bos_id(), m_processor.eos_id(), m_processor.pad_id()};
        for (int id = 0; id < m_processor.GetPieceSize(); ++id)
            m_pieces.push_back(m_processor.IdToPiece(id));
    }

    std::vector<Token> encode(const std::string& text) const override
    {
        std::vector<Token> tokens;
        sentencepiece::ImmutableSentencePieceText pieces;
        require(m_processor.Encode(text, pieces.mutable_proto()));
        for (const auto& piece : pieces.pieces())
            tokens.push_back({piece.piece(), static_cast<int>(piece.id()), static_cast<int>(piece.begin()),
                static_cast<int>(piece.end())});
        shareSurfaces(tokens);
        for (Token& token : tokens)
            trim(token, text);
        return tokens;
    }

    std::vector<int> encodeIds(const std::string& text) const override
    {
        std::vector<int> ids;
        require(m_processor.Encode(text, &ids));
        return ids;
    }

    std::string decode(std::span<const int> ids) const override
    {
        std::string text; // SentencePiece leaves <s>, </s> and <pad> out by itself
        require(m_processor.Decode(std::vector<int>(ids.begin(), ids.end()), &text));
        return text;
    }

    std::string piece(int id) const override { return m_pieces[static_cast<std::size_t>(id)]; }
    int size() const override { return static_cast<int>(m_pieces.size()); }
    SpecialTokens special() const override { return m_special; }

private:
    void load(const std::string& bytes, const std::string& name)
    {
        try {
            const sentencepiece::util::Status status = m_processor.LoadFromSerializedProto(bytes);
            if (status.ok())
                return;
            throw FormatError(name + ": not a SentencePiece vocabulary: " + reasonOf(status) + ".");
        } catch (const FormatError&) {
            throw;
        } catch (const std::exception& error) { // of its parts, which say a line of their source
            if (std::string_view(error.what()).find("bad_alloc") != std::string_view::npos)
                throw std::bad_alloc(); // says nothing about the file
            throw FormatError(
                name +
                ": not a SentencePiece vocabulary: expected pieces that can be looked up, found others.");
        }
    }

    sentencepiece::SentencePieceProcessor m_processor;
    // What every step of a decode asks for: the processor looks it up anew each time.
    SpecialTokens m_special;
    std::vector<std::string> m_pieces;
};

} // namespace

std::shared_ptr<const Vocabulary> sentencePieceVocabulary(const std::string& bytes, const std::string& name)
{
    return std::make_shared<SentencePieceVocabulary>(bytes, name);
}

} // namespace lab
