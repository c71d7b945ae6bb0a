// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/plainvocabulary.h"

#include "model/math/error.h"
#include "model/text/plainlist.h"
#include "model/text/utf8.h"

#include <unordered_map>

namespace lab {
namespace {

using Ids = std::unordered_map<std::string_view, int>;

// The ids of tokens, which must not move any more.
Ids numbered(const std::vector<std::string>& tokens)
{
    Ids ids;
    ids.reserve(tokens.size());
    for (const std::string& token : tokens)
        ids.emplace(token, static_cast<int>(ids.size()));
    return ids;
}

void requireSpecial(const SpecialTokens& special, std::size_t size, const std::string& name)
{
    const auto requireOne = [&](const char* which, int id, int smallest) {
        if (id < smallest || (id >= 0 && static_cast<std::size_t>(id) >= size))
            throw FormatError(name + ": expected a line for the " + which + " token " + std::to_string(id) +
                              ", found " + std::to_string(size) + " tokens, from 0.");
    };
    requireOne("unknown", special.unknown, 0);
    requireOne("begin", special.begin, -1);
    requireOne("end", special.end, -1);
    requireOne("padding", special.padding, -1);
    for (const int other : {special.begin, special.end, special.padding}) {
        if (other == special.unknown)
            throw FormatError(name + ": expected an unknown token of its own, found " +
                              std::to_string(other) + " as another special token too.");
    }
}

// Bytes of a character in UTF-8.
int widthOf(char32_t character)
{
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

class PlainVocabulary : public Vocabulary {
public:
    PlainVocabulary(std::string_view bytes, const PlainFormat& format, const std::string& name)
        : m_format(format), m_tokens(readPlainList(bytes, format.split, name)), m_ids(numbered(m_tokens))
    {
        const SpecialTokens& marks = format.special;
        requireSpecial(marks, m_tokens.size(), name);
        for (const int id : {marks.begin, marks.end, marks.padding}) {
            if (id >= 0)
                m_ids.erase(m_tokens[static_cast<std::size_t>(id)]);
        }
    }
    PlainVocabulary(const PlainVocabulary&) = delete; // m_ids refers to m_tokens
    PlainVocabulary& operator=(const PlainVocabulary&) = delete;

    std::vector<Token> encode(const std::string& text) const override
    {
        return m_format.split == TextSplit::Characters ? characters(text) : words(text);
    }

    std::vector<int> encodeIds(const std::string& text) const override { return idsOf(encode(text)); }

    std::string decode(std::span<const int> ids) const override
    {
        const SpecialTokens& marks = m_format.special;
        std::string text;
        for (const int id : ids) {
            if (id == marks.begin || id == marks.end || id == marks.padding)
                continue;
            if (m_format.split == TextSplit::Spaces && !text.empty())
                text += ' ';
            text += m_tokens[static_cast<std::size_t>(id)];
        }
        return text;
    }

    std::string piece(int id) const override { return m_tokens[static_cast<std::size_t>(id)]; }
    int size() const override { return static_cast<int>(m_tokens.size()); }
    SpecialTokens special() const override { return m_format.special; }

private:
    std::vector<Token> characters(const std::string& text) const
    {
        std::vector<Token> tokens;
        int at = 0;
        for (const char32_t character : decodeUtf8(text)) {
            const int end = at + widthOf(character);
            const Token token = tokenAt(text, at, end);
            if (!isSpace(character) || token.id != m_format.special.unknown)
                tokens.push_back(token);
            at = end;
        }
        return tokens;
    }

    std::vector<Token> words(const std::string& text) const
    {
        std::vector<Token> tokens;
        int begin = 0;
        int at = 0;
        const auto endWord = [&] {
            if (begin < at)
                tokens.push_back(tokenAt(text, begin, at));
        };
        for (const char32_t character : decodeUtf8(text)) {
            const int next = at + widthOf(character);
            if (isSpace(character)) {
                endWord();
                begin = next;
            }
            at = next;
        }
        endWord();
        return tokens;
    }

    Token tokenAt(std::string_view text, int begin, int end) const
    {
        const auto found =
            m_ids.find(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
        const int id = found == m_ids.end() ? m_format.special.unknown : found->second;
        return {piece(id), id, begin, end};
    }

    PlainFormat m_format;
    std::vector<std::string> m_tokens;
    Ids m_ids; // of what a text can hold: without begin, end and padding
};

} // namespace

std::shared_ptr<const Vocabulary> plainVocabulary(
    std::string_view bytes, const PlainFormat& format, const std::string& name)
{
    return std::make_shared<PlainVocabulary>(bytes, format, name);
}

} // namespace lab
