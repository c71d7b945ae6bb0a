// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/json.h"

#include "model/math/error.h"
#include "model/storage/jsonlimits.h"

#include <algorithm>

namespace lab {

namespace {

// What a document may take in memory, and for each byte of its text.
constexpr std::size_t keptBytes = std::size_t(32) << 20;
constexpr std::size_t keptPerByte = 6;
constexpr int deepestTexts = 32;

bool isPlain(const OrderedJson& json)
{
    return json.empty() || (json.is_primitive() && !json.is_binary());
}

bool hasLateValues(const OrderedJson& json)
{
    return json.is_binary() || (json.is_structured() && std::any_of(json.begin(), json.end(), hasLateValues));
}

std::string lineStart(int indent, int level)
{
    return indent < 0 ? "" : "\n" + std::string(static_cast<size_t>(indent * level), ' ');
}

} // namespace

Json parseJson(std::string_view text, const std::string& file, int maximumDepth)
{
    JsonLimits(text, file, maximumDepth, keptBytes + keptPerByte * text.size()).walk();
    return Json::parse(text.begin(), text.end());
}

std::string compactText(const OrderedJson& json)
{
    return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string indentedText(const OrderedJson& json, int indent, int level)
{
    std::string text;
    writeText(json, indent, level, [&text](std::string_view part) { text += part; }, {});
    return text;
}

void writeText(const OrderedJson& json, int indent, int level, const TextSink& sink, const LateValues& late)
{
    if (json.is_binary())
        return late(json, level);
    const bool oneLine = isPlain(json) || (level > 0 && std::all_of(json.begin(), json.end(), isPlain));
    if (oneLine || (indent < 0 && !hasLateValues(json)))
        return sink(compactText(json));
    const std::string inner = lineStart(indent, level + 1);
    sink(json.is_object() ? "{" : "[");
    for (auto item = json.begin(); item != json.end(); ++item) {
        sink((item == json.begin() ? "" : ",") + inner);
        if (json.is_object())
            sink(compactText(item.key()) + (indent < 0 ? ":" : ": "));
        writeText(*item, indent, level + 1, sink, late);
    }
    sink(lineStart(indent, level) + (json.is_object() ? '}' : ']'));
}

OrderedJson toJson(const Metadata& metadata)
{
    checkNames(metadata);
    OrderedJson json = OrderedJson::object();
    for (const auto& [name, value] : metadata)
        json[name] = value;
    return json;
}

namespace {

// Sees the texts among the members of one member of the root.
class MemberTexts : public JsonLimits {
public:
    MemberTexts(std::string_view text, const std::string& file, const std::string& member)
        : JsonLimits(text, file, deepestTexts, SIZE_MAX), m_member(member), m_level(member.empty() ? 1 : 2)
    {
    }

    bool key(string_t& name) override
    {
        if (depth() == 1)
            m_within = m_member.empty() || name == m_member;
        m_isNamed = true;
        m_name = name;
        return JsonLimits::key(name);
    }

    bool start_array(std::size_t count) override
    {
        m_isNamed = false; // a text that comes next is one of many
        return JsonLimits::start_array(count);
    }

    bool string(string_t& value) override
    {
        if (m_within && m_isNamed && depth() == m_level)
            addRead(metadata, m_name, value);
        m_isNamed = false;
        return JsonLimits::string(value);
    }

    Metadata metadata;

private:
    std::string m_member;
    int m_level;
    std::string m_name;     ///< the last one
    bool m_isNamed = false; ///< the value that comes next is that of m_name
    bool m_within = false;  ///< m_member
};

} // namespace

Metadata metadataFromJson(std::string_view text, const std::string& file, const std::string& member)
{
    MemberTexts texts(text, file, member);
    texts.walk();
    return texts.metadata;
}

namespace {

// JSON escapes control characters below U+0020 alone; there are U+007F to U+009F, too.
std::string withoutControls(const std::string& json)
{
    std::string text;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto byte = static_cast<unsigned char>(json[i]);
        const auto next = static_cast<unsigned char>(i + 1 < json.size() ? json[i + 1] : '\0');
        if (byte == 0x7F) {
            text += "\\u007f";
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {
            text += std::string("\\u00") + "89"[next / 16 - 8] + "0123456789abcdef"[next % 16];
            ++i;
        } else {
            text += json[i];
        }
    }
    return text;
}

} // namespace

std::string quotedName(std::string_view name)
{
    constexpr std::size_t longest = 80; // bytes, and with escapes a little more
    std::string_view part = name.substr(0, longest);
    std::string shown = withoutControls(compactText(std::string(part)));
    for (; shown.size() > longest + longest / 4; shown = withoutControls(compactText(std::string(part))))
        part.remove_suffix(part.size() / 4);
    return part.size() == name.size() ? shown : shown.substr(0, shown.size() - 1) + "…\"";
}

} // namespace lab
