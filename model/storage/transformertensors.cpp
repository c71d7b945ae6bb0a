// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/tensorlist.h"

namespace lab {

namespace {

// nn.MultiheadAttention: the rows of queries, keys and values below each other
void addAttention(Tensors& tensors, const std::string& name, const LayerShape& shape)
{
    addMatrix(tensors, name + ".in_proj_weight", 3 * shape.size, shape.size);
    if (shape.biased)
        addVector(tensors, name + ".in_proj_bias", 3 * shape.size);
    addLinear(tensors, name + ".out_proj", shape.size, shape.size, shape.biased);
}

// nn.LayerNorm
void addNorm(Tensors& tensors, const std::string& name, const LayerShape& shape)
{
    addVector(tensors, name + ".weight", shape.size);
    if (shape.biased)
        addVector(tensors, name + ".bias", shape.size);
}

void addFeedForward(Tensors& tensors, const std::string& name, const LayerShape& shape)
{
    addLinear(tensors, name + ".linear1", shape.size, shape.feedForward, shape.biased);
    addLinear(tensors, name + ".linear2", shape.feedForward, shape.size, shape.biased);
}

// nn.TransformerEncoderLayer
void addEncoderLayer(Tensors& tensors, const std::string& name, const LayerShape& shape)
{
    addAttention(tensors, name + ".self_attn", shape);
    addFeedForward(tensors, name, shape);
    for (const char* norm : {".norm1", ".norm2"})
        addNorm(tensors, name + norm, shape);
}

// nn.TransformerDecoderLayer
void addDecoderLayer(Tensors& tensors, const std::string& name, const LayerShape& shape)
{
    addAttention(tensors, name + ".self_attn", shape);
    addAttention(tensors, name + ".multihead_attn", shape);
    addFeedForward(tensors, name, shape);
    for (const char* norm : {".norm1", ".norm2", ".norm3"})
        addNorm(tensors, name + norm, shape);
}

void addEmbeddings(Tensors& tensors, const TransformerConfig& config)
{
    addMatrix(tensors, config.sharedEmbedding ? "embedding.weight" : "source_embedding.weight",
        config.sourceVocabulary, config.modelSize);
    if (!config.sharedEmbedding)
        addMatrix(tensors, "target_embedding.weight", config.targetVocabulary, config.modelSize);
    if (config.positions == PositionKind::Learned)
        for (const char* name : {"source_positions.weight", "target_positions.weight"})
            addMatrix(tensors, name, config.maximumPositions, config.modelSize);
}

} // namespace

Tensors tensorsOf(const TransformerConfig& config)
{
    Tensors tensors;
    addEmbeddings(tensors, config);
    for (int i = 0; i < config.encoderLayers; ++i)
        addEncoderLayer(tensors, "encoder.layers." + std::to_string(i), config.encoderShape());
    if (config.finalNorm)
        addNorm(tensors, "encoder.norm", config.encoderShape());
    for (int i = 0; i < config.decoderLayers; ++i)
        addDecoderLayer(tensors, "decoder.layers." + std::to_string(i), config.decoderShape());
    if (config.finalNorm)
        addNorm(tensors, "decoder.norm", config.decoderShape());
    if (!config.tiedOutput)
        addMatrix(tensors, "output.weight", config.targetVocabulary, config.modelSize);
    if (config.outputBias)
        addVector(tensors, "output.bias", config.targetVocabulary);
    return tensors;
}

} // namespace lab
