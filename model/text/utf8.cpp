// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/utf8.h"

#include <array>
#include <cstddef>
#include <cstdio>

namespace lab {
namespace {

struct Sequence {
    int length;    // bytes of the whole character; 0: no character begins with this byte
    char32_t bits; // of the first byte
    int lowest;    // second byte, from the table of well-formed sequences in the Unicode standard
    int highest;
};

Sequence sequenceFrom(unsigned char first)
{
    if (first < 0x80)
        return {1, first, 0, 0};
    if (first >= 0xC2 && first <= 0xDF)
        return {2, first & 0x1FU, 0x80, 0xBF};
    if (first >= 0xE0 && first <= 0xEF)
        return {3, first & 0x0FU, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF};
    if (first >= 0xF0 && first <= 0xF4)
        return {4, first & 0x07U, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF};
    return {0, 0, 0, 0};
}

// The character at `at`, which moves behind it or behind the bytes that U+FFFD replaces.
char32_t decodeOne(std::string_view text, std::size_t& at)
{
    const Sequence sequence = sequenceFrom(static_cast<unsigned char>(text[at++]));
    char32_t character = sequence.bits;
    for (int i = 1; i < sequence.length; ++i) {
        const int byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
        if (byte < (i == 1 ? sequence.lowest : 0x80) || byte > (i == 1 ? sequence.highest : 0xBF))
            return kReplacementCharacter;
        character = (character << 6) | static_cast<char32_t>(byte & 0x3F);
        ++at;
    }
    return sequence.length == 0 ? kReplacementCharacter : character;
}

void append(std::string& text, char32_t character)
{
    const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
    const auto tail = [&](int shift) { byte(0x80 | ((character >> shift) & 0x3F)); };
    if (character < 0x80) {
        byte(character);
    } else if (character < 0x800) {
        byte(0xC0 | (character >> 6));
        tail(0);
    } else if (character < 0x10000) {
        byte(0xE0 | (character >> 12));
        tail(6);
        tail(0);
    } else {
        byte(0xF0 | (character >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool isCharacter(char32_t value)
{
    return value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
}

} // namespace

std::u32string decodeUtf8(std::string_view text)
{
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        characters.push_back(decodeOne(text, at));
    return characters;
}

std::string encodeUtf8(std::u32string_view characters)
{
    std::string text;
    text.reserve(characters.size());
    for (const char32_t character : characters)
        append(text, isCharacter(character) ? character : kReplacementCharacter);
    return text;
}

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isControl(char32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

std::string codePointName(char32_t character)
{
    std::array<char, 16> name = {};
    std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(character));
    return name.data();
}

char32_t lowerCase(char32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
        return c + 0x20;
    if (c < 0x100 || c > 0x17F || c == 0x130 || c == 0x138 || c == 0x149 || c == 0x17F)
        return c;
    if (c == 0x178)
        return 0xFF;
    // Latin Extended-A pairs capital and small: capitals are even, but odd from U+0139 to U+0148 and from
    // U+0179.
    const bool oddCapitals = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c % 2 == 1) == oddCapitals ? c + 1 : c;
}

} // namespace lab
