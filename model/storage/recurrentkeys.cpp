// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/modelkeys.h"

#include <array>

namespace lab {

namespace {

constexpr std::array<SizeKey<RecurrentConfig>, 7> sizeKeys = {{
    {"source_vocabulary", &RecurrentConfig::sourceVocabulary, 1, kLargestVocabularyKey},
    {"target_vocabulary", &RecurrentConfig::targetVocabulary, 1, kLargestVocabularyKey},
    {"embedding_size", &RecurrentConfig::embeddingSize, 1, kLargestSizeKey},
    {"encoder_hidden_size", &RecurrentConfig::encoderHiddenSize, 1, kLargestSizeKey},
    {"decoder_hidden_size", &RecurrentConfig::decoderHiddenSize, 1, kLargestSizeKey},
    {"attention_size", &RecurrentConfig::attentionSize, 0, kLargestSizeKey},
    {"maximum_positions", &RecurrentConfig::maximumPositions, 0, kLargestSizeKey},
}};

} // namespace

std::vector<std::string> recurrentKeys()
{
    std::vector<std::string> keys = {"attention", "score_rule", "learned_v", "query", "key", "value"};
    for (const auto& key : sizeKeys)
        keys.emplace_back(key.name);
    return keys;
}

RecurrentConfig readRecurrent(const JsonCursor& root)
{
    RecurrentConfig config;
    for (const auto& key : sizeKeys)
        config.*key.size = static_cast<int>(root.member(key.name).integer(key.smallest, key.largest));
    config.attention = readChoice(root.member("attention"), attentionKindFromName);
    config.rule = readChoice(root.member("score_rule"), scoreRuleFromName);
    config.learnedV = root.member("learned_v").boolean();
    config.query = readChoice(root.member("query"), querySourceFromName);
    config.key = readChoice(root.member("key"), memorySourceFromName);
    config.value = readChoice(root.member("value"), memorySourceFromName);
    return config;
}

void writeKeys(const RecurrentConfig& config, OrderedJson& document)
{
    for (const auto& key : sizeKeys)
        document[key.name] = config.*key.size;
    document["attention"] = nameOf(config.attention);
    document["score_rule"] = nameOf(config.rule);
    document["learned_v"] = config.learnedV;
    document["query"] = nameOf(config.query);
    document["key"] = nameOf(config.key);
    document["value"] = nameOf(config.value);
}

} // namespace lab
