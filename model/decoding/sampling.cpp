// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/sampling.h"

#include "model/decoding/prediction.h"
#include "model/math/random.h"
#include "model/math/softmax.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace lab {
namespace {

double sum(const std::vector<float>& probabilities)
{
    double total = 0;
    for (const float probability : probabilities)
        total += static_cast<double>(probability);
    return total;
}

// The number of first probabilities that together reach `share` of all.
std::size_t nucleus(const std::vector<float>& probabilities, float share)
{
    const double wanted = static_cast<double>(share) * sum(probabilities);
    std::size_t count = 0;
    for (double reached = 0; count < probabilities.size() && reached < wanted; ++count)
        reached += static_cast<double>(probabilities[count]);
    return count;
}

} // namespace

SamplingChoices samplingChoices(
    const Matrix& logits, const SamplingOptions& options, std::span<const int> blocked)
{
    Matrix scaled = logits / options.temperature;
    for (const int id : blocked)
        scaled(0, id) = -std::numeric_limits<float>::infinity();
    const Matrix softmax = softmaxRows(MatrixView(scaled));
    const int all = static_cast<int>(softmax.cols());
    SamplingChoices choices;
    for (const int id : mostProbable(softmax, options.topK > 0 ? std::min(options.topK, all) : all)) {
        if (softmax(0, id) <= 0)
            break;
        choices.ids.push_back(id);
        choices.probabilities.push_back(softmax(0, id));
    }
    if (options.topP < 1) {
        choices.probabilities.resize(nucleus(choices.probabilities, options.topP));
        choices.ids.resize(choices.probabilities.size());
    }
    const double total = sum(choices.probabilities);
    for (float& probability : choices.probabilities)
        probability = static_cast<float>(static_cast<double>(probability) / total);
    return choices;
}

Sample drawToken(const SamplingChoices& choices, std::uint64_t seed, Index position)
{
    // Streams from the top: those from the bottom are drawn by hard attention, perhaps with the same seed.
    const float u = Random(seed, UINT64_MAX - static_cast<std::uint64_t>(position)).uniform();
    const double wanted = static_cast<double>(u) * sum(choices.probabilities);
    std::size_t place = 0;
    double reached = static_cast<double>(choices.probabilities[0]);
    while (place + 1 < choices.ids.size() && reached <= wanted)
        reached += static_cast<double>(choices.probabilities[++place]);
    return {choices.ids[place], {u, static_cast<int>(choices.ids.size()), choices.probabilities[place]}};
}

void noteSampling(std::vector<Candidate>& candidates, const SamplingChoices& choices)
{
    for (Candidate& candidate : candidates) {
        const auto found = std::ranges::find(choices.ids, candidate.token.id);
        if (found != choices.ids.end())
            candidate.samplingProbability =
                choices.probabilities[static_cast<std::size_t>(found - choices.ids.begin())];
    }
}

} // namespace lab
