// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/token.h"

#include <memory>
#include <vector>

/// What a beam search leaves behind besides the steps of its best hypothesis. Plain data, immutable once the
/// search is finished, safe to share between threads.
namespace lab {

struct StepRecord;

/// What became of a token in a beam search.
enum class BeamFate {
    Kept,     ///< it was among the best of its step, so its hypothesis could go on
    Finished, ///< the same, and it is </s>
    Pruned,   ///< it was not
};

/// A token that a beam search considered. With those before it (its parents) it is a hypothesis.
struct BeamNode {
    int parent = -1; ///< index of the node before, a kept one; -1 for first tokens
    Token token;
    float logProbability = 0; ///< natural logarithm of the token's probability after its parents
    float score = 0;          ///< sum of log-probabilities down to here / tokens^lengthPenalty
    BeamFate fate = BeamFate::Kept;
    std::shared_ptr<const StepRecord> step; ///< the step that says it; null when pruned
};

/// The whole of a beam search. Each step added nodes, best first: those that it kept, then the best of those
/// that it pruned, at most `width` of either. Nodes that share a parent share the matrices of their steps.
struct BeamTree {
    int width = 1;
    float lengthPenalty = 1;
    std::vector<BeamNode> nodes;
    std::vector<int> hypotheses; ///< last nodes: of the finished, best first, then of the live, best first
};

} // namespace lab
