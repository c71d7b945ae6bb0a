// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/prediction.h"

#include "model/decoding/repetition.h"
#include "model/math/error.h"
#include "model/math/softmax.h"

#include <algorithm>
#include <numeric>

namespace lab {
namespace {

// The first id, from `id` on, with a probability above `limit`; the number of ids when there is none.
int firstAbove(const Matrix& probabilities, int id, float limit)
{
    constexpr int together = 64; // the largest of so many is found faster than each is compared
    const int end = static_cast<int>(probabilities.cols());
    while (id + together <= end && probabilities.row(0).segment<together>(id).maxCoeff() <= limit)
        id += together;
    while (id < end && probabilities(0, id) <= limit)
        ++id;
    return id;
}

} // namespace

Prediction predict(const DecodeInput& input, const DecoderState& state, int token, std::span<const int> said)
{
    const Tokenizer& target = input.model.target;
    StepResult result = input.model.translator->step(input.encoding, state, token, input.options.step);
    Prediction prediction{{}, result.logits, softmaxRows(MatrixView(*result.logits)),
        repeatingTokens(said, input.options.noRepeatNgram), std::move(result.next)};
    prediction.record.blocked = static_cast<int>(prediction.blocked.size());
    prediction.record.input = target.token(token);
    if (input.options.record) {
        prediction.record.layers = std::move(result.layers);
        prediction.record.state = result.state;
    }
    const std::vector<int> candidates = mostProbable(prediction.probabilities, input.options.candidates);
    prediction.record.candidates.reserve(candidates.size());
    for (const int id : candidates)
        prediction.record.candidates.push_back({target.token(id), prediction.probabilities(0, id), 0,
            std::ranges::binary_search(prediction.blocked, id)});
    return prediction;
}

std::vector<int> mostProbableAllowed(const Prediction& prediction, int count)
{
    if (prediction.blocked.empty())
        return mostProbable(prediction.probabilities, count);
    Matrix allowed = prediction.probabilities;
    for (const int id : prediction.blocked)
        allowed(0, id) = -1; // below all others
    std::vector<int> best = mostProbable(allowed, count);
    while (best.size() > 1 && allowed(0, best.back()) < 0)
        best.pop_back();
    return best;
}

std::vector<int> mostProbable(const Matrix& probabilities, int count)
{
    const auto better = [&probabilities](int a, int b) {
        const float left = probabilities(0, a);
        const float right = probabilities(0, b);
        return left > right || (left == right && a < b);
    };
    const int kept = std::min(std::max(count, 1), static_cast<int>(probabilities.cols()));
    std::vector<int> best(static_cast<std::size_t>(kept));
    std::iota(best.begin(), best.end(), 0);
    std::ranges::sort(best, better);
    const auto next = [&](int id) { return firstAbove(probabilities, id, probabilities(0, best.back())); };
    for (int id = next(kept); id < probabilities.cols(); id = next(id + 1)) { // of equal ones the first stays
        const auto place = std::ranges::upper_bound(best, id, better);
        std::move_backward(place, best.end() - 1, best.end());
        *place = id;
    }
    return best;
}

void requireToken(int token, Index vocabulary)
{
    if (token < 0 || token >= vocabulary)
        throw ConfigError("The forced token " + std::to_string(token) + " is not one of " +
                          std::to_string(vocabulary) + " target tokens.");
}

std::shared_ptr<const StepRecord> choose(
    StepRecord record, const Matrix& probabilities, int chosen, const Tokenizer& target)
{
    requireToken(chosen, probabilities.cols());
    record.chosen = target.token(chosen);
    record.chosenProbability = probabilities(0, chosen);
    return std::make_shared<const StepRecord>(std::move(record));
}

int forcedToken(const DecodeOptions& options, std::size_t position)
{
    return position < options.prefix.size() ? options.prefix[position] : -1;
}

} // namespace lab
