// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"

#include <functional>
#include <string>
#include <vector>

namespace lab {

/// A differentiable function of some matrices.
using DifferentiableFunction = std::function<Variable(const std::vector<Variable>&)>;

/// How far the gradients of a function are from central differences.
struct GradientCheck {
    double largestError = 0; ///< |analytic - numeric| / max(1, |numeric|), over all inputs and elements
    std::string worst;       ///< "input 1 (2, 0): 0.31 instead of 0.30"
};

/// Compares the gradient of Σ r ∘ f(inputs), with fixed pseudo-random r, with central differences of width
/// `step`, element by element. float32: errors around 1e-3 are rounding, around 1 a wrong formula.
GradientCheck checkGradients(
    const DifferentiableFunction& function, const std::vector<Matrix>& inputs, float step = 1e-2F);

} // namespace lab
