// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attentionoptions.h"
#include "model/record/record.h"

/// Hard attention: instead of a weighted sum over all keys, a choice of few.
namespace lab {

/// Chooses min(k, possible) keys for each row of `probabilities` [Tq x Tk], whose rows sum to 1: the most
/// probable, of equals the first (HardTopK), or one after the other at random without replacement
/// (HardSample); equal seeds and streams draw equal keys. Keys of probability 0 (masked ones) are never
/// chosen, so there may be fewer than k. Throws ConfigError when k < 1 or for Soft.
Draws chooseKeys(const Matrix& probabilities, const AttentionOptions& options);

/// 1 for each chosen key (with `mean`: 1 / their number), 0 for the others. [draws x keys]
Matrix hardWeights(const Draws& draws, Index keys, bool mean);

} // namespace lab
