// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"

#include <vector>

namespace lab {

/// The softmax of one row, term by term: probability = e^(logit − largest logit) / sum. Taking the largest
/// logit off changes no quotient and keeps the exponentials between 0 and 1.
struct SoftmaxTerms {
    double largest = 0;               ///< logit
    std::vector<double> exponentials; ///< one for each key; 0 where masked
    double sum = 0;                   ///< of all exponentials

    double sumOf(int keys) const; ///< of the first keys
};

/// Recomputed from the logits of the record. A row without keys has no terms.
SoftmaxTerms softmaxTerms(const AttentionRow& row);

} // namespace lab
