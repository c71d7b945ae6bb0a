// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/token.h"
#include "model/training/batches.h"

#include <vector>

namespace lab {

/// Which words of sentence pairs translate one another, learnt from the pairs alone: IBM Model 1 (Brown et
/// al. 1993) by `iterations` rounds of expectation maximisation in both directions, and of each direction's
/// best links those that both chose. Few links, but most of them right; words without a clear counterpart
/// have none. The </s> of the target and, where it has one, of the source are linked to nothing. One list for
/// each pair; equal pairs give equal links.
std::vector<std::vector<AlignmentLink>> alignWords(
    const std::vector<TokenPair>& pairs, SentenceEnd sourceEnd, int iterations = 5);

} // namespace lab
