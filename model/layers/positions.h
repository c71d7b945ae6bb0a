// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

namespace lab {

/// Where the vectors come from that tell a transformer the order of the words.
enum class PositionKind {
    Interleaved,  ///< sine and cosine in turn: s_0 c_0 s_1 c_1 … (Vaswani et al. 2017)
    Concatenated, ///< all sines, then all cosines: s_0 s_1 … c_0 c_1 …
    Learned,      ///< a trained table, one row for each position
};

/// What the number of a wave, i = 0 … d/2 - 1, is divided by: how fast the waves grow longer.
enum class WaveSpread {
    Half,         ///< d/2: the last wave is nearly 10000 times as long as the first (Vaswani et al. 2017)
    HalfMinusOne, ///< d/2 - 1: exactly so (tensor2tensor's get_timing_signal_1d, CTranslate2)
};

/// The rows of positions `first`, `first` + 1, … for one of the sinusoidal kinds:
///
///     s_i = sin(position / 10000^(i/n)),  c_i = cos(position / 10000^(i/n)),  n = d/2 or d/2 - 1
///
/// [count x size]. Throws ConfigError for Learned, unless `size` is even, and for n = 0.
Matrix sinusoidalPositions(
    PositionKind kind, Index first, Index count, Index size, WaveSpread spread = WaveSpread::Half);

} // namespace lab
