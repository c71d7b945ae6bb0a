// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/tensorheader.h"
#include "model/translation/translatorconfig.h"

/// What bundleTensors() puts together. For the sources of this folder.
namespace lab {

using Tensors = std::vector<TensorEntry>;

inline void addMatrix(Tensors& tensors, const std::string& name, Index rows, Index cols)
{
    tensors.push_back({.name = name, .rows = rows, .cols = cols, .isVector = false});
}

inline void addVector(Tensors& tensors, const std::string& name, Index size)
{
    tensors.push_back({.name = name, .rows = 1, .cols = size, .isVector = true});
}

/// nn.Linear(in, out, bias=biased)
inline void addLinear(Tensors& tensors, const std::string& name, Index in, Index out, bool biased = true)
{
    addMatrix(tensors, name + ".weight", out, in);
    if (biased)
        addVector(tensors, name + ".bias", out);
}

/// The tensors of a model of each kind.
Tensors tensorsOf(const RecurrentConfig& config);
Tensors tensorsOf(const TransformerConfig& config);

} // namespace lab
