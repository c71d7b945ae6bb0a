// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/hardweights.h"

#include "model/math/error.h"
#include "model/math/random.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace lab {
namespace {

std::vector<int> possibleKeys(const Matrix& probabilities, Index row)
{
    std::vector<int> keys;
    for (Index key = 0; key < probabilities.cols(); ++key)
        if (probabilities(row, key) > 0)
            keys.push_back(static_cast<int>(key));
    return keys;
}

std::vector<int> mostProbable(const Matrix& probabilities, Index row, std::size_t count)
{
    std::vector<int> keys = possibleKeys(probabilities, row);
    const auto end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(count, keys.size()));
    std::partial_sort(keys.begin(), end, keys.end(), [&](int a, int b) {
        const float left = probabilities(row, a);
        const float right = probabilities(row, b);
        return left > right || (left == right && a < b);
    });
    return {keys.begin(), end};
}

// Draws one after the other; each draw is proportional to the probabilities of the keys that are left.
std::vector<int> drawn(const Matrix& probabilities, Index row, std::size_t count, Random& random)
{
    std::vector<int> left = possibleKeys(probabilities, row);
    std::vector<int> keys;
    while (keys.size() < count && !left.empty()) {
        double total = 0;
        for (const int key : left)
            total += static_cast<double>(probabilities(row, key));
        double rest = static_cast<double>(random.uniform()) * total;
        std::size_t chosen = 0;
        while (chosen + 1 < left.size() && rest >= static_cast<double>(probabilities(row, left[chosen])))
            rest -= static_cast<double>(probabilities(row, left[chosen++]));
        keys.push_back(left[chosen]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
    return keys;
}

} // namespace

Draws chooseKeys(const Matrix& probabilities, const AttentionOptions& options)
{
    if (options.k < 1)
        throw ConfigError("Hard attention takes at least 1 word, not " + std::to_string(options.k) + ".");
    if (options.weighting == Weighting::Soft)
        throw ConfigError("Soft attention chooses no words: it weighs all of them.");
    const auto count = static_cast<std::size_t>(options.k);
    Random random(options.seed, options.stream);
    Draws draws;
    for (Index row = 0; row < probabilities.rows(); ++row)
        draws.push_back(options.weighting == Weighting::HardTopK ? mostProbable(probabilities, row, count)
                                                                 : drawn(probabilities, row, count, random));
    return draws;
}

Matrix hardWeights(const Draws& draws, Index keys, bool mean)
{
    Matrix weights = Matrix::Zero(static_cast<Index>(draws.size()), keys);
    for (std::size_t row = 0; row < draws.size(); ++row)
        for (const int key : draws[row])
            weights(static_cast<Index>(row), key) =
                mean ? 1.0F / static_cast<float>(draws[row].size()) : 1.0F;
    return weights;
}

} // namespace lab
