// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/transformerconfig.h"

#include "model/translation/configchoices.h"

namespace lab {
namespace {

constexpr int kMostLayers = 64;

constexpr ChoiceNames<PositionKind, 3> kPositionKinds{{{PositionKind::Interleaved, "sinusoidal-interleaved"},
    {PositionKind::Concatenated, "sinusoidal-concatenated"}, {PositionKind::Learned, "learned"}}};
constexpr ChoiceNames<WaveSpread, 2> kWaveSpreads{
    {{WaveSpread::Half, "half"}, {WaveSpread::HalfMinusOne, "half-minus-one"}}};
constexpr ChoiceNames<Activation, 3> kActivations{
    {{Activation::Relu, "relu"}, {Activation::Gelu, "gelu"}, {Activation::Silu, "silu"}}};

void requireHeads(int heads, int size, const char* name)
{
    requireSize(heads, size, name);
    if (size % heads != 0)
        throw ConfigError(std::string(name) + " must divide model_size, but " + std::to_string(size) +
                          " numbers cannot be split into " + std::to_string(heads) + " heads.");
}

void requirePositions(const TransformerConfig& config)
{
    if (config.firstPosition != 0 && config.firstPosition != 1)
        throw ConfigError("first_position must be 0 or 1, not " + std::to_string(config.firstPosition) + ".");
    if (config.positions == PositionKind::Learned)
        requireSize(config.maximumPositions, kLargestSize, "maximum_positions");
    else if (config.modelSize % 2 != 0)
        throw ConfigError("model_size must be even for sinusoidal positions, not " +
                          std::to_string(config.modelSize) + ".");
    else if (config.waveSpread == WaveSpread::HalfMinusOne && config.modelSize < 4)
        throw ConfigError("model_size must be at least 4 for a position_spread of half-minus-one, not " +
                          std::to_string(config.modelSize) + ".");
}

LayerShape shapeOf(const TransformerConfig& config, int heads)
{
    return {config.modelSize, config.feedForwardSize, heads, config.activation, config.normFirst,
        config.biased, config.epsilon};
}

} // namespace

LayerShape TransformerConfig::encoderShape() const
{
    return shapeOf(*this, encoderHeads);
}

LayerShape TransformerConfig::decoderShape() const
{
    return shapeOf(*this, decoderHeads);
}

void validate(const TransformerConfig& config)
{
    requireSize(config.sourceVocabulary, kLargestVocabulary, "source_vocabulary");
    requireSize(config.targetVocabulary, kLargestVocabulary, "target_vocabulary");
    requireSize(config.modelSize, kLargestSize, "model_size");
    requireSize(config.encoderLayers, kMostLayers, "encoder_layers");
    requireSize(config.decoderLayers, kMostLayers, "decoder_layers");
    requireHeads(config.encoderHeads, config.modelSize, "encoder_heads");
    requireHeads(config.decoderHeads, config.modelSize, "decoder_heads");
    requireSize(config.feedForwardSize, kLargestSize, "feed_forward_size");
    requirePositions(config);
    if (config.sharedEmbedding && config.sourceVocabulary != config.targetVocabulary)
        throw ConfigError("A shared embedding needs vocabularies of one size, not " +
                          std::to_string(config.sourceVocabulary) + " and " +
                          std::to_string(config.targetVocabulary) + ".");
    if (!(config.epsilon > 0 && config.epsilon < 1))
        throw ConfigError(
            "layer_norm_epsilon must be above 0 and below 1, not " + std::to_string(config.epsilon) + ".");
}

std::string nameOf(PositionKind kind)
{
    return nameIn(kPositionKinds, kind);
}

std::string nameOf(WaveSpread spread)
{
    return nameIn(kWaveSpreads, spread);
}

std::string nameOf(Activation activation)
{
    return nameIn(kActivations, activation);
}

PositionKind positionKindFromName(const std::string& name)
{
    return valueIn(kPositionKinds, name, "kind of positions");
}

WaveSpread waveSpreadFromName(const std::string& name)
{
    return valueIn(kWaveSpreads, name, "spread of positions");
}

Activation activationFromName(const std::string& name)
{
    return valueIn(kActivations, name, "kind of activation");
}

} // namespace lab
