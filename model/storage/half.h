// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

/// IEEE 754 binary16 ("F16"): 1 sign bit, 5 exponent bits, 10 fraction bits; largest finite value 65504.

/// The exact value of 16 bits.
float halfToFloat(std::uint16_t bits);

/// The nearest binary16 value, ties to even; ±infinity from ±65520 on; NaN stays NaN.
std::uint16_t floatToHalf(float value);

} // namespace lab
