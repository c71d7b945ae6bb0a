// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"

#include "model/math/error.h"
#include "model/math/softmax.h"

#include <algorithm>
#include <numeric>

namespace lab {
namespace {

std::vector<int> bestIds(const Matrix& probabilities, int count)
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

void requireValid(const DecodeOptions& options)
{
    if (options.maximumSteps < 0)
        throw ConfigError(
            "The step limit must not be negative, but is " + std::to_string(options.maximumSteps) + ".");
    if (options.candidates < 1)
        throw ConfigError(
            "At least 1 candidate must be kept, not " + std::to_string(options.candidates) + ".");
}

std::vector<int> idsOf(const TokenizedText& text)
{
    std::vector<int> ids;
    for (const Token& token : text.tokens)
        ids.push_back(token.id);
    return ids;
}

} // namespace

DecodedStep decodeStep(const TranslationModel& model, const Encoding& encoding, const DecoderState& state,
    int token, const DecodeOptions& options, int forced)
{
    requireValid(options);
    StepResult result = model.translator->step(encoding, state, token, options.step);
    const Matrix probabilities = softmaxRows(MatrixView(*result.logits));
    auto record = std::make_shared<StepRecord>();
    record->input = model.target.token(token);
    record->layers = std::move(result.layers);
    record->state = result.state;
    for (const int id : bestIds(probabilities, options.candidates))
        record->candidates.push_back({model.target.token(id), probabilities(0, id)});
    if (forced >= probabilities.cols())
        throw ConfigError("The forced token " + std::to_string(forced) + " is not one of " +
                          std::to_string(probabilities.cols()) + " target tokens.");
    const int chosen = forced < 0 ? record->candidates.front().token.id : forced;
    record->chosen = model.target.token(chosen);
    record->chosenProbability = probabilities(0, chosen);
    return {std::move(record), std::move(result.next)};
}

Decoding decode(const TranslationModel& model, std::string_view text, const DecodeOptions& options,
    const DecodeProgress& progress)
{
    requireValid(options);
    Decoding decoding;
    decoding.source = model.source.encode(text);
    const std::vector<int> source = idsOf(decoding.source);
    const Encoding encoding = model.translator->encode(source);
    decoding.encoder = encoding.record;
    const auto go = [&] { return !progress || progress(decoding); };
    const auto end = [&](StopReason reason) {
        decoding.stop = reason;
        return decoding;
    };
    if (!go())
        return end(StopReason::Cancelled);
    if (source.size() <= 1) // nothing but </s>
        return end(StopReason::EndOfSentence);

    const auto limit =
        options.maximumSteps > 0 ? options.maximumSteps : 2 * static_cast<int>(source.size()) + 10;
    DecoderState state = encoding.initial;
    int token = model.target.beginId();
    std::vector<int> said;
    while (static_cast<int>(said.size()) < limit) {
        const int forced = said.size() < options.prefix.size() ? options.prefix[said.size()] : -1;
        DecodedStep step = decodeStep(model, encoding, state, token, options, forced);
        state = std::move(step.next);
        token = step.record->chosen.id;
        said.push_back(token);
        decoding.steps.push_back(std::move(step.record));
        decoding.text = model.target.decode(said);
        if (token == model.target.endId())
            decoding.stop = StopReason::EndOfSentence;
        if (!go())
            return end(StopReason::Cancelled);
        if (decoding.stop == StopReason::EndOfSentence)
            return decoding;
    }
    return end(StopReason::MaximumLength);
}

} // namespace lab
