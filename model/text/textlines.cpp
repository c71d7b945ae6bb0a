// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/textlines.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <utility>

namespace lab {
namespace {

constexpr const char* kUtf8 = "UTF-8";
constexpr const char* kChinese = "GB18030";
constexpr std::streamsize kEvidence = 1 << 16; // bytes

// Three bytes in a row as they are in UTF-8 are hardly anything else.
bool isSurelyUtf8(std::string_view line)
{
    return std::ranges::any_of(decodeUtf8(line), [](char32_t c) { return c >= 0x800; });
}

} // namespace

TextLines::TextLines(std::istream& input, std::string name, EncodingNotice notice, std::size_t mostBytes)
    : m_input(input), m_name(std::move(name)), m_notice(std::move(notice)), m_most(mostBytes)
{
}

std::int64_t TextLines::characters() const
{
    return std::max(m_units, static_cast<std::int64_t>((m_size + 2) / 3)); // also of bytes that are not UTF-8
}

// Keeps a byte of the line, unless there are too many.
void TextLines::add(std::string& bytes, char byte)
{
    ++m_size;
    m_units += unitsBegunBy(static_cast<unsigned char>(byte));
    if (m_size <= m_most)
        bytes += byte;
}

void TextLines::decide(const std::string& encoding)
{
    m_encoding = encoding;
    if (m_notice && encoding != kUtf8)
        m_notice(m_name, encoding);
}

std::string TextLines::where() const
{
    return m_name + ", line " + std::to_string(m_number);
}

void TextLines::readMark()
{
    const int first = m_input.peek();
    if (first != 0xFF && first != 0xFE)
        return;
    m_beginning.resize(2);
    m_input.read(m_beginning.data(), 2);
    m_beginning.resize(static_cast<std::size_t>(m_input.gcount()));
    if (const std::string marked = markedUtf16(m_beginning); !marked.empty()) {
        decide(marked);
        m_beginning.clear();
    }
}

// A line of UTF-16 ends with a line feed of two bytes; either may be half of another character.
bool TextLines::readUnits(std::string& bytes)
{
    const std::string_view lineFeed =
        m_encoding == "UTF-16LE" ? std::string_view("\n\0", 2) : std::string_view("\0\n", 2);
    std::array<char, 2> unit = {};
    while (m_input.read(unit.data(), unit.size())) {
        if (std::string_view(unit.data(), unit.size()) == lineFeed)
            return true;
        for (const char byte : unit)
            add(bytes, byte);
    }
    if (m_input.gcount() == 1)
        add(bytes, unit[0]); // half a character, which is refused
    m_isAtEnd = true;
    return m_size > 0;
}

bool TextLines::read(std::string& bytes)
{
    using Traits = std::streambuf::traits_type;
    m_size = 0;
    m_units = 0;
    if (m_number == 0)
        readMark();
    if (m_encoding.starts_with("UTF-16"))
        return readUnits(bytes);
    for (const char byte : std::exchange(m_beginning, {}))
        add(bytes, byte);
    // Byte by byte from the buffer, so that a line of any length takes little memory.
    std::streambuf& source = *m_input.rdbuf();
    int byte = source.sbumpc();
    const bool isThere = byte != Traits::eof() || m_size > 0;
    for (; byte != Traits::eof() && byte != '\n'; byte = source.sbumpc())
        add(bytes, Traits::to_char_type(byte));
    m_isAtEnd = byte == Traits::eof();
    return isThere;
}

// Evidence for an encoding: the line, and what comes after it where that can be read again.
std::string TextLines::withWhatFollows(const std::string& line)
{
    if (m_isAtEnd)
        return line;
    const auto place = m_input.tellg();
    if (place == std::istream::pos_type(-1))
        return line;
    std::string more(kEvidence, '\0');
    m_input.read(more.data(), kEvidence);
    more.resize(static_cast<std::size_t>(m_input.gcount()));
    if (!m_input.eof())
        more.resize(more.rfind('\n') + 1); // whole lines, as the last character may be cut
    m_input.clear();
    m_input.seekg(place);
    return line + '\n' + more;
}

std::string TextLines::decoded(std::string bytes)
{
    const bool isUtf8 = encodeUtf8(decodeUtf8(bytes)) == bytes;
    if (m_encoding.empty() && isUtf8 && isSurelyUtf8(bytes))
        decide(kUtf8);
    if (m_encoding.empty() && !isUtf8)
        decide(isCertainlyGb18030(withWhatFollows(bytes)) ? kChinese : kUtf8);
    if (m_encoding.empty() || m_encoding == kUtf8)
        return bytes;
    ConvertedText converted = convertText(bytes, m_encoding);
    if (!converted.isComplete)
        throw FormatError(where() + ": expected text in " + m_encoding + ", found other bytes.");
    return std::move(converted.text);
}

std::optional<std::string> TextLines::next()
{
    std::string line;
    if (!read(line))
        return {};
    ++m_number;
    if (isCut())
        return std::string();
    line = decoded(std::move(line));
    if (m_number == 1)
        line = withoutByteOrderMark(line);
    if (line.ends_with('\r'))
        line.pop_back();
    if (const std::string fault = textFault(line); !fault.empty())
        throw FormatError(where() + ": " + fault + ".");
    return line;
}

} // namespace lab
