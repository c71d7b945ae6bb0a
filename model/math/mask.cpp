// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/mask.h"

namespace lab {

Mask causalMask(Index size)
{
    return Mask::NullaryExpr(size, size, [](Index query, Index key) { return key <= query; });
}

Mask prefixMask(Index queries, Index keys, Index visible)
{
    return Mask::NullaryExpr(queries, keys, [visible](Index, Index key) { return key < visible; });
}

} // namespace lab
