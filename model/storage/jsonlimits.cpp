// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/jsonlimits.h"

#include "model/math/error.h"

#include <algorithm>

namespace lab {

namespace {

// What a value takes in memory, with the room that a growing array keeps, counted on the safe side.
constexpr std::size_t valueBytes = 32;
constexpr std::size_t textBytes = 48;
constexpr std::size_t listBytes = 64;
constexpr std::size_t memberBytes = 64;

constexpr std::size_t mostNames = 100'000; // of an object

// "[json.exception.parse_error.101] parse error at line 1…" without the part that is for programmers, and
// without what was read last, which can be as long as the text.
std::string reasonOf(const nlohmann::detail::exception& error)
{
    constexpr std::size_t longest = 150;
    const std::string text = error.what();
    const std::size_t end = text.find("] ");
    const std::string reason = end == std::string::npos ? text : text.substr(end + 2);
    return reason.substr(0, std::min(reason.find("; last read"), longest));
}

} // namespace

JsonLimits::JsonLimits(
    std::string_view text, const std::string& file, int maximumDepth, std::size_t allowance)
    : m_text(text), m_file(file), m_maximumDepth(maximumDepth), m_allowance(allowance)
{
}

void JsonLimits::walk()
{
    // The library takes a NUL byte for the end and would not look at what follows.
    if (m_text.find('\0') != std::string_view::npos)
        throw FormatError(m_file + ": expected JSON text, found a NUL byte.");
    Json::sax_parse(m_text.begin(), m_text.end(), this);
}

bool JsonLimits::string(string_t& value)
{
    return count(textBytes + value.size());
}

bool JsonLimits::start_object(std::size_t)
{
    open();
    m_names.emplace_back();
    return true;
}

bool JsonLimits::key(string_t& name)
{
    if (!m_names.back().insert(name).second)
        throw FormatError(m_file + ": expected each name once, found " + quotedName(name) + " twice.");
    if (m_names.back().size() > mostNames)
        throw FormatError(
            m_file + ": expected at most " + std::to_string(mostNames) + " names in an object, found more.");
    m_bytes += memberBytes + name.size(); // the value comes next and is counted then
    return true;
}

bool JsonLimits::end_object()
{
    m_names.pop_back();
    --m_depth;
    return true;
}

bool JsonLimits::start_array(std::size_t)
{
    open();
    return true;
}

bool JsonLimits::end_array()
{
    --m_depth;
    return true;
}

bool JsonLimits::parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error)
{
    throw FormatError(m_file + ": expected valid JSON, found a " + reasonOf(error) + ".");
}

bool JsonLimits::count(std::size_t bytes)
{
    m_bytes += valueBytes + bytes;
    if (m_bytes > m_allowance)
        throw FormatError(m_file + ": expected values that take at most " + std::to_string(m_allowance) +
                          " bytes of memory, found more.");
    return true;
}

void JsonLimits::open()
{
    if (++m_depth > m_maximumDepth)
        throw FormatError(m_file + ": expected values at most " + std::to_string(m_maximumDepth) +
                          " levels deep, found more.");
    count(listBytes);
}

} // namespace lab
