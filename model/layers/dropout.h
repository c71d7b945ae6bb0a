// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"
#include "model/math/random.h"

namespace lab {

/// Sets each element to 0 with probability `rate` and divides the rest by 1 - rate (Srivastava et al. 2014).
/// Without randomness (viewing) or with rate 0 it returns x itself. Throws ConfigError unless 0 <= rate < 1.
Variable dropout(const Variable& x, float rate, Random* random);

} // namespace lab
