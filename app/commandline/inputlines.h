// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textlines.h"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace lab {

/// How long a text is, as the window counts it: in UTF-16 code units, which are the characters of all but
/// emoji and rare signs, which count twice.
std::int64_t characterCount(std::string_view text);

/// Throws FormatError when a text has more characters than this.
void requireLength(std::int64_t characters, int most);

/// A line of many.
struct InputLine {
    std::int64_t number = 0;     ///< from 1
    std::string text;            ///< without its end; empty when it is too long
    std::int64_t characters = 0; ///< of the whole line, also when it is too long
    std::string fault;           ///< why it is no text; empty: it is
};

/// Throws FormatError when a line is no text, or has more characters than this.
void requireReadable(const InputLine& line, int most);

/// Reads lines as TextLines does, and of each no more into memory than `mostCharacters` take.
class LineReader {
public:
    /// `name` is what faults call the input.
    LineReader(std::istream& input, int mostCharacters, const std::string& name = "the input",
        EncodingNotice notice = {});

    /// False at the end. Throws FileError when the input breaks off.
    bool next(InputLine& line);

private:
    TextLines m_lines;
    std::string m_name;
    int m_most;
};

/// What a command that goes on after a line has failed says of it.
class LineFailures {
public:
    /// One line on standard error; `what` is "line" or "text".
    void report(const std::string& what, std::int64_t number, const std::string& problem);
    /// Throws FileError when there was any, of so many.
    void requireNone(std::int64_t all) const;
    std::int64_t count() const { return m_count; }

private:
    std::string m_what = "line";
    std::int64_t m_count = 0;
};

} // namespace lab
