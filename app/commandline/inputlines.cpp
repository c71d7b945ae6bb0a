// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/inputlines.h"

#include "app/commandline/notices.h"
#include "model/math/error.h"

#include <algorithm>
#include <istream>
#include <optional>

namespace lab {

std::int64_t characterCount(std::string_view text)
{
    std::int64_t count = 0;
    for (const char byte : text)
        count += unitsBegunBy(static_cast<unsigned char>(byte));
    return std::max(count, (std::int64_t(text.size()) + 2) / 3); // also of bytes that are not UTF-8
}

void requireLength(std::int64_t characters, int most)
{
    if (characters > most)
        throw FormatError("this text has " + std::to_string(characters) +
                          " characters, but may have at most " + std::to_string(most) +
                          " (--max-characters sets another limit)");
}

void requireReadable(const InputLine& line, int most)
{
    if (!line.fault.empty())
        throw FormatError(line.fault);
    requireLength(line.characters, most);
}

// A character takes at most three bytes for each that it counts.
LineReader::LineReader(
    std::istream& input, int mostCharacters, const std::string& name, EncodingNotice notice)
    : m_lines(input, name, std::move(notice), 3 * static_cast<std::size_t>(mostCharacters) + 1),
      m_name(name),
      m_most(mostCharacters)
{
}

bool LineReader::next(InputLine& line)
{
    line = {m_lines.number() + 1, {}, 0, {}};
    try {
        const std::optional<std::string> text = m_lines.next();
        if (!text)
            return false;
        line.characters = m_lines.isCut() ? m_lines.characters() : characterCount(*text);
        if (line.characters <= m_most)
            line.text = *text;
    } catch (const FormatError& error) { // "NAME, line 3: …", where the number is said by others
        const std::string message = error.what();
        line.fault = m_name + message.substr(message.find(": ", m_name.size()));
    } catch (const std::ios_base::failure&) {
        throw FileError("The sentences cannot be read to their end.");
    }
    return true;
}

void LineFailures::report(const std::string& what, std::int64_t number, const std::string& problem)
{
    ++m_count;
    m_what = what;
    printNotice(what + ' ' + std::to_string(number) + ": " + problem);
}

void LineFailures::requireNone(std::int64_t all) const
{
    if (m_count > 0)
        throw FileError(std::to_string(m_count) + " of " + std::to_string(all) + ' ' + m_what + "s failed");
}

} // namespace lab
