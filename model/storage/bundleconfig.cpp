// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"

#include "model/math/error.h"
#include "model/storage/modelkeys.h"
#include "model/storage/qualitykeys.h"
#include "model/storage/textformatjson.h"

#include <algorithm>

namespace lab {

namespace {

constexpr int formatVersion = 1;
constexpr int configDepth = 8;
constexpr const char* recurrentKind = "recurrent";
constexpr const char* transformerKind = "transformer";
constexpr const char* measuredKey = "measured";

std::vector<std::string> allKeys(bool transformer, const JsonCursor& root)
{
    std::vector<std::string> keys = transformer ? transformerKeys() : recurrentKeys();
    keys.insert(keys.end(), {"format_version", "kind", "source_language", "target_language"});
    for (const std::string& key : textFormatKeys(root))
        keys.push_back(key);
    if (root.has(measuredKey))
        keys.emplace_back(measuredKey);
    return keys;
}

// Whether the model is a transformer: one of two kinds.
bool isTransformer(const JsonCursor& kind)
{
    if (kind.value() != recurrentKind && kind.value() != transformerKind)
        kind.fail("\"recurrent\" or \"transformer\"");
    return kind.value() == transformerKind;
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

OrderedJson documentOf(const BundleConfig& config)
{
    OrderedJson document;
    document["format_version"] = formatVersion;
    document["kind"] =
        std::holds_alternative<TransformerConfig>(config.model) ? transformerKind : recurrentKind;
    document["source_language"] = config.sourceLanguage;
    document["target_language"] = config.targetLanguage;
    writeTextFormats(config.text, document);
    std::visit([&document](const auto& kind) { writeKeys(kind, document); }, config.model);
    if (config.measured)
        document[measuredKey] = qualityDocument(*config.measured);
    return document;
}

} // namespace

BundleConfig parseBundleConfig(std::string_view json, const std::string& file)
{
    const Json document = parseJson(json, file, configDepth);
    const JsonCursor root(document, file);
    // The version and the kind decide what other keys there can be.
    requireValue(root.member("format_version"), formatVersion);
    const bool transformer = isTransformer(root.member("kind"));
    root.requireOnly(allKeys(transformer, root), true);
    BundleConfig config;
    config.sourceLanguage = readLanguage(root.member("source_language"));
    config.targetLanguage = readLanguage(root.member("target_language"));
    config.text = readTextFormats(root);
    config.model =
        transformer ? TranslatorConfig(readTransformer(root)) : TranslatorConfig(readRecurrent(root));
    if (root.has(measuredKey))
        config.measured = readQuality(root.member(measuredKey));
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
