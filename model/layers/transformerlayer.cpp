// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/transformerlayer.h"

#include "model/autodiff/activations.h"
#include "model/layers/dropout.h"
#include "model/math/error.h"

namespace lab {
namespace {

FeedForward feedForwardOf(const LayerShape& shape)
{
    return {Linear(shape.size, shape.feedForward, shape.biased),
        Linear(shape.feedForward, shape.size, shape.biased), shape.activation};
}

LayerNorm normOf(const LayerShape& shape)
{
    return {shape.size, shape.biased, shape.epsilon};
}

Variable activated(Activation activation, const Variable& x)
{
    switch (activation) {
    case Activation::Relu:
        return relu(x);
    case Activation::Gelu:
        return gelu(x);
    case Activation::Silu:
        return silu(x);
    }
    throw ConfigError("Unknown activation " + std::to_string(static_cast<int>(activation)) + ".");
}

Sublayer sublayerOf(const FeedForward& layer)
{
    return [&layer](const Variable& x) {
        return apply(layer.linear2, activated(layer.activation, apply(layer.linear1, x)));
    };
}

// pre-norm: x + f(norm(x)); post-norm: norm(x + f(x))
Variable residual(
    const Variable& x, const Sublayer& f, const LayerNorm& norm, bool normFirst, const LayerDropout& dropped)
{
    const Variable change = dropout(f(normFirst ? apply(norm, x) : x), dropped.rate, dropped.random);
    return normFirst ? add(x, change) : apply(norm, add(x, change));
}

void collect(const FeedForward& layer, const std::string& name, ParameterSet& parameters)
{
    collect(layer.linear1, name + ".linear1", parameters);
    collect(layer.linear2, name + ".linear2", parameters);
}

} // namespace

EncoderLayer::EncoderLayer(const LayerShape& shape)
    : self(shape.size, shape.heads, shape.biased),
      feedForward(feedForwardOf(shape)),
      norm1(normOf(shape)),
      norm2(normOf(shape)),
      normFirst(shape.normFirst)
{
}

DecoderLayer::DecoderLayer(const LayerShape& shape)
    : self(shape.size, shape.heads, shape.biased),
      cross(shape.size, shape.heads, shape.biased),
      feedForward(feedForwardOf(shape)),
      norm1(normOf(shape)),
      norm2(normOf(shape)),
      norm3(normOf(shape)),
      normFirst(shape.normFirst)
{
}

Variable run(const EncoderLayer& layer, const Variable& x, const Sublayer& self, const LayerDropout& dropout)
{
    const Variable attended = residual(x, self, layer.norm1, layer.normFirst, dropout);
    return residual(attended, sublayerOf(layer.feedForward), layer.norm2, layer.normFirst, dropout);
}

Variable run(const DecoderLayer& layer, const Variable& x, const Sublayer& self, const Sublayer& cross,
    const LayerDropout& dropout)
{
    const Variable attended = residual(x, self, layer.norm1, layer.normFirst, dropout);
    const Variable informed = residual(attended, cross, layer.norm2, layer.normFirst, dropout);
    return residual(informed, sublayerOf(layer.feedForward), layer.norm3, layer.normFirst, dropout);
}

void collect(const EncoderLayer& layer, const std::string& name, ParameterSet& parameters)
{
    collect(layer.self, name + ".self_attn", parameters);
    collect(layer.feedForward, name, parameters);
    collect(layer.norm1, name + ".norm1", parameters);
    collect(layer.norm2, name + ".norm2", parameters);
}

void collect(const DecoderLayer& layer, const std::string& name, ParameterSet& parameters)
{
    collect(layer.self, name + ".self_attn", parameters);
    collect(layer.cross, name + ".multihead_attn", parameters);
    collect(layer.feedForward, name, parameters);
    collect(layer.norm1, name + ".norm1", parameters);
    collect(layer.norm2, name + ".norm2", parameters);
    collect(layer.norm3, name + ".norm3", parameters);
}

} // namespace lab
