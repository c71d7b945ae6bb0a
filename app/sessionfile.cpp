// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionfile.h"

#include "app/session.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/inputfile.h"
#include "model/storage/jsoncursor.h"

#include <QFile>

#include <array>
#include <climits>
#include <utility>

namespace lab {

namespace {

constexpr const char* formatName = "attention-lab-session";
constexpr std::uint64_t largestFile = 1'000'000; // bytes; a session has some hundreds
constexpr int deepest = 8;
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
    throw ConfigError("A session has a value, number " + std::to_string(int(value)) + ", without a name.");
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

int readNumber(const JsonCursor& cursor, int smallest)
{
    return int(cursor.integer(smallest, INT_MAX));
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

float readNumber(const JsonCursor& cursor, float smallest, float largest, const std::string& range)
{
    const float number = cursor.number();
    if (number < smallest || number > largest)
        cursor.fail("a number " + range);
    return number;
}

QString readText(const JsonCursor& cursor, int longest)
{
    const QString text = QString::fromStdString(cursor.text());
    if (text.size() > longest)
        cursor.fail("at most " + std::to_string(longest) + " characters");
    return text;
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

void checkFormat(const JsonCursor& root)
{
    if (!root.has("format") || root.member("format").value() != formatName)
        throw FormatError(root.where() + ": this is not a session of Attention Lab.");
    const int version = readNumber(root.member("version"), 1);
    if (version > sessionFormatVersion)
        throw FormatError(root.where() + ": a newer Attention Lab has saved this session (version " +
                          std::to_string(version) + " of the format; this one reads version " +
                          std::to_string(sessionFormatVersion) + ").");
}

std::filesystem::path pathOf(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

} // namespace

std::string sessionText(const StoredSession& session)
{
    const SessionInputs& inputs = session.inputs;
    const AttentionOptions& attention = inputs.attention;
    OrderedJson json;
    json["format"] = formatName;
    json["version"] = sessionFormatVersion;
    if (!session.savedAs.isEmpty())
        json["savedAs"] = session.savedAs.toStdString();
    json["model"] = inputs.model.toStdString();
    json["sentence"] = inputs.sentence.toStdString();
    json["attention"] = {{"weighting", nameOf(weightings, attention.weighting)}, {"k", attention.k},
        {"mean", attention.mean}, {"seed", attention.seed}, {"temperature", attention.temperature}};
    json["head"] = {{"site", nameOf(sites, inputs.head.site)},
        {"layer", counted(inputs.head.layer, HeadChoice::lastLayer, lastLayerName)},
        {"head", counted(inputs.head.head, HeadChoice::meanOfHeads, meanName)},
        {"query", inputs.head.query + 1}};
    json["mergedWords"] = inputs.words;
    json["place"] = {{"step", inputs.place.step}, {"stage", nameOf(stages, inputs.place.stage)},
        {"part", inputs.place.part}};
    json["stepSize"] = nameOf(stepSizes, inputs.stepSize);
    json["speed"] = float(inputs.speed);
    return indentedText(json, 2) + '\n';
}

StoredSession sessionFromText(std::string_view text, const std::string& file)
{
    constexpr int longestPath = 4096;
    const Json json = parseJson(text, file, deepest);
    const JsonCursor root(json, file);
    checkFormat(root);
    StoredSession session;
    if (root.has("savedAs"))
        session.savedAs = readText(root.member("savedAs"), longestPath);
    SessionInputs& inputs = session.inputs;
    inputs.model = readText(root.member("model"), longestPath);
    inputs.sentence = readText(root.member("sentence"), Session::longestSentence);
    inputs.attention = readAttention(root.member("attention"));
    inputs.head = readHead(root.member("head"));
    inputs.words = root.member("mergedWords").boolean();
    inputs.place = readPlace(root.member("place"));
    inputs.stepSize = readName(root.member("stepSize"), stepSizes);
    inputs.speed = double(readNumber(root.member("speed"), 0.01F, 1000, "from 0.01 to 1000"));
    return session;
}

void saveSession(const StoredSession& session, const QString& file)
{
    writeFileAtomically(pathOf(file), sessionText(session));
}

StoredSession loadSession(const QString& file)
{
    return sessionFromText(readFile(pathOf(file), largestFile), file.toStdString());
}

} // namespace lab
