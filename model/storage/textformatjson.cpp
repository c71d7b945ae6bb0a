// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/textformatjson.h"

#include "model/math/error.h"

#include <array>

namespace lab {

namespace {

constexpr const char* sourceSplit = "source_split";
constexpr const char* targetSplit = "target_split";
constexpr const char* paddingId = "padding_id";
constexpr int largestId = 999'999;

struct IdKey {
    const char* name;
    int SpecialTokens::*id;
};

constexpr std::array<IdKey, 3> neededIds = {{
    {"unknown_id", &SpecialTokens::unknown},
    {"begin_id", &SpecialTokens::begin},
    {"end_id", &SpecialTokens::end},
}};

bool hasPlainList(const JsonCursor& root)
{
    return root.has(sourceSplit) || root.has(targetSplit);
}

SpecialTokens readSpecial(const JsonCursor& root)
{
    SpecialTokens special;
    for (const IdKey& key : neededIds)
        special.*key.id = static_cast<int>(root.member(key.name).integer(0, largestId));
    if (root.has(paddingId))
        special.padding = static_cast<int>(root.member(paddingId).integer(0, largestId));
    return special;
}

std::optional<PlainFormat> readFormat(const JsonCursor& root, const char* key, const SpecialTokens& special)
{
    if (!root.has(key))
        return {};
    const JsonCursor cursor = root.member(key);
    try {
        return PlainFormat{textSplitFromName(cursor.name()), special};
    } catch (const ConfigError& error) {
        throw FormatError(cursor.where() + ": " + error.what());
    }
}

} // namespace

std::vector<std::string> textFormatKeys(const JsonCursor& root)
{
    std::vector<std::string> keys = {sourceSplit, targetSplit};
    if (!hasPlainList(root))
        return keys;
    for (const IdKey& key : neededIds)
        keys.emplace_back(key.name);
    keys.emplace_back(paddingId);
    return keys;
}

TextFormats readTextFormats(const JsonCursor& root)
{
    if (!hasPlainList(root))
        return {};
    const SpecialTokens special = readSpecial(root);
    return {readFormat(root, sourceSplit, special), readFormat(root, targetSplit, special)};
}

void writeTextFormats(const TextFormats& formats, OrderedJson& document)
{
    if (!formats.source && !formats.target)
        return;
    if (formats.source)
        document[sourceSplit] = nameOf(formats.source->split);
    if (formats.target)
        document[targetSplit] = nameOf(formats.target->split);
    const SpecialTokens& special = formats.source ? formats.source->special : formats.target->special;
    if (formats.target && formats.target->special != special)
        throw ConfigError("Both plain lists of a bundle need the same special tokens.");
    for (const IdKey& key : neededIds)
        document[key.name] = special.*key.id;
    if (special.padding >= 0)
        document[paddingId] = special.padding;
}

} // namespace lab
