// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/parameters.h"

#include <vector>

namespace lab {

struct AdamOptions {
    float beta1 = 0.9F;
    float beta2 = 0.98F;
    float epsilon = 1e-9F;
};

/// The optimizer of Kingma and Ba 2015, with bias correction as in PyTorch's torch.optim.Adam. Its moments
/// are plain data, so that a checkpoint can hold them.
struct AdamState {
    std::vector<Matrix> firstMoments;  ///< one for each parameter, its shape
    std::vector<Matrix> secondMoments; ///< one for each parameter, its shape
};

/// Zero moments for these parameters.
AdamState adamState(const ParameterSet& parameters);

/// Update number `step` (1, 2, …) with the parameters' gradients; a parameter without gradient counts as
/// zero.
void adamUpdate(
    ParameterSet& parameters, AdamState& state, const AdamOptions& options, float learningRate, Index step);

/// Euclidean norm of all gradients together.
double gradientNorm(const ParameterSet& parameters);

/// Scales all gradients so that their norm is at most `limit` (Pascanu et al. 2013); returns the norm before.
double clipGradients(ParameterSet& parameters, double limit);

} // namespace lab
