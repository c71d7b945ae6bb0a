// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

namespace lab {

/// Each query sees itself and what came before: allowed(i, j) = (j <= i). [size x size]
Mask causalMask(Index size);

/// Every query sees the first `visible` of `keys` keys. [queries x keys]
Mask prefixMask(Index queries, Index keys, Index visible);

} // namespace lab
