// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/textformatjson.h"

#include "model/math/error.h"

#include <array>

namespace lab {

namespace {

constexpr const char* sourceSplit = "source_split";
constexpr const char* targetSplit = "target_split";
constexpr const char* sourceEnd = "source_end";
constexpr const char* sourcePrefix = "source_"; // before the name of an id that is one side's own
constexpr const char* targetPrefix = "target_";
constexpr int largestId = 999'999;
constexpr int none = -1;

struct IdKey {
    const char* name;
    int SpecialTokens::*id;
};

constexpr IdKey unknownId = {"unknown_id", &SpecialTokens::unknown};
constexpr IdKey beginId = {"begin_id", &SpecialTokens::begin};
constexpr IdKey endId = {"end_id", &SpecialTokens::end};
constexpr IdKey paddingId = {"padding_id", &SpecialTokens::padding};
constexpr std::array<IdKey, 4> idKeys = {unknownId, beginId, endId, paddingId};

int readId(const JsonCursor& cursor)
{
    return static_cast<int>(cursor.integer(0, largestId));
}

// The side's own id, else that of both sides.
int readId(const JsonCursor& root, const char* prefix, const IdKey& key, bool needed)
{
    const std::string own = std::string(prefix) + key.name;
    if (root.has(own))
        return readId(root.member(own));
    return needed || root.has(key.name) ? readId(root.member(key.name)) : none;
}

SpecialTokens readSpecial(const JsonCursor& root, const char* prefix, SentenceEnd end)
{
    SpecialTokens special;
    const bool marked = end == SentenceEnd::Marked;
    special.unknown = readId(root, prefix, unknownId, true);
    special.begin = readId(root, prefix, beginId, marked);
    special.end = readId(root, prefix, endId, marked);
    special.padding = readId(root, prefix, paddingId, false);
    return special;
}

std::optional<PlainFormat> readFormat(
    const JsonCursor& root, const char* split, const char* prefix, SentenceEnd end)
{
    if (!root.has(split))
        return {};
    const JsonCursor cursor = root.member(split);
    const SpecialTokens special = readSpecial(root, prefix, end);
    try {
        return PlainFormat{textSplitFromName(cursor.name()), special};
    } catch (const ConfigError& error) {
        throw FormatError(cursor.where() + ": " + error.what());
    }
}

void writeId(OrderedJson& document, const std::string& name, int id)
{
    if (id != none)
        document[name] = id;
}

} // namespace

std::vector<std::string> textFormatKeys(const JsonCursor& root)
{
    std::vector<std::string> keys = {sourceSplit, targetSplit, sourceEnd};
    const bool source = root.has(sourceSplit);
    const bool target = root.has(targetSplit);
    for (const IdKey& key : idKeys) {
        if (source || target)
            keys.emplace_back(key.name);
        if (source)
            keys.push_back(std::string(sourcePrefix) + key.name);
        if (target)
            keys.push_back(std::string(targetPrefix) + key.name);
    }
    return keys;
}

TextFormats readTextFormats(const JsonCursor& root)
{
    TextFormats formats;
    if (root.has(sourceEnd) && !root.member(sourceEnd).boolean())
        formats.sourceEnd = SentenceEnd::Unmarked;
    formats.source = readFormat(root, sourceSplit, sourcePrefix, formats.sourceEnd);
    formats.target = readFormat(root, targetSplit, targetPrefix, SentenceEnd::Marked);
    return formats;
}

void writeTextFormats(const TextFormats& formats, OrderedJson& document)
{
    if (formats.source)
        document[sourceSplit] = nameOf(formats.source->split);
    if (formats.target)
        document[targetSplit] = nameOf(formats.target->split);
    if (formats.sourceEnd == SentenceEnd::Unmarked)
        document[sourceEnd] = false;
    if (!formats.source && !formats.target)
        return;
    const SpecialTokens& source = formats.source ? formats.source->special : formats.target->special;
    const SpecialTokens& target = formats.target ? formats.target->special : formats.source->special;
    for (const IdKey& key : idKeys) {
        if (source.*key.id == target.*key.id) {
            writeId(document, key.name, source.*key.id);
            continue;
        }
        writeId(document, std::string(sourcePrefix) + key.name, source.*key.id);
        writeId(document, std::string(targetPrefix) + key.name, target.*key.id);
    }
}

} // namespace lab
