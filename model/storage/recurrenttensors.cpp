// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/tensorlist.h"

namespace lab {

namespace {

// nn.GRU: the rows of the gates r, z, n below each other
void addGru(Tensors& tensors, const std::string& name, const std::string& suffix, Index in, Index hidden)
{
    addMatrix(tensors, name + ".weight_ih_l0" + suffix, 3 * hidden, in);
    addMatrix(tensors, name + ".weight_hh_l0" + suffix, 3 * hidden, hidden);
    addVector(tensors, name + ".bias_ih_l0" + suffix, 3 * hidden);
    addVector(tensors, name + ".bias_hh_l0" + suffix, 3 * hidden);
}

void addAttention(Tensors& tensors, const RecurrentConfig& config)
{
    switch (config.rule) {
    case ScoreRule::Additive:
        addLinear(tensors, "attention.linear", config.querySize() + config.keySize(), config.attentionSize);
        if (config.learnedV)
            addMatrix(tensors, "attention.v.weight", 1, config.attentionSize);
        return;
    case ScoreRule::ConcatLinear:
        addLinear(tensors, "attention.linear", config.querySize() + config.keySize(), 1);
        return;
    case ScoreRule::LocationLinear:
        addLinear(tensors, "attention.linear", config.querySize(), config.maximumPositions);
        return;
    case ScoreRule::Dot:
    case ScoreRule::ScaledDot:
        return;
    }
}

} // namespace

Tensors tensorsOf(const RecurrentConfig& config)
{
    const Index embedding = config.embeddingSize;
    const Index memory = 2 * static_cast<Index>(config.encoderHiddenSize);
    const Index decoder = config.decoderHiddenSize;
    Tensors tensors;
    addMatrix(tensors, "source_embedding.weight", config.sourceVocabulary, embedding);
    addMatrix(tensors, "target_embedding.weight", config.targetVocabulary, embedding);
    addGru(tensors, "encoder", "", embedding, config.encoderHiddenSize);
    addGru(tensors, "encoder", "_reverse", embedding, config.encoderHiddenSize);
    addLinear(tensors, "bridge", memory, decoder);
    addGru(tensors, "decoder", "", config.decoderInputSize(), decoder);
    if (config.attention != AttentionKind::None)
        addAttention(tensors, config);
    addLinear(tensors, "readout", decoder + config.valueSize(), embedding);
    addVector(tensors, "output.bias", config.targetVocabulary);
    return tensors;
}

} // namespace lab
