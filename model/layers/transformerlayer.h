// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/layernorm.h"
#include "model/layers/linear.h"
#include "model/layers/multihead.h"
#include "model/math/random.h"

#include <functional>
#include <string>

/// Encoder and decoder layers of a transformer (Vaswani et al. 2017), with the parameters of PyTorch's
/// nn.TransformerEncoderLayer and nn.TransformerDecoderLayer.
namespace lab {

/// The function between the two products of a feed-forward layer.
enum class Activation { Relu, Gelu, Silu };

/// Sizes and choices that all layers of a side share.
struct LayerShape {
    Index size = 0;        ///< d
    Index feedForward = 0; ///< F
    int heads = 1;
    Activation activation = Activation::Relu;
    bool normFirst = false; ///< x + f(norm(x)) (Xiong et al. 2020) instead of norm(x + f(x))
    bool biased = true;     ///< false: no bias anywhere
    float epsilon = 1e-5F;  ///< of layer normalization
};

/// linear2(activation(linear1(x)))
struct FeedForward {
    Linear linear1; ///< [F x d]
    Linear linear2; ///< [d x F]
    Activation activation = Activation::Relu;
};

struct EncoderLayer {
    MultiHeadAttention self; ///< self_attn
    FeedForward feedForward;
    LayerNorm norm1; ///< of self-attention
    LayerNorm norm2; ///< of the feed-forward layer
    bool normFirst = false;

    EncoderLayer() = default;
    explicit EncoderLayer(const LayerShape& shape);
};

struct DecoderLayer {
    MultiHeadAttention self;  ///< self_attn
    MultiHeadAttention cross; ///< multihead_attn
    FeedForward feedForward;
    LayerNorm norm1; ///< of self-attention
    LayerNorm norm2; ///< of cross-attention
    LayerNorm norm3; ///< of the feed-forward layer
    bool normFirst = false;

    DecoderLayer() = default;
    explicit DecoderLayer(const LayerShape& shape);
};

/// The attention of a layer: all rows that ask, [m x d], to what they were told, [m x d]. What they may read,
/// a whole batch or the words of a decode so far, is the caller's to say.
using Sublayer = std::function<Variable(const Variable&)>;

/// Dropout of what each sublayer adds, while training.
struct LayerDropout {
    float rate = 0;
    Random* random = nullptr; ///< null: none
};

/// [m x d] -> [m x d]
Variable run(
    const EncoderLayer& layer, const Variable& x, const Sublayer& self, const LayerDropout& dropout = {});
Variable run(const DecoderLayer& layer, const Variable& x, const Sublayer& self, const Sublayer& cross,
    const LayerDropout& dropout = {});

/// Adds the parameters below `name` (`encoder.layers.0`) to those of a model.
void collect(const EncoderLayer& layer, const std::string& name, ParameterSet& parameters);
void collect(const DecoderLayer& layer, const std::string& name, ParameterSet& parameters);

} // namespace lab
