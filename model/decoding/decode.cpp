// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"

#include "model/decoding/beam.h"
#include "model/decoding/sampling.h"
#include "model/translation/embeddingattention.h"

namespace lab {
namespace {

// The token that the step says of its own accord; a draw is noted in the record.
int ownChoice(Prediction& prediction, const DecodeOptions& options, Index position)
{
    if (!options.sampling)
        return prediction.record.candidates.front().token.id;
    const SamplingChoices choices = samplingChoices(prediction.logits, *options.sampling);
    const Sample sample = drawToken(choices, options.sampling->seed, position);
    noteSampling(prediction.record.candidates, choices);
    prediction.record.sample = sample.record;
    return sample.id;
}

// One token after the other, greedy or drawn.
void sayTokens(
    const DecodeInput& input, std::size_t maximumSteps, Decoding& decoding, const DecodeProgress& progress)
{
    const Tokenizer& target = input.model.target;
    DecoderState state = input.encoding.initial;
    int token = target.beginId();
    std::vector<int> said;
    while (decoding.stop == StopReason::Running && said.size() < maximumSteps) {
        const int forced = forcedToken(input.options, said.size());
        DecodedStep step = decodeStep(input.model, input.encoding, state, token, input.options, forced);
        state = std::move(step.next);
        token = step.record->chosen.id;
        said.push_back(token);
        decoding.steps.push_back(std::move(step.record));
        decoding.text = target.decode(said);
        if (token == target.endId())
            decoding.stop = StopReason::EndOfSentence;
        if (progress && !progress(decoding))
            decoding.stop = StopReason::Cancelled;
    }
    if (decoding.stop == StopReason::Running)
        decoding.stop = StopReason::MaximumLength;
}

std::shared_ptr<const EncoderRecord> withEmbeddingAttention(
    const TranslationModel& model, std::span<const int> source, const EncoderRecord& encoder)
{
    EncoderRecord record = encoder;
    record.embeddings = {embeddingSelfAttention(model, source)};
    return std::make_shared<const EncoderRecord>(std::move(record));
}

} // namespace

DecodedStep decodeStep(const TranslationModel& model, const Encoding& encoding, const DecoderState& state,
    int token, const DecodeOptions& options, int forced)
{
    validate(options);
    Prediction prediction = predict({model, encoding, options}, state, token);
    const int chosen = forced >= 0 ? forced : ownChoice(prediction, options, state.position);
    return {choose(std::move(prediction.record), prediction.probabilities, chosen, model.target),
        std::move(prediction.next)};
}

Decoding decode(const TranslationModel& model, std::string_view text, const DecodeOptions& options,
    const DecodeProgress& progress)
{
    validate(options);
    Decoding decoding;
    decoding.source = model.source.encode(text);
    const std::vector<int> source = idsOf(decoding.source.tokens);
    const Encoding encoding = model.translator->encode(source);
    decoding.encoder = options.embeddingAttention ? withEmbeddingAttention(model, source, *encoding.record)
                                                  : encoding.record;
    if (progress && !progress(decoding)) {
        decoding.stop = StopReason::Cancelled;
        return decoding;
    }
    if (source.size() <= 1) { // nothing but </s>
        decoding.stop = StopReason::EndOfSentence;
        return decoding;
    }
    const auto limit =
        options.maximumSteps > 0 ? options.maximumSteps : 2 * static_cast<int>(source.size()) + 10;
    const DecodeInput input{model, encoding, options};
    if (options.beam)
        beamSearch(input, limit, decoding, progress);
    else
        sayTokens(input, static_cast<std::size_t>(limit), decoding, progress);
    return decoding;
}

} // namespace lab
