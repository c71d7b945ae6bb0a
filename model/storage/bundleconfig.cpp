// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"

#include "model/math/error.h"
#include "model/storage/jsoncursor.h"
#include "model/storage/textformatjson.h"

#include <algorithm>
#include <array>

namespace lab {

namespace {

constexpr int formatVersion = 1;
constexpr int configDepth = 8;
constexpr const char* recurrentKind = "recurrent";

struct SizeKey {
    const char* name;
    int RecurrentConfig::*size;
    int smallest; ///< 0: not every score rule has it
    int largest;
};

constexpr std::array<SizeKey, 7> sizeKeys = {{
    {"source_vocabulary", &RecurrentConfig::sourceVocabulary, 1, 1'000'000},
    {"target_vocabulary", &RecurrentConfig::targetVocabulary, 1, 1'000'000},
    {"embedding_size", &RecurrentConfig::embeddingSize, 1, 65'536},
    {"encoder_hidden_size", &RecurrentConfig::encoderHiddenSize, 1, 65'536},
    {"decoder_hidden_size", &RecurrentConfig::decoderHiddenSize, 1, 65'536},
    {"attention_size", &RecurrentConfig::attentionSize, 0, 65'536},
    {"maximum_positions", &RecurrentConfig::maximumPositions, 0, 65'536},
}};

std::vector<std::string> allKeys(const JsonCursor& root)
{
    std::vector<std::string> keys = {"format_version", "kind", "source_language", "target_language",
        "attention", "score_rule", "learned_v", "query", "key", "value"};
    for (const SizeKey& key : sizeKeys)
        keys.emplace_back(key.name);
    for (const std::string& key : textFormatKeys(root))
        keys.push_back(key);
    return keys;
}

void requireValue(const JsonCursor& cursor, const Json& expected)
{
    if (cursor.value() != expected)
        cursor.fail(expected.dump());
}

bool isLanguageTag(const std::string& text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return text.size() >= 2 && text.size() <= 35 && std::all_of(text.begin(), text.end(), allowed);
}

std::string readLanguage(const JsonCursor& cursor)
{
    if (!isLanguageTag(cursor.text()))
        cursor.fail("a language tag such as \"zh\"");
    return cursor.text();
}

// The name of a choice; the error of `fromName` lists the choices, this one adds where it was read.
template <typename Choice>
Choice readChoice(const JsonCursor& cursor, Choice (*fromName)(const std::string&))
{
    try {
        return fromName(cursor.text());
    } catch (const ConfigError& error) {
        throw FormatError(cursor.where() + ": " + error.what());
    }
}

RecurrentConfig readRecurrent(const JsonCursor& root)
{
    RecurrentConfig config;
    for (const SizeKey& key : sizeKeys)
        config.*key.size = static_cast<int>(root.member(key.name).integer(key.smallest, key.largest));
    config.attention = readChoice(root.member("attention"), attentionKindFromName);
    config.rule = readChoice(root.member("score_rule"), scoreRuleFromName);
    config.learnedV = root.member("learned_v").boolean();
    config.query = readChoice(root.member("query"), querySourceFromName);
    config.key = readChoice(root.member("key"), memorySourceFromName);
    config.value = readChoice(root.member("value"), memorySourceFromName);
    return config;
}

OrderedJson documentOf(const BundleConfig& config)
{
    const auto& recurrent = std::get<RecurrentConfig>(config.model);
    OrderedJson document;
    document["format_version"] = formatVersion;
    document["kind"] = recurrentKind;
    document["source_language"] = config.sourceLanguage;
    document["target_language"] = config.targetLanguage;
    writeTextFormats(config.text, document);
    for (const SizeKey& key : sizeKeys)
        document[key.name] = recurrent.*key.size;
    document["attention"] = nameOf(recurrent.attention);
    document["score_rule"] = nameOf(recurrent.rule);
    document["learned_v"] = recurrent.learnedV;
    document["query"] = nameOf(recurrent.query);
    document["key"] = nameOf(recurrent.key);
    document["value"] = nameOf(recurrent.value);
    return document;
}

} // namespace

BundleConfig parseBundleConfig(std::string_view json, const std::string& file)
{
    const Json document = parseJson(json, file, configDepth);
    const JsonCursor root(document, file);
    // The version and the kind decide what other keys there can be.
    requireValue(root.member("format_version"), formatVersion);
    requireValue(root.member("kind"), recurrentKind);
    root.requireOnly(allKeys(root), true);
    BundleConfig config;
    config.sourceLanguage = readLanguage(root.member("source_language"));
    config.targetLanguage = readLanguage(root.member("target_language"));
    config.text = readTextFormats(root);
    config.model = readRecurrent(root);
    try {
        validate(config.model);
    } catch (const ConfigError& error) {
        throw FormatError(file + ": " + error.what());
    }
    return config;
}

std::string formatBundleConfig(const BundleConfig& config)
{
    validate(config.model);
    std::string text = indentedText(documentOf(config), 2) + "\n";
    try {
        parseBundleConfig(text, "config.json");
    } catch (const FormatError& error) {
        throw ConfigError(error.what());
    }
    return text;
}

} // namespace lab
