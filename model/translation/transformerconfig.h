// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/positions.h"
#include "model/layers/transformerlayer.h"

#include <string>

namespace lab {

/// Sizes and choices of a transformer; `config.json` of a bundle holds exactly these. They cover what
/// PyTorch's nn.Transformer can be, and the common ways to embed words and positions around it.
struct TransformerConfig {
    int sourceVocabulary = 0; ///< rows of the source embedding
    int targetVocabulary = 0; ///< rows of the target embedding
    int modelSize = 0;        ///< d: of embeddings and of what layers hand on
    int encoderLayers = 0;
    int decoderLayers = 0;
    int encoderHeads = 0; ///< divides d
    int decoderHeads = 0; ///< divides d; of self- and cross-attention
    int feedForwardSize = 0;
    int maximumPositions = 0; ///< rows of the tables of learned positions
    int firstPosition = 0;    ///< number of a sentence's first position, 0 or 1
    PositionKind positions = PositionKind::Interleaved;
    WaveSpread waveSpread = WaveSpread::Half; ///< of sinusoidal positions
    Activation activation = Activation::Relu;
    bool normFirst = false;       ///< normalize what a sublayer reads instead of its sum with the input
    bool finalNorm = true;        ///< normalize what encoder and decoder put out (nn.Transformer does)
    bool biased = true;           ///< biases in attention, feed-forward and normalization
    bool outputBias = true;       ///< of the output layer
    bool tiedOutput = true;       ///< the output layer's weight is the target embedding
    bool sharedEmbedding = false; ///< source and target have one embedding, hence one vocabulary size
    bool scaledEmbedding = true;  ///< embeddings are multiplied by sqrt(d) (Vaswani et al. 2017, section 3.4)
    float epsilon = 1e-5F;        ///< of layer normalization

    LayerShape encoderShape() const;
    LayerShape decoderShape() const;
};

/// Throws ConfigError when a size is out of range or choices do not fit each other.
void validate(const TransformerConfig& config);

/// Names as in config.json: "sinusoidal-interleaved", "half", "relu"…
std::string nameOf(PositionKind kind);
std::string nameOf(WaveSpread spread);
std::string nameOf(Activation activation);
/// The inverse; throws ConfigError naming the choices.
PositionKind positionKindFromName(const std::string& name);
WaveSpread waveSpreadFromName(const std::string& name);
Activation activationFromName(const std::string& name);

} // namespace lab
