// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/recurrentconfig.h"

#include "model/translation/configchoices.h"

namespace lab {
namespace {

constexpr ChoiceNames<AttentionKind, 3> kAttentionKinds{
    {{AttentionKind::None, "none"}, {AttentionKind::Soft, "soft"}, {AttentionKind::Hard, "hard"}}};
constexpr ChoiceNames<ScoreRule, 5> kScoreRules{
    {{ScoreRule::ConcatLinear, "concat-linear"}, {ScoreRule::Additive, "additive"}, {ScoreRule::Dot, "dot"},
        {ScoreRule::ScaledDot, "scaled-dot"}, {ScoreRule::LocationLinear, "location-linear"}}};
constexpr ChoiceNames<QuerySource, 3> kQuerySources{
    {{QuerySource::DecoderState, "decoder-state"}, {QuerySource::DecoderInput, "decoder-input"},
        {QuerySource::DecoderInputAndState, "decoder-input-and-state"}}};
constexpr ChoiceNames<MemorySource, 2> kMemorySources{
    {{MemorySource::EncoderState, "encoder-state"}, {MemorySource::SourceEmbedding, "source-embedding"}}};

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
