// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/operations.h"
#include "model/autodiff/parameters.h"

#include <string>

namespace lab {

/// Layer normalization, PyTorch's nn.LayerNorm over the columns.
struct LayerNorm {
    Variable gain; ///< weight [1 x d]
    Variable bias; ///< [1 x d], or 0 x 0 for a layer without
    float epsilon = 1e-5F;

    LayerNorm() = default;
    LayerNorm(Index size, bool biased, float smallest)
        : gain(Matrix::Zero(1, size)), bias(biased ? Matrix::Zero(1, size) : Matrix()), epsilon(smallest)
    {
    }
};

/// [m x d] -> [m x d]
inline Variable apply(const LayerNorm& layer, const Variable& x)
{
    return layerNormRows(x, layer.gain, layer.bias, layer.epsilon);
}

/// Adds `name`.weight and, where there is one, `name`.bias to a model's parameters.
inline void collect(const LayerNorm& layer, const std::string& name, ParameterSet& parameters)
{
    parameters.push_back({name + ".weight", layer.gain, true});
    if (layer.bias.value().size() != 0)
        parameters.push_back({name + ".bias", layer.bias, true});
}

} // namespace lab
