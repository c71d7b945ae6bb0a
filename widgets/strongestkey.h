// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"

namespace lab {

/// The key of a row with the largest weight; of equal weights, as hard attention gives, the most probable
/// one. −1 when there is none that counts. `weighed` false: the most probable key, whatever its weight.
int strongestKey(const AttentionRow& row, bool weighed = true);

} // namespace lab
