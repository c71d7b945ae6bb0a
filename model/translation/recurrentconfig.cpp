// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/recurrentconfig.h"

#include "model/math/error.h"

#include <array>
#include <utility>

namespace lab {
namespace {

template <typename Value, std::size_t Size>
using Names = std::array<std::pair<Value, const char*>, Size>;

constexpr Names<AttentionKind, 3> kAttentionKinds{
    {{AttentionKind::None, "none"}, {AttentionKind::Soft, "soft"}, {AttentionKind::Hard, "hard"}}};
constexpr Names<ScoreRule, 5> kScoreRules{
    {{ScoreRule::ConcatLinear, "concat-linear"}, {ScoreRule::Additive, "additive"}, {ScoreRule::Dot, "dot"},
        {ScoreRule::ScaledDot, "scaled-dot"}, {ScoreRule::LocationLinear, "location-linear"}}};
constexpr Names<QuerySource, 3> kQuerySources{
    {{QuerySource::DecoderState, "decoder-state"}, {QuerySource::DecoderInput, "decoder-input"},
        {QuerySource::DecoderInputAndState, "decoder-input-and-state"}}};
constexpr Names<MemorySource, 2> kMemorySources{
    {{MemorySource::EncoderState, "encoder-state"}, {MemorySource::SourceEmbedding, "source-embedding"}}};

template <typename Value, std::size_t Size>
std::string nameIn(const Names<Value, Size>& names, Value value)
{
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    throw ConfigError("Unknown choice number " + std::to_string(static_cast<int>(value)) + ".");
}

template <typename Value, std::size_t Size>
Value valueIn(const Names<Value, Size>& names, const std::string& wanted, const std::string& what)
{
    std::string choices;
    for (const auto& [value, name] : names) {
        if (name == wanted)
            return value;
        choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    throw ConfigError("\"" + wanted + "\" is not a " + what + "; choose one of: " + choices + ".");
}

void requireSize(int value, int largest, const char* name)
{
    if (value < 1 || value > largest)
        throw ConfigError(std::string(name) + " must be between 1 and " + std::to_string(largest) + ", not " +
                          std::to_string(value) + ".");
}

constexpr int kLargestVocabulary = 1'000'000;
constexpr int kLargestSize = 65'536;

} // namespace

int RecurrentConfig::querySize() const
{
    switch (query) {
    case QuerySource::DecoderState:
        return decoderHiddenSize;
    case QuerySource::DecoderInput:
        return embeddingSize;
    case QuerySource::DecoderInputAndState:
        return embeddingSize + decoderHiddenSize;
    }
    return 0;
}

int RecurrentConfig::keySize() const
{
    return key == MemorySource::EncoderState ? 2 * encoderHiddenSize : embeddingSize;
}

int RecurrentConfig::valueSize() const
{
    if (attention == AttentionKind::None)
        return decoderHiddenSize;
    return value == MemorySource::EncoderState ? 2 * encoderHiddenSize : embeddingSize;
}

int RecurrentConfig::decoderInputSize() const
{
    return attention == AttentionKind::None ? embeddingSize + valueSize() : embeddingSize;
}

void validate(const RecurrentConfig& config)
{
    requireSize(config.sourceVocabulary, kLargestVocabulary, "source_vocabulary");
    requireSize(config.targetVocabulary, kLargestVocabulary, "target_vocabulary");
    requireSize(config.embeddingSize, kLargestSize, "embedding_size");
    requireSize(config.encoderHiddenSize, kLargestSize, "encoder_hidden_size");
    requireSize(config.decoderHiddenSize, kLargestSize, "decoder_hidden_size");
    if (config.attention == AttentionKind::None)
        return;
    if (config.rule == ScoreRule::Additive)
        requireSize(config.attentionSize, kLargestSize, "attention_size");
    if (config.rule == ScoreRule::LocationLinear)
        requireSize(config.maximumPositions, kLargestSize, "maximum_positions");
    const bool product = config.rule == ScoreRule::Dot || config.rule == ScoreRule::ScaledDot;
    if (product && config.querySize() != config.keySize())
        throw ConfigError("The " + nameOf(config.rule) + " rule needs queries and keys of one size, not " +
                          std::to_string(config.querySize()) + " and " + std::to_string(config.keySize()) +
                          ".");
}

std::string nameOf(AttentionKind kind)
{
    return nameIn(kAttentionKinds, kind);
}

std::string nameOf(ScoreRule rule)
{
    return nameIn(kScoreRules, rule);
}

std::string nameOf(QuerySource source)
{
    return nameIn(kQuerySources, source);
}

std::string nameOf(MemorySource source)
{
    return nameIn(kMemorySources, source);
}

AttentionKind attentionKindFromName(const std::string& name)
{
    return valueIn(kAttentionKinds, name, "kind of attention");
}

ScoreRule scoreRuleFromName(const std::string& name)
{
    return valueIn(kScoreRules, name, "score rule");
}

QuerySource querySourceFromName(const std::string& name)
{
    return valueIn(kQuerySources, name, "query source");
}

MemorySource memorySourceFromName(const std::string& name)
{
    return valueIn(kMemorySources, name, "key or value source");
}

} // namespace lab
