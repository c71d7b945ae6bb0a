// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

#include <span>

namespace lab {

/// Each query sees itself and what came before: allowed(i, j) = (j <= i). [size x size]
Mask causalMask(Index size);

/// Every query sees the first `visible` of `keys` keys. [queries x keys]
Mask prefixMask(Index queries, Index keys, Index visible);

/// Sequences below each other: the queries of each, queries[i] of them, see its own keys[i] keys and no
/// others. Both lists have one number for each sequence. [sum of queries x sum of keys]
Mask blockMask(std::span<const int> queries, std::span<const int> keys);

} // namespace lab
