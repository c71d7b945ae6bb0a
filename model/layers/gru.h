// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/parameters.h"
#include "model/layers/packed.h"

#include <string>

namespace lab {

/// A gated recurrent unit (Cho et al. 2014) in the form of PyTorch's nn.GRU, gates in the order r, z, n:
///
///     r  = σ(W_ir x + b_ir + W_hr h + b_hr)
///     z  = σ(W_iz x + b_iz + W_hz h + b_hz)
///     n  = tanh(W_in x + b_in + r ∘ (W_hn h + b_hn))
///     h' = (1 - z) ∘ n + z ∘ h
struct Gru {
    Variable inputWeight;  ///< weight_ih [3H x I]
    Variable hiddenWeight; ///< weight_hh [3H x H]
    Variable inputBias;    ///< bias_ih   [1 x 3H]
    Variable hiddenBias;   ///< bias_hh   [1 x 3H]

    Gru() = default;
    Gru(Index inputSize, Index hiddenSize);
    Index hiddenSize() const { return hiddenWeight.cols(); }
};

/// In which order a GRU reads its sequences.
enum class Direction { Forward, Backward };

/// Runs the unit over packed sequences. `inputs` [rows x I] in the order of `layout`; `initial`
/// [sequences x H] by rank. Returns the state at each token, [rows x H]. A decode step is a layout of one
/// sequence with one token. Throws ShapeError.
Variable run(const Gru& gru, const Variable& inputs, const Variable& initial, const PackedLayout& layout,
    Direction direction = Direction::Forward);

/// Adds `name`.weight_ih_l0`suffix` and so on to a model's parameters.
void collect(const Gru& gru, const std::string& name, const std::string& suffix, ParameterSet& parameters);

} // namespace lab
