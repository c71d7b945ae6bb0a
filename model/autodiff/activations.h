// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"

/// Differentiable functions of single numbers, for the layers between two products.
namespace lab {

Variable relu(const Variable& a); ///< max(0, x)
Variable gelu(const Variable& a); ///< x Φ(x), Φ the normal distribution, exact (Hendrycks and Gimpel 2016)
Variable silu(const Variable& a); ///< x σ(x) (Elfwing et al. 2018)

} // namespace lab
