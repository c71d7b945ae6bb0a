// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/strongestkey.h"

#include <utility>

namespace lab {

int strongestKey(const AttentionRow& row, bool weighed)
{
    const auto strength = [&](int key) {
        return std::pair(weighed ? row.weight(key) : 0, row.head.probabilities(row.query, key));
    };
    int strongest = -1;
    for (int key = 0; key < int(row.head.probabilities.cols()); ++key) {
        if (!row.isMasked(key) && (strongest < 0 || strength(key) > strength(strongest)))
            strongest = key;
    }
    return strongest;
}

} // namespace lab
