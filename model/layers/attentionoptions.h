// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// How a query q (decoder side) is compared with a key k (encoder side).
enum class ScoreRule {
    ConcatLinear,   ///< w·[q;k] + b; the softmax cancels the query's part
    Additive,       ///< v·tanh(W[q;k] + b), Bahdanau et al. 2015
    Dot,            ///< q·k, Luong et al. 2015
    ScaledDot,      ///< q·k / sqrt(d), Vaswani et al. 2017
    LocationLinear, ///< Linear(q), one output per source position; never reads the keys
};

/// What a reader may change about attention without retraining.
struct AttentionOptions {
    float temperature = 1; ///< logits = scores / temperature; greater than 0
};

} // namespace lab
