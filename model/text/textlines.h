// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textencoding.h"

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <string>

namespace lab {

/// UTF-16 code units of the character that a byte of UTF-8 begins; what does not begin one is part of one.
inline int unitsBegunBy(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0 ? 2 : 1;
}

/// The lines of a text as they come, for one that may be endless or wait for an answer: no line waits for the
/// next one. Encodings as decodeText() knows them; whether a text is GB18030 is decided by the first line
/// that is not UTF-8, and by what follows it in a file.
class TextLines {
public:
    /// `input` must live as long; `name` is what errors call it.
    /// Of a line no more than `mostBytes` are kept.
    TextLines(std::istream& input, std::string name, EncodingNotice notice = {},
        std::size_t mostBytes = std::numeric_limits<std::size_t>::max());

    /// The next line in UTF-8 without its end, which may be that of Windows; nothing after the last one.
    /// Throws FormatError for a line that is no text, naming it; the next call goes on behind it.
    std::optional<std::string> next();

    /// Whether the last line has more bytes than are kept; it is then empty.
    bool isCut() const { return m_size > m_most; }
    /// Of the last line in UTF-8, also of one that is cut: UTF-16 code units.
    std::int64_t characters() const;
    std::int64_t number() const { return m_number; } ///< of the line that next() was about, from 1

private:
    void readMark();
    void add(std::string& bytes, char byte);
    bool read(std::string& bytes);
    bool readUnits(std::string& bytes);
    std::string withWhatFollows(const std::string& line);
    std::string decoded(std::string bytes);
    void decide(const std::string& encoding);
    std::string where() const;

    std::istream& m_input;
    std::string m_name;
    EncodingNotice m_notice;
    std::size_t m_most;
    std::size_t m_size = 0;   ///< bytes of the last line…
    std::int64_t m_units = 0; ///< …and what they begin, see unitsBegunBy()
    bool m_isAtEnd = false;
    std::string m_encoding;  ///< empty: not decided yet
    std::string m_beginning; ///< of the first line, where it was read to look for a mark
    std::int64_t m_number = 0;
};

} // namespace lab
