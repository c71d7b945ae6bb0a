// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/json.h"

#include "model/math/error.h"

#include <algorithm>
#include <set>

namespace lab {

namespace {

// "[json.exception.parse_error.101] parse error at line 1…" without the part that is for programmers
std::string reasonOf(const nlohmann::detail::exception& error)
{
    const std::string text = error.what();
    const size_t end = text.find("] ");
    return end == std::string::npos ? text : text.substr(end + 2);
}

// Sees each value while it is parsed. The library itself keeps the last of several equal keys and has no
// limit of depth.
class Strictness {
public:
    Strictness(std::string file, int maximumDepth) : m_file(std::move(file)), m_maximumDepth(maximumDepth) {}

    bool operator()(int depth, Json::parse_event_t event, const Json& value)
    {
        using Event = Json::parse_event_t;
        if (depth >= m_maximumDepth && (event == Event::object_start || event == Event::array_start))
            throw FormatError(m_file + ": expected values at most " + std::to_string(m_maximumDepth) +
                              " levels deep, found more.");
        if (event == Event::object_start)
            m_keys.emplace_back();
        else if (event == Event::object_end)
            m_keys.pop_back();
        else if (event == Event::key && !m_keys.back().insert(value.get<std::string>()).second)
            throw FormatError(m_file + ": expected each name once, found " +
                              quotedName(value.get_ref<const std::string&>()) + " twice.");
        return true;
    }

private:
    std::string m_file;
    int m_maximumDepth;
    std::vector<std::set<std::string>> m_keys; // of the objects that are open
};

bool isPlain(const OrderedJson& json)
{
    return json.is_primitive() || json.empty();
}

} // namespace

Json parseJson(std::string_view text, const std::string& file, int maximumDepth)
{
    // The library takes a NUL byte for the end and would not look at what follows.
    if (text.find('\0') != std::string_view::npos)
        throw FormatError(file + ": expected JSON text, found a NUL byte.");
    try {
        Strictness strictness(file, maximumDepth);
        return Json::parse(text.begin(), text.end(), std::ref(strictness));
    } catch (const nlohmann::detail::exception& error) {
        throw FormatError(file + ": expected valid JSON, found a " + reasonOf(error) + ".");
    }
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

Metadata metadataFromJson(const Json& json)
{
    Metadata metadata;
    for (const auto& [name, value] : json.items()) {
        if (value.is_string())
            metadata.emplace_back(name, value.get<std::string>());
    }
    return metadata;
}

std::string quotedName(std::string_view name)
{
    constexpr size_t longest = 80;
    const std::string shown = compactText(std::string(name.substr(0, longest)));
    return name.size() <= longest ? shown : shown.substr(0, shown.size() - 1) + "…\"";
}

} // namespace lab
