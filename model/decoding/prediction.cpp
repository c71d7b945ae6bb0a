// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/prediction.h"

#include "model/math/error.h"
#include "model/math/softmax.h"

#include <algorithm>
#include <numeric>

namespace lab {

Prediction predict(const DecodeInput& input, const DecoderState& state, int token)
{
    const Tokenizer& target = input.model.target;
    StepResult result = input.model.translator->step(input.encoding, state, token, input.options.step);
    Prediction prediction{{}, result.logits, softmaxRows(MatrixView(*result.logits)), std::move(result.next)};
    prediction.record.input = target.token(token);
    prediction.record.layers = std::move(result.layers);
    prediction.record.state = result.state;
    for (const int id : mostProbable(prediction.probabilities, input.options.candidates))
        prediction.record.candidates.push_back({target.token(id), prediction.probabilities(0, id)});
    return prediction;
}

std::vector<int> mostProbable(const Matrix& probabilities, int count)
{
    std::vector<int> ids(static_cast<std::size_t>(probabilities.cols()));
    std::iota(ids.begin(), ids.end(), 0);
    const auto kept = std::min<std::ptrdiff_t>(std::max(count, 1), static_cast<std::ptrdiff_t>(ids.size()));
    // Equal probabilities keep the smaller id first, so the order does not depend on the sort.
    std::ranges::partial_sort(ids, ids.begin() + kept, [&probabilities](int a, int b) {
        const float left = probabilities(0, a);
        const float right = probabilities(0, b);
        return left > right || (left == right && a < b);
    });
    ids.resize(static_cast<std::size_t>(kept));
    return ids;
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
