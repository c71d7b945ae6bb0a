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

/// The rows of positions `first`, `first` + 1, … for one of the sinusoidal kinds:
///
///     s_i = sin(position / 10000^(2i/d)),  c_i = cos(position / 10000^(2i/d))
///
/// [count x size]. Throws ConfigError for Learned and unless `size` is even.
Matrix sinusoidalPositions(PositionKind kind, Index first, Index count, Index size);

} // namespace lab
