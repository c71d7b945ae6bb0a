// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainingpairs.h"

#include "model/math/error.h"
#include "model/training/aligner.h"
#include "model/training/keyedsentences.h"
#include "model/training/placenames.h"
#include "model/training/spelledwords.h"

#include <algorithm>
#include <cstdio>
#include <system_error>

namespace lab {
namespace {

Tokenizer loadVocabulary(const std::filesystem::path& file, int size, SentenceEnd end)
{
    Tokenizer tokenizer = Tokenizer::load(file, end);
    if (tokenizer.size() != size)
        throw ConfigError(file.string() + ": has " + std::to_string(tokenizer.size()) +
                          " pieces, but the configuration says " + std::to_string(size) + ".");
    return tokenizer;
}

// Where a file of the configuration lies. Of one that is nowhere, its reader says what is wrong.
std::filesystem::path findFile(
    const TrainingConfig& config, const std::filesystem::path& data, const std::string& name)
{
    const std::filesystem::path beside = config.folder / name;
    std::error_code ignored; // what cannot be looked at is said by its reader
    if (std::filesystem::exists(beside, ignored) &&
        (data.empty() || !std::filesystem::exists(data / name, ignored)))
        return beside;
    if (data.empty())
        throw FileError(name + " is not in " + config.folder.string() +
                        ", beside the configuration; the folder that has it must be given.");
    return data / name;
}

// Pairs to measure on: of a TSV file, or the first reference of each sentence of a set with keys.
std::vector<SentencePair> readValidation(const std::filesystem::path& file, const EncodingNotice& notice)
{
    if (file.extension() != ".jsonl")
        return readPairs(file, notice);
    std::vector<SentencePair> pairs;
    for (const KeyedSentence& sentence : readKeyedSentences(file, notice))
        pairs.push_back({sentence.source, sentence.references.front()});
    return pairs;
}

std::string joinedNames(const std::vector<std::string>& files)
{
    std::string names;
    for (const std::string& file : files)
        names += (names.empty() ? "" : ", ") + file;
    return names;
}

void mix(std::uint64_t& hash, std::uint64_t value)
{
    hash = (hash ^ value) * 1099511628211ULL; // FNV-1a's prime
}

void mixAll(std::uint64_t& hash, const std::vector<int>& ids)
{
    mix(hash, ids.size());
    for (const int id : ids)
        mix(hash, static_cast<std::uint64_t>(id));
}

} // namespace

TokenizerFiles tokenizerFiles(const TrainingConfig& config)
{
    TokenizerFiles files;
    files.source = config.tokenizers / "source.model";
    files.target = config.tokenizers / "target.model";
    files.text.sourceEnd = config.sourceEnd;
    return files;
}

TrainingSentences loadSentences(
    const TrainingConfig& config, const std::filesystem::path& data, const EncodingNotice& notice)
{
    TrainingSentences sentences;
    std::vector<SentencePair>& pairs = sentences.pairs;
    for (const std::string& name : config.trainFiles)
        std::ranges::copy(readPairs(findFile(config, data, name), notice), std::back_inserter(pairs));
    const std::size_t read = pairs.size();
    if (config.placeNamePairs > 0)
        std::ranges::copy(placeNamePairs(pairs, chineseEnglishPlaceNames(),
                              static_cast<std::size_t>(config.placeNamePairs), config.trainer.seed),
            std::back_inserter(pairs));
    std::ranges::copy(generatedPairs(config.generated, config.trainer.seed), std::back_inserter(pairs));
    sentences.madeUp = pairs.size() - read;
    return sentences;
}

TrainingPairs loadTrainingPairs(
    const TrainingConfig& config, const std::filesystem::path& data, const EncodingNotice& notice)
{
    const TokenizerFiles files = tokenizerFiles(config);
    const Tokenizer source = loadVocabulary(files.source, sourceVocabulary(config.model), config.sourceEnd);
    const Tokenizer target =
        loadVocabulary(files.target, targetVocabulary(config.model), SentenceEnd::Marked);
    const SpelledWords spelled(source, target);
    TrainingPairs result;
    const auto longest = static_cast<std::size_t>(config.maximumTokens);
    for (const SentencePair& pair : loadSentences(config, data, notice).pairs) {
        TokenPair tokens{source.encodeIds(pair.source), target.encodeIds(pair.target), {}};
        if (config.spellCopies)
            tokens.target = spelled.target(tokens.source, tokens.target);
        if (!tokens.source.empty() && tokens.source.size() <= longest && tokens.target.size() <= longest)
            result.tokens.push_back(std::move(tokens));
    }
    if (result.tokens.empty())
        throw FormatError(joinedNames(config.trainFiles) + ": no sentence pair of at most " +
                          std::to_string(longest) + " tokens, as maximum_tokens of the configuration says.");
    if (config.trainer.guidedAttention > 0) {
        const auto links = alignWords(result.tokens, config.sourceEnd);
        for (std::size_t i = 0; i < links.size(); ++i)
            result.tokens[i].links = links[i];
    }
    result.validation = readValidation(findFile(config, data, config.validationFile), notice);
    return result;
}

std::string fingerprint(const TrainingConfig& config, const std::vector<TokenPair>& tokens)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : config.text)
        mix(hash, static_cast<unsigned char>(c));
    mix(hash, static_cast<std::uint64_t>(config.trainer.epochs));
    for (const TokenPair& pair : tokens) {
        mixAll(hash, pair.source);
        mixAll(hash, pair.target);
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

} // namespace lab
