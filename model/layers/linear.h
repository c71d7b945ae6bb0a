// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/operations.h"
#include "model/autodiff/parameters.h"

#include <string>

namespace lab {

/// y = x Wᵀ + b, PyTorch's nn.Linear.
struct Linear {
    Variable weight; ///< [out x in]
    Variable bias;   ///< [1 x out], or 0 x 0 for a layer without

    Linear() = default;
    Linear(Index in, Index out, bool biased = true)
        : weight(Matrix::Zero(out, in)), bias(biased ? Matrix::Zero(1, out) : Matrix())
    {
    }
};

/// [m x in] -> [m x out]
inline Variable apply(const Linear& layer, const Variable& x)
{
    return affine(x, layer.weight, layer.bias);
}

/// Adds `name`.weight and, where there is one, `name`.bias to a model's parameters.
inline void collect(const Linear& layer, const std::string& name, ParameterSet& parameters)
{
    parameters.push_back({name + ".weight", layer.weight, false});
    if (layer.bias.value().size() != 0)
        parameters.push_back({name + ".bias", layer.bias, true});
}

} // namespace lab
