// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lab {

/// A place among the objects of a PDF (ISO 32000-1, 7.2 and 7.3), and what can be read there. White space and
/// comments between them are passed over. Throws FormatError with the byte where something else was expected.
class PdfCursor {
public:
    PdfCursor(std::string_view bytes, std::size_t place);

    std::size_t place() const { return m_at; }
    [[noreturn]] void fail(const std::string& expected) const;

    bool take(std::string_view word); ///< goes past it, if it is there
    void require(std::string_view word);
    std::uint64_t number();
    std::string_view name(); ///< with its slash
    std::string text();      ///< in UTF-8
    /// Within a dictionary: goes past the members up to the name of this one. False at the dictionary's end.
    bool passTo(std::string_view key);
    /// Goes past anything; at most 32 levels deep.
    void passValue(int level = 0);
    void pass(std::uint64_t count, std::size_t size); ///< goes past so many parts of this size
    void passSpace();

private:
    bool isAtEnd() const { return m_at == m_bytes.size(); }
    char next(const std::string& expected);
    std::string literalText();
    std::string packedText();
    char escaped();
    void passNumber();

    std::string_view m_bytes;
    std::size_t m_at;
};

} // namespace lab
