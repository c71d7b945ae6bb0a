// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/mask.h"

#include <numeric>

namespace lab {

Mask causalMask(Index size)
{
    return Mask::NullaryExpr(size, size, [](Index query, Index key) { return key <= query; });
}

Mask prefixMask(Index queries, Index keys, Index visible)
{
    return Mask::NullaryExpr(queries, keys, [visible](Index, Index key) { return key < visible; });
}

Mask blockMask(std::span<const int> queries, std::span<const int> keys)
{
    Mask mask = Mask::Constant(std::accumulate(queries.begin(), queries.end(), Index{0}),
        std::accumulate(keys.begin(), keys.end(), Index{0}), false);
    Index row = 0;
    Index column = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        mask.block(row, column, queries[i], keys[i]).setConstant(true);
        row += queries[i];
        column += keys[i];
    }
    return mask;
}

} // namespace lab
