// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputjson.h"

#include "model/math/error.h"

#include <array>
#include <utility>

namespace lab {

namespace {

constexpr const char* lastLayerName = "last";
constexpr const char* meanName = "mean";

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, const char*>, count>;

constexpr Names<Weighting, 3> weightings = {
    {{Weighting::Soft, "soft"}, {Weighting::HardTopK, "hard-top-k"}, {Weighting::HardSample, "hard-sample"}}};
constexpr Names<AttentionSite, 4> sites = {
    {{AttentionSite::Cross, "cross"}, {AttentionSite::EncoderSelf, "encoder-self"},
        {AttentionSite::DecoderSelf, "decoder-self"}, {AttentionSite::Embeddings, "embeddings"}}};
constexpr Names<Stage, 7> stages = {{{Stage::Query, "query"}, {Stage::Scores, "scores"},
    {Stage::Masking, "masking"}, {Stage::Softmax, "softmax"}, {Stage::Selection, "selection"},
    {Stage::Context, "context"}, {Stage::Word, "word"}}};
constexpr Names<StepSize, 3> stepSizes = {
    {{StepSize::Word, "word"}, {StepSize::Stage, "stage"}, {StepSize::Key, "key"}}};

template <typename Value, std::size_t count>
const char* nameOf(const Names<Value, count>& names, Value value)
{
    for (const auto& [known, name] : names) {
        if (known == value)
            return name;
    }
    throw ConfigError("A choice has a value, number " + std::to_string(int(value)) + ", without a name.");
}

template <typename Value, std::size_t count>
Value readName(const JsonCursor& cursor, const Names<Value, count>& names)
{
    std::string all;
    for (const auto& [value, name] : names) {
        if (cursor.text() == name)
            return value;
        all += (all.empty() ? "" : ", ") + quotedName(name);
    }
    cursor.fail("one of " + all);
}

/// A number that counts from 1 in the file, or the word for the special choice.
OrderedJson counted(int value, int special, const char* specialName)
{
    return value == special ? OrderedJson(specialName) : OrderedJson(value + 1);
}

int readCounted(const JsonCursor& cursor, int special, const char* specialName)
{
    return cursor.value() == specialName ? special : readNumber(cursor, 1) - 1;
}

} // namespace

int readNumber(const JsonCursor& cursor, int smallest, int largest)
{
    return int(cursor.integer(smallest, largest));
}

float readNumber(const JsonCursor& cursor, float smallest, float largest, const std::string& range)
{
    const float number = cursor.number();
    if (number < smallest || number > largest)
        cursor.fail("a number " + range);
    return number;
}

void checkFormat(const JsonCursor& root, const InputFormat& format)
{
    if (!root.has("format") || root.member("format").value() != format.name)
        throw FormatError(root.where() + ": " + format.whenOther + ".");
    const int version = readNumber(root.member("version"), 1);
    if (version > format.version)
        throw FormatError(root.where() + ": a newer Attention Lab " + format.made + " (version " +
                          std::to_string(version) + " of the format; this one reads version " +
                          std::to_string(format.version) + ").");
}

OrderedJson toJson(const AttentionOptions& attention)
{
    return {{"weighting", nameOf(weightings, attention.weighting)}, {"k", attention.k},
        {"mean", attention.mean}, {"seed", attention.seed}, {"temperature", attention.temperature}};
}

OrderedJson toJson(const HeadChoice& head)
{
    return {{"site", nameOf(sites, head.site)},
        {"layer", counted(head.layer, HeadChoice::lastLayer, lastLayerName)},
        {"head", counted(head.head, HeadChoice::meanOfHeads, meanName)}, {"query", head.query + 1}};
}

OrderedJson toJson(const SessionPlace& place)
{
    return {{"step", place.step}, {"stage", nameOf(stages, place.stage)}, {"part", place.part}};
}

const char* nameOf(StepSize size)
{
    return nameOf(stepSizes, size);
}

AttentionOptions readAttention(const JsonCursor& cursor)
{
    AttentionOptions attention;
    attention.weighting = readName(cursor.member("weighting"), weightings);
    attention.k = readNumber(cursor.member("k"), 1);
    attention.mean = cursor.member("mean").boolean();
    attention.seed = std::uint64_t(cursor.member("seed").integer(0, INT64_MAX));
    attention.temperature = readNumber(cursor.member("temperature"), 0.001F, 1000, "from 0.001 to 1000");
    return attention;
}

HeadChoice readHead(const JsonCursor& cursor)
{
    HeadChoice head;
    head.site = readName(cursor.member("site"), sites);
    head.layer = readCounted(cursor.member("layer"), HeadChoice::lastLayer, lastLayerName);
    head.head = readCounted(cursor.member("head"), HeadChoice::meanOfHeads, meanName);
    head.query = readNumber(cursor.member("query"), 1) - 1;
    return head;
}

SessionPlace readPlace(const JsonCursor& cursor)
{
    return {readNumber(cursor.member("step"), 0), readName(cursor.member("stage"), stages),
        readNumber(cursor.member("part"), 1)};
}

StepSize readStepSize(const JsonCursor& cursor)
{
    return readName(cursor, stepSizes);
}

} // namespace lab
