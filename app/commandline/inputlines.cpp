// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/inputlines.h"

#include "model/math/error.h"

#include <algorithm>
#include <iostream>

namespace lab {

namespace {

/// Characters that a byte of UTF-8 begins; what does not begin one is part of one before.
int begunBy(unsigned char byte)
{
    if ((byte & 0xC0) == 0x80)
        return 0;
    return byte >= 0xF0 ? 2 : 1;
}

} // namespace

std::int64_t characterCount(std::string_view text)
{
    std::int64_t count = 0;
    for (const char byte : text)
        count += begunBy(static_cast<unsigned char>(byte));
    return std::max(count, (std::int64_t(text.size()) + 2) / 3); // also of bytes that are not UTF-8
}

void requireLength(std::int64_t characters, int most)
{
    if (characters > most)
        throw FormatError("this text has " + std::to_string(characters) +
                          " characters, but may have at most " + std::to_string(most) +
                          " (--max-characters sets another limit)");
}

bool LineReader::next(InputLine& line)
{
    try {
        return read(line);
    } catch (const std::ios_base::failure&) {
        throw FileError("The sentences cannot be read to their end.");
    }
}

// Byte by byte from the buffer, so that a line of any length takes little memory.
bool LineReader::read(InputLine& line)
{
    using Traits = std::streambuf::traits_type;
    line = {m_number + 1, {}, 0};
    std::streambuf& bytes = *m_input.rdbuf();
    int byte = bytes.sbumpc();
    if (byte == Traits::eof())
        return false;
    std::int64_t size = 0;
    for (; byte != Traits::eof() && byte != '\n'; byte = bytes.sbumpc()) {
        ++size;
        line.characters += begunBy(static_cast<unsigned char>(byte));
        if (size <= 3 * std::int64_t(m_most) + 1)
            line.text += Traits::to_char_type(byte);
    }
    if (!line.text.empty() && line.text.back() == '\r' && size == std::int64_t(line.text.size())) {
        line.text.pop_back();
        --line.characters;
        --size;
    }
    line.characters = std::max(line.characters, (size + 2) / 3);
    if (line.characters > m_most)
        line.text.clear();
    ++m_number;
    return true;
}

void LineFailures::report(const std::string& what, std::int64_t number, std::string problem)
{
    ++m_count;
    m_what = what;
    std::replace(problem.begin(), problem.end(), '\n', ' ');
    std::cerr << "attention-lab: " << what << ' ' << number << ": " << problem << '\n';
}

void LineFailures::requireNone(std::int64_t all) const
{
    if (m_count > 0)
        throw FileError(std::to_string(m_count) + " of " + std::to_string(all) + ' ' + m_what + "s failed");
}

} // namespace lab
