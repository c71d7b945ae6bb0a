// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/labels.h"

#include "model/text/utf8.h"

#include <algorithm>
#include <string_view>

namespace lab {
namespace {

constexpr std::string_view wordStart = "\u2581";     // ▁
constexpr std::string_view innerMark = "\u00B7";     // ·
constexpr std::string_view space = "\u2423";         // ␣
constexpr std::string_view unknownOpens = "\u2039";  // ‹
constexpr std::string_view unknownCloses = "\u203A"; // ›
constexpr std::size_t byteLength = 6;                // <0xE6>

int hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

// The byte of <0xE6>; -1 for other pieces.
int byteOf(std::string_view piece)
{
    if (piece.size() != byteLength || !piece.starts_with("<0x") || !piece.ends_with('>'))
        return -1;
    const int high = hexDigit(piece[3]);
    const int low = hexDigit(piece[4]);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
}

// Control characters by their numbers, which every font has; a text of nothing but blanks as what they are.
std::string visible(std::string_view text)
{
    const std::u32string characters = decodeUtf8(text);
    if (characters.empty())
        return std::string(space);
    const bool isBlank = std::ranges::all_of(characters, isSpace);
    std::string result;
    for (const char32_t character : characters) {
        if (isBlank && character == U' ')
            result += space;
        else if (isBlank || isControl(character))
            result += codePointName(character);
        else
            result += encodeUtf8({&character, 1});
    }
    return result;
}

std::string_view withoutWordStart(std::string_view piece)
{
    if (piece.starts_with(wordStart) && piece.size() > wordStart.size())
        piece.remove_prefix(wordStart.size());
    return piece;
}

std::string unknownLabel(std::string_view text)
{
    return std::string(unknownOpens) + visible(text) + std::string(unknownCloses);
}

// ₁, ₂…
std::string subscript(std::size_t number)
{
    std::u32string digits;
    for (const char digit : std::to_string(number))
        digits += U'\u2080' + static_cast<char32_t>(digit - '0');
    return encodeUtf8(digits);
}

// Gives `count` labels from `first` the name of what their tokens stand for together.
void nameUnknown(
    std::vector<std::string>& labels, std::size_t first, std::size_t count, std::string_view text)
{
    for (std::size_t i = 0; i < count; ++i)
        labels[first + i] = unknownLabel(text) + (count > 1 ? subscript(i + 1) : "");
}

// How many tokens, from `first` on, are bytes of the same piece of the text; 1 for others.
std::size_t sharing(const std::vector<Token>& tokens, std::size_t first)
{
    const Token& token = tokens[first];
    std::size_t count = 1;
    while (isByte(token) && token.begin < token.end && first + count < tokens.size() &&
           isByte(tokens[first + count]) && tokens[first + count].begin == token.begin &&
           tokens[first + count].end == token.end)
        ++count;
    return count;
}

// The bytes of the tokens from `first` on that make one whole character; empty when they do not.
std::string wholeCharacter(std::span<const Token> said, std::size_t first)
{
    constexpr std::size_t longest = 4;
    std::string bytes;
    for (std::size_t i = first; i < said.size() && bytes.size() < longest && isByte(said[i]); ++i) {
        bytes += static_cast<char>(byteOf(said[i].piece));
        const std::u32string characters = decodeUtf8(bytes);
        if (characters.size() == 1 && encodeUtf8(characters) == bytes)
            return bytes;
    }
    return {};
}

// Of ‹榴›₁ ‹榴›₂ ‹榴›₃ the first is ‹榴› and the others are nothing; other labels stay.
std::string_view withoutNumber(std::string_view label)
{
    const std::size_t closes = label.rfind(unknownCloses);
    if (!label.starts_with(unknownOpens) || closes == std::string_view::npos)
        return label;
    const std::size_t end = closes + unknownCloses.size();
    const bool isFirst = end == label.size() || label.substr(end) == subscript(1);
    return isFirst ? label.substr(0, end) : std::string_view();
}

std::vector<std::string> ownLabels(std::span<const Token> tokens)
{
    std::vector<std::string> labels;
    for (const Token& token : tokens)
        labels.push_back(labelOf(token));
    return labels;
}

} // namespace

bool beginsLikeAWord(std::string_view piece)
{
    const std::u32string characters = decodeUtf8(piece);
    const char32_t first = characters.empty() ? 0 : characters.front();
    const bool isAscii = (first >= U'0' && first <= U'9') || (first >= U'A' && first <= U'Z') ||
                         (first >= U'a' && first <= U'z');
    // Letters beyond: Latin, Greek, Cyrillic and so on, up to where punctuation begins.
    return isAscii || (first >= 0xC0 && first < 0x2000 && first != 0xD7 && first != 0xF7);
}

std::string labelOf(const Token& token)
{
    const std::string_view word = withoutWordStart(token.piece);
    if (word.size() < token.piece.size())
        return visible(beginsLikeAWord(word) ? word : std::string_view(token.piece));
    return (token.inner ? std::string(innerMark) : "") + visible(word);
}

std::vector<std::string> labelsOf(const TokenizedText& text)
{
    std::vector<std::string> labels = ownLabels(text.tokens);
    for (std::size_t i = 0; i < labels.size();) {
        const Token& token = text.tokens[i];
        const std::size_t count = sharing(text.tokens, i);
        if ((token.unknown || isByte(token)) && token.begin < token.end)
            nameUnknown(labels, i, count,
                std::string_view(text.text).substr(static_cast<std::size_t>(token.begin),
                    static_cast<std::size_t>(token.end - token.begin)));
        i += count;
    }
    return labels;
}

std::vector<std::string> labelsOf(std::span<const Token> said)
{
    std::vector<std::string> labels = ownLabels(said);
    for (std::size_t i = 0; i < labels.size();) {
        const std::string character = wholeCharacter(said, i);
        if (!character.empty())
            nameUnknown(labels, i, character.size(), character);
        i += std::max<std::size_t>(1, character.size());
    }
    return labels;
}

std::string joinedLabel(std::span<const std::string> labels)
{
    std::string joined;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::string_view label = labels[i];
        if (i > 0 && label.size() > innerMark.size() && label.starts_with(innerMark))
            label.remove_prefix(innerMark.size());
        joined += labels.size() > 1 ? withoutNumber(label) : label;
    }
    return joined;
}

bool isByte(const Token& token)
{
    return byteOf(token.piece) >= 0;
}

std::string bytesAround(const TokenizedText& text, std::size_t token)
{
    const auto& tokens = text.tokens;
    if (!isByte(tokens[token]))
        return {};
    std::size_t first = token;
    while (first > 0 && sharing(tokens, first - 1) > 1)
        --first;
    std::string bytes;
    for (std::size_t i = 0; i < sharing(tokens, first); ++i)
        bytes += (i == 0 ? "" : " ") + tokens[first + i].piece;
    return bytes;
}

} // namespace lab
