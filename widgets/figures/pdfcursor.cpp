// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/pdfcursor.h"

#include "model/math/error.h"

#include <qpdf/QUtil.hh>

#include <algorithm>
#include <charconv>

namespace lab {

namespace {

constexpr std::string_view space("\0\t\n\f\r ", 6);
constexpr std::string_view delimiters("\0\t\n\f\r ()<>[]{}/%", 16);
constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
constexpr std::string_view partsOfNumbers = "0123456789+-.";

std::string utf8Of(const std::string& text)
{
    if (text.starts_with("\xFE\xFF"))
        return QUtil::utf16_to_utf8(text);
    if (text.starts_with("\xEF\xBB\xBF"))
        return text.substr(3);
    return QUtil::pdf_doc_to_utf8(text);
}

} // namespace

PdfCursor::PdfCursor(std::string_view bytes, std::size_t place) : m_bytes(bytes), m_at(place)
{
    if (place > bytes.size())
        throw FormatError("This PDF cannot be read: expected a place among its " +
                          std::to_string(bytes.size()) + " bytes, found " + std::to_string(place) + ".");
}

void PdfCursor::fail(const std::string& expected) const
{
    throw FormatError(
        "This PDF cannot be read at byte " + std::to_string(m_at) + ": expected " + expected + ", found " +
        (isAtEnd() ? "the end" : "byte " + std::to_string(static_cast<unsigned char>(m_bytes[m_at]))) + ".");
}

void PdfCursor::passSpace()
{
    while (!isAtEnd()) {
        m_at = std::min(m_bytes.find_first_not_of(space, m_at), m_bytes.size());
        if (isAtEnd() || m_bytes[m_at] != '%')
            return;
        m_at = std::min(m_bytes.find_first_of("\r\n", m_at), m_bytes.size());
    }
}

bool PdfCursor::take(std::string_view word)
{
    passSpace();
    const bool isThere = m_bytes.substr(m_at).starts_with(word);
    m_at += isThere ? word.size() : 0;
    return isThere;
}

void PdfCursor::require(std::string_view word)
{
    if (!take(word))
        fail(std::string(word));
}

std::uint64_t PdfCursor::number()
{
    passSpace();
    std::uint64_t value = 0;
    const char* const begin = m_bytes.data() + m_at;
    const auto [end, error] = std::from_chars(begin, m_bytes.data() + m_bytes.size(), value);
    if (error != std::errc())
        fail("a whole number below 2^64");
    m_at += static_cast<std::size_t>(end - begin);
    return value;
}

std::string_view PdfCursor::name()
{
    passSpace();
    if (isAtEnd() || m_bytes[m_at] != '/')
        fail("a name");
    const std::size_t begin = m_at;
    m_at = std::min(m_bytes.find_first_of(delimiters, begin + 1), m_bytes.size());
    return m_bytes.substr(begin, m_at - begin);
}

char PdfCursor::next(const std::string& expected)
{
    if (isAtEnd())
        fail(expected);
    return m_bytes[m_at++];
}

std::string PdfCursor::text()
{
    if (take("("))
        return utf8Of(literalText());
    require("<");
    return utf8Of(packedText());
}

// What follows a backslash: a letter with a meaning, up to three octal digits, or itself.
char PdfCursor::escaped()
{
    constexpr std::string_view letters = "nrtbf";
    constexpr std::string_view meanings = "\n\r\t\b\f";
    const char letter = next("the rest of a text");
    if (const std::size_t found = letters.find(letter); found != std::string_view::npos)
        return meanings[found];
    int code = letter - '0';
    if (code < 0 || code > 7)
        return letter;
    for (int count = 1; count < 3 && !isAtEnd() && m_bytes[m_at] >= '0' && m_bytes[m_at] <= '7'; ++count)
        code = code * 8 + (m_bytes[m_at++] - '0');
    return static_cast<char>(code);
}

std::string PdfCursor::literalText()
{
    std::string text;
    for (std::size_t open = 1;;) {
        const char byte = next("the end of a text");
        open += byte == '(' ? 1 : 0;
        open -= byte == ')' ? 1 : 0;
        if (open == 0)
            return text;
        text += byte == '\\' ? escaped() : byte;
    }
}

// Two hexadecimal digits a byte; a missing last one is 0.
std::string PdfCursor::packedText()
{
    std::string text;
    bool isSecond = false;
    for (;;) {
        const char byte = next("the end of a text");
        if (byte == '>')
            return text;
        if (space.find(byte) != std::string_view::npos)
            continue;
        const std::size_t found = hexadecimal.find(byte);
        if (found == std::string_view::npos)
            fail("a hexadecimal digit before it");
        const auto digit = static_cast<char>(found < 16 ? found : found - 6);
        if (isSecond)
            text.back() = static_cast<char>(text.back() | digit);
        else
            text += static_cast<char>(digit << 4);
        isSecond = !isSecond;
    }
}

bool PdfCursor::passTo(std::string_view key)
{
    while (!take(">>")) {
        if (name() == key)
            return true;
        passValue();
    }
    return false;
}

// A number, or a reference to an object: two numbers and R.
void PdfCursor::passNumber()
{
    const auto passDigits = [this] {
        m_at = std::min(m_bytes.find_first_not_of(partsOfNumbers, m_at), m_bytes.size());
    };
    passDigits();
    const std::size_t end = m_at;
    passSpace();
    passDigits();
    if (!take("R"))
        m_at = end;
}

void PdfCursor::passValue(int level)
{
    constexpr int deepest = 32;
    if (level > deepest)
        fail("values at most " + std::to_string(deepest) + " levels deep");
    if (take("<<")) {
        while (!take(">>")) {
            name();
            passValue(level + 1);
        }
    } else if (take("[")) {
        while (!take("]"))
            passValue(level + 1);
    } else if (take("(")) {
        literalText();
    } else if (take("<")) {
        packedText();
    } else if (!isAtEnd() && m_bytes[m_at] == '/') {
        name();
    } else if (!isAtEnd() && partsOfNumbers.find(m_bytes[m_at]) != std::string_view::npos) {
        passNumber();
    } else if (!take("true") && !take("false") && !take("null")) {
        fail("a value");
    }
}

void PdfCursor::pass(std::uint64_t count, std::size_t size)
{
    if (count > (m_bytes.size() - m_at) / size)
        fail(std::to_string(count) + " parts of " + std::to_string(size) + " bytes");
    m_at += count * size;
}

} // namespace lab
