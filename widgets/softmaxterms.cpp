// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/softmaxterms.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lab {

double SoftmaxTerms::sumOf(int keys) const
{
    const auto end = exponentials.begin() + std::clamp(keys, 0, int(exponentials.size()));
    return std::accumulate(exponentials.begin(), end, 0.0);
}

SoftmaxTerms softmaxTerms(const AttentionRow& row)
{
    SoftmaxTerms terms;
    const int keys = int(row.head.logits.cols());
    terms.largest = -std::numeric_limits<double>::infinity();
    for (int key = 0; key < keys; ++key)
        terms.largest = std::max(terms.largest, double(row.logit(key)));
    for (int key = 0; key < keys; ++key)
        terms.exponentials.push_back(
            row.isMasked(key) ? 0 : std::exp(double(row.logit(key)) - terms.largest));
    terms.sum = terms.sumOf(keys);
    return terms;
}

} // namespace lab
