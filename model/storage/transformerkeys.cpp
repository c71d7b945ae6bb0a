// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/modelkeys.h"

#include <array>

namespace lab {

namespace {

using Config = TransformerConfig;

constexpr std::array<SizeKey<Config>, 10> sizeKeys = {{
    {"source_vocabulary", &Config::sourceVocabulary, 1, kLargestVocabularyKey},
    {"target_vocabulary", &Config::targetVocabulary, 1, kLargestVocabularyKey},
    {"model_size", &Config::modelSize, 1, kLargestSizeKey},
    {"encoder_layers", &Config::encoderLayers, 1, 64},
    {"decoder_layers", &Config::decoderLayers, 1, 64},
    {"encoder_heads", &Config::encoderHeads, 1, kLargestSizeKey},
    {"decoder_heads", &Config::decoderHeads, 1, kLargestSizeKey},
    {"feed_forward_size", &Config::feedForwardSize, 1, kLargestSizeKey},
    {"maximum_positions", &Config::maximumPositions, 0, kLargestSizeKey},
    {"first_position", &Config::firstPosition, 0, 1},
}};

constexpr std::array<SwitchKey<Config>, 7> switchKeys = {{
    {"norm_first", &Config::normFirst},
    {"final_norm", &Config::finalNorm},
    {"bias", &Config::biased},
    {"output_bias", &Config::outputBias},
    {"tied_output", &Config::tiedOutput},
    {"shared_embedding", &Config::sharedEmbedding},
    {"scaled_embedding", &Config::scaledEmbedding},
}};

constexpr const char* positionSpread = "position_spread"; // need not be there

} // namespace

std::vector<std::string> transformerKeys()
{
    std::vector<std::string> keys = {"positions", positionSpread, "activation", "layer_norm_epsilon"};
    for (const auto& key : sizeKeys)
        keys.emplace_back(key.name);
    for (const auto& key : switchKeys)
        keys.emplace_back(key.name);
    return keys;
}

TransformerConfig readTransformer(const JsonCursor& root)
{
    TransformerConfig config;
    for (const auto& key : sizeKeys)
        config.*key.size = static_cast<int>(root.member(key.name).integer(key.smallest, key.largest));
    for (const auto& key : switchKeys)
        config.*key.value = root.member(key.name).boolean();
    config.positions = readChoice(root.member("positions"), positionKindFromName);
    if (root.has(positionSpread))
        config.waveSpread = readChoice(root.member(positionSpread), waveSpreadFromName);
    config.activation = readChoice(root.member("activation"), activationFromName);
    config.epsilon = root.member("layer_norm_epsilon").number();
    return config;
}

void writeKeys(const TransformerConfig& config, OrderedJson& document)
{
    for (const auto& key : sizeKeys)
        document[key.name] = config.*key.size;
    document["positions"] = nameOf(config.positions);
    if (config.waveSpread != WaveSpread::Half)
        document[positionSpread] = nameOf(config.waveSpread);
    document["activation"] = nameOf(config.activation);
    for (const auto& key : switchKeys)
        document[key.name] = config.*key.value;
    document["layer_norm_epsilon"] = config.epsilon;
}

} // namespace lab
