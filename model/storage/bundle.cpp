// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundle.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/bundletensors.h"
#include "model/storage/inputfile.h"
#include "model/storage/json.h"
#include "model/storage/safetensors.h"
#include "model/storage/tensorreader.h"

#include <system_error>

namespace lab {

namespace fs = std::filesystem;

namespace {

constexpr const char* configName = "config.json";
constexpr const char* weightsName = "model.safetensors";
constexpr const char* sourceSide = "source";
constexpr const char* targetSide = "target";
constexpr std::uint64_t largestConfig = 1 << 20;
constexpr std::uint64_t largestTokenizer = 1 << 26;
constexpr Index largestModel = Index{1} << 28; // numbers: 1 GiB as float32

fs::path existingFolder(const fs::path& folder)
{
    std::error_code error;
    fs::path absolute = fs::canonical(folder, error);
    if (error)
        throw FileError("Cannot open the model " + folder.string() + ": " + error.message() + ".");
    if (!fs::is_directory(absolute, error))
        throw FileError("Cannot open the model " + folder.string() + ": expected a folder, found a file.");
    return absolute;
}

void requireModelSize(const TranslatorConfig& config, const std::string& file)
{
    Index numbers = 0;
    for (const TensorEntry& entry : bundleTensors(config))
        numbers += entry.rows * entry.cols; // each below 2^37, so the sum does not overflow
    if (numbers > largestModel)
        throw FormatError(file + ": expected a model of at most " + std::to_string(largestModel) +
                          " numbers, found sizes for " + std::to_string(numbers) + ".");
}

using Format = std::optional<PlainFormat>;

std::string vocabularyName(const std::string& side, const Format& format)
{
    return side + (format ? ".tokens" : ".model");
}

// In a bundle. A plain list that config.json does not know is a likely mistake.
fs::path vocabularyFile(const fs::path& home, const std::string& side, const Format& format)
{
    fs::path file = home / vocabularyName(side, format);
    std::error_code ignored;
    const bool forgotten =
        !format && !fs::exists(file, ignored) && fs::exists(home / (side + ".tokens"), ignored);
    if (forgotten)
        throw FormatError((home / configName).string() + ": expected \"" + side + "_split\", as there is a " +
                          side + ".tokens and no " + side + ".model.");
    return file;
}

Tokenizer loadTokenizer(
    const fs::path& file, const Format& format, SentenceEnd end, int vocabulary, const char* key)
{
    Tokenizer tokenizer = format ? Tokenizer::loadPlain(file, *format, end) : Tokenizer::load(file, end);
    if (tokenizer.size() != vocabulary)
        throw FormatError(file.string() + ": expected " + std::to_string(vocabulary) + " pieces, as " + key +
                          " says, found " + std::to_string(tokenizer.size()) + ".");
    return tokenizer;
}

TranslationModel loadTokenizers(
    const TranslatorConfig& config, const TextFormats& text, const fs::path& source, const fs::path& target)
{
    return {nullptr,
        loadTokenizer(source, text.source, text.sourceEnd, sourceVocabulary(config), "source_vocabulary"),
        loadTokenizer(
            target, text.target, SentenceEnd::Marked, targetVocabulary(config), "target_vocabulary")};
}

std::shared_ptr<const Translator> loadTranslator(const TranslatorConfig& config, const TensorReader& reader)
{
    auto translator = makeTranslator(config);
    for (const Parameter& parameter : translator->parameters()) {
        Variable variable = parameter.variable; // a handle to the same numbers
        variable.setValue(reader.read(*findEntry(reader.header(), parameter.name)));
    }
    return translator;
}

TensorFile tensorsOf(const ParameterSet& parameters)
{
    TensorFile content;
    for (const Parameter& parameter : parameters)
        content.tensors.push_back({parameter.name, parameter.variable.value(), parameter.isVector});
    return content;
}

TensorHeader headerOf(const TensorFile& content)
{
    TensorHeader header;
    for (const NamedTensor& tensor : content.tensors)
        header.entries.push_back({.name = tensor.name,
            .rows = tensor.values.rows(),
            .cols = tensor.values.cols(),
            .isVector = tensor.isVector});
    return header;
}

bool isFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

} // namespace

BundleConfig readBundleConfig(const fs::path& folder)
{
    const fs::path file = folder / configName;
    return parseBundleConfig(readFile(file, largestConfig), file.string());
}

void recordQuality(const fs::path& folder, const MeasuredQuality& quality)
{
    BundleConfig config = readBundleConfig(folder);
    config.measured = quality;
    writeFileAtomically(folder / configName, formatBundleConfig(config));
}

Bundle loadBundle(const fs::path& folder)
{
    const fs::path home = existingFolder(folder);
    const BundleConfig config = readBundleConfig(home);
    requireModelSize(config.model, (home / configName).string());
    const TensorReader reader(home / weightsName);
    requireTensors(reader.header(), bundleTensors(config.model), reader.name());
    TranslationModel model =
        loadTokenizers(config.model, config.text, vocabularyFile(home, sourceSide, config.text.source),
            vocabularyFile(home, targetSide, config.text.target));
    model.translator = loadTranslator(config.model, reader);
    return {home.filename().string(), home, config.sourceLanguage, config.targetLanguage, config.model,
        std::move(model), config.measured};
}

void saveBundle(const fs::path& folder, const TranslatorConfig& config, const ParameterSet& parameters,
    const TokenizerFiles& tokenizers, StoredType type)
{
    const std::string json = formatBundleConfig(
        {tokenizers.sourceLanguage, tokenizers.targetLanguage, config, tokenizers.text, {}});
    requireModelSize(config, configName);
    const TensorFile content = tensorsOf(parameters);
    requireTensors(headerOf(content), bundleTensors(config), weightsName);
    loadTokenizers(config, tokenizers.text, tokenizers.source, tokenizers.target);
    const std::string source = readFile(tokenizers.source, largestTokenizer);
    const std::string target = readFile(tokenizers.target, largestTokenizer);

    makeFolder(folder);
    writeFileAtomically(folder / vocabularyName(sourceSide, tokenizers.text.source), source);
    writeFileAtomically(folder / vocabularyName(targetSide, tokenizers.text.target), target);
    writeTensors(folder / weightsName, content, type);
    writeFileAtomically(folder / configName, json);
}

fs::path findBundle(const std::string& nameOrFolder, const std::vector<fs::path>& searchFolders)
{
    if (isFolder(nameOrFolder))
        return nameOrFolder;
    std::string tried = quotedName(nameOrFolder);
    // A name is one part of a path: neither empty nor "..", and without separators.
    const bool isName = !nameOrFolder.empty() && fs::path(nameOrFolder).filename() == nameOrFolder &&
                        nameOrFolder != "." && nameOrFolder != "..";
    for (const fs::path& searched : searchFolders) {
        if (!isName)
            break;
        if (isFolder(searched / nameOrFolder))
            return searched / nameOrFolder;
        tried += ", " + quotedName((searched / nameOrFolder).string());
    }
    throw FileError("There is no model " + quotedName(nameOrFolder) + "; tried " + tried + ".");
}

} // namespace lab
