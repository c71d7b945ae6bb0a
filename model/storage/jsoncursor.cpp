// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/jsoncursor.h"

#include "model/math/error.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr std::size_t mostElements = 100'000; // each takes a hundred bytes as a cursor

std::string describe(const Json& value)
{
    if (value.is_array())
        return "an array of " + std::to_string(value.size());
    if (value.is_object())
        return "an object";
    if (value.is_string())
        return quotedName(value.get_ref<const std::string&>());
    return value.dump();
}

} // namespace

JsonCursor::JsonCursor(const Json& value, std::string where, std::string separator)
    : m_value(&value), m_where(std::move(where)), m_separator(std::move(separator))
{
}

void JsonCursor::fail(const std::string& expected) const
{
    throw FormatError(m_where + ": expected " + expected + ", found " + describe(*m_value) + ".");
}

void JsonCursor::requireObject() const
{
    if (!m_value->is_object())
        fail("an object");
}

void JsonCursor::requireOnly(const std::vector<std::string>& keys, bool allowComments) const
{
    requireObject();
    for (const auto& [key, value] : m_value->items()) {
        const bool comment = allowComments && (key.starts_with("_") || key.starts_with("comment"));
        if (!comment && std::find(keys.begin(), keys.end(), key) == keys.end())
            throw FormatError(m_where + ": found " + quotedName(key) + ", which this format does not have.");
    }
}

bool JsonCursor::has(const std::string& key) const
{
    requireObject();
    return m_value->contains(key);
}

JsonCursor JsonCursor::member(const std::string& key) const
{
    requireObject();
    const auto found = m_value->find(key);
    if (found == m_value->end())
        throw FormatError(m_where + ": expected " + quotedName(key) + ", found nothing of that name.");
    return JsonCursor(*found, m_where + m_separator + key, ".");
}

std::vector<JsonCursor> JsonCursor::elements() const
{
    if (!m_value->is_array())
        fail("an array");
    if (m_value->size() > mostElements)
        fail("an array of at most " + std::to_string(mostElements));
    std::vector<JsonCursor> elements;
    elements.reserve(m_value->size());
    for (const Json& element : *m_value)
        elements.push_back(JsonCursor(element, m_where + "[" + std::to_string(elements.size()) + "]", "."));
    return elements;
}

const std::string& JsonCursor::text() const
{
    if (!m_value->is_string())
        fail("a text");
    return m_value->get_ref<const std::string&>();
}

const std::string& JsonCursor::name() const
{
    constexpr std::size_t longest = 64;
    const auto isPrintable = [](char byte) { return byte >= ' ' && byte <= '~'; };
    if (text().size() > longest || !std::ranges::all_of(text(), isPrintable))
        fail("a name");
    return text();
}

std::int64_t JsonCursor::integer(std::int64_t minimum, std::int64_t maximum) const
{
    // An unsigned number above the largest signed one must not wrap around into the range.
    const bool fits = m_value->is_number_unsigned()
                          ? m_value->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX)
                          : m_value->is_number_integer();
    if (!fits || m_value->get<std::int64_t>() < minimum || m_value->get<std::int64_t>() > maximum)
        fail("an integer from " + std::to_string(minimum) + " to " + std::to_string(maximum));
    return m_value->get<std::int64_t>();
}

bool JsonCursor::boolean() const
{
    if (!m_value->is_boolean())
        fail("true or false");
    return m_value->get<bool>();
}

float JsonCursor::number() const
{
    if (!m_value->is_number() || !std::isfinite(m_value->get<float>()))
        fail("a number");
    return m_value->get<float>();
}

} // namespace lab
