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
    return json.is_primitive() || json.empty();
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
    const bool oneLine = level > 0 && std::all_of(json.begin(), json.end(), isPlain);
    if (indent < 0 || isPlain(json) || oneLine)
        return compactText(json);
    const std::string inner(static_cast<size_t>(indent * (level + 1)), ' ');
    std::string text = json.is_object() ? "{\n" : "[\n";
    for (auto item = json.begin(); item != json.end(); ++item) {
        text += inner + (json.is_object() ? compactText(item.key()) + ": " : "");
        text += indentedText(*item, indent, level + 1);
        text += std::next(item) == json.end() ? "\n" : ",\n";
    }
    text += std::string(static_cast<size_t>(indent * level), ' ');
    text += json.is_object() ? '}' : ']';
    return text;
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
