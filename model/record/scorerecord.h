// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

/// How scores came about, as part of the record. Plain data, shared by all steps of a decode.
namespace lab {

/// How a query q (decoder side) is compared with a key k (encoder side).
enum class ScoreRule {
    ConcatLinear,   ///< w·[q;k] + b; the softmax cancels the query's part
    Additive,       ///< v·tanh(W[q;k] + b), Bahdanau et al. 2015
    Dot,            ///< q·k, Luong et al. 2015
    ScaledDot,      ///< q·k / sqrt(d), Vaswani et al. 2017
    LocationLinear, ///< Linear(q), one output per source position; never reads the keys
};

/// A score rule with its trained weights. The numbers are those of the model, not a copy: they stay what they
/// are as long as nobody trains it.
struct ScoreRecord {
    ScoreRule rule = ScoreRule::Additive;
    bool learnedV = true;
    /// Additive [A x (dq+dk)], concat-linear [1 x (dq+dk)], location-linear [L x dq]; 0 x 0 for the dot
    /// rules.
    SharedMatrix weight;
    SharedMatrix bias; ///< [1 x A], [1 x 1], [1 x L]; 0 x 0 for the dot rules
    SharedMatrix v;    ///< additive [1 x A], all ones unless learned; 0 x 0 for the others
};

} // namespace lab
