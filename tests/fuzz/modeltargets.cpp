// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"
#include "model/storage/recordjson.h"
#include "model/storage/safetensors.h"
#include "model/text/plainvocabulary.h"
#include "model/text/sentencepiecevocabulary.h"
#include "model/training/checkpoint.h"
#include "model/training/corpus.h"
#include "model/training/keyedsentences.h"
#include "model/training/trainingconfig.h"
#include "model/training/wordalignments.h"
#include "tests/fuzz/targets.h"

namespace lab::fuzz {

namespace {

const std::string sentence = "欢迎来北京。 Welcome to Beijing, 2024!";

void config(std::string_view bytes)
{
    readOrRefuse([&] { formatBundleConfig(parseBundleConfig(bytes, "config.json")); });
}

void tensors(std::string_view bytes)
{
    const MemoryFile file(bytes);
    readOrRefuse([&] { readTensors(file.path()); });
}

void useVocabulary(const Vocabulary& vocabulary)
{
    std::vector<int> ids = vocabulary.encodeIds(sentence);
    for (const Token& token : vocabulary.encode(sentence))
        ids.push_back(token.id);
    vocabulary.decode(ids);
}

void sentencePieces(std::string_view bytes)
{
    readOrRefuse([&] { useVocabulary(*sentencePieceVocabulary(std::string(bytes), "source.model")); });
}

// The first byte says how texts are split.
void tokens(std::string_view bytes)
{
    const PlainFormat format = {
        bytes.starts_with('s') ? TextSplit::Spaces : TextSplit::Characters, {0, 1, 2, 3}};
    const std::string_view list = bytes.substr(bytes.empty() ? 0 : 1);
    readOrRefuse([&] { useVocabulary(*plainVocabulary(list, format, "source.tokens")); });
}

void record(std::string_view bytes)
{
    readOrRefuse([&] { recordToJson(recordFromJson(bytes, "decode.json")); });
}

void alignments(std::string_view bytes)
{
    const MemoryFile file(bytes);
    readOrRefuse([&] { readWordAlignments(file.path()); });
}

void keyed(std::string_view bytes)
{
    const MemoryFile file(bytes);
    readOrRefuse([&] { readKeyedSentences(file.path()); });
}

void pairs(std::string_view bytes)
{
    const MemoryFile file(bytes);
    readOrRefuse([&] { readPairs(file.path()); });
}

void training(std::string_view bytes)
{
    const MemoryFile file(bytes);
    readOrRefuse([&] { loadTrainingConfig(file.path()); });
}

// Of a model with two parameters.
void checkpoint(std::string_view bytes)
{
    const MemoryFile file(bytes);
    const ParameterSet parameters = {
        {"a", Variable(Matrix::Zero(1, 2)), true}, {"b", Variable(Matrix::Zero(2, 1)), false}};
    readOrRefuse([&] { loadCheckpoint(file.path(), parameters); });
}

} // namespace

std::vector<Target> targets()
{
    return {{"config", config}, {"tensors", tensors}, {"sentencepiece", sentencePieces}, {"tokens", tokens},
        {"keyed", keyed}, {"record", record}, {"alignments", alignments}, {"pairs", pairs},
        {"training", training}, {"checkpoint", checkpoint}};
}

} // namespace lab::fuzz
