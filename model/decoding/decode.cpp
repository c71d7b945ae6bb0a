// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"

#include "model/decoding/beam.h"
#include "model/decoding/prediction.h"
#include "model/decoding/recordsize.h"
#include "model/decoding/repetition.h"
#include "model/decoding/sampling.h"
#include "model/translation/embeddingattention.h"

namespace lab {
namespace {

// The token that the step says of its own accord; a draw is noted in the record.
int ownChoice(Prediction& prediction, const DecodeOptions& options, Index position)
{
    if (!options.sampling)
        return mostProbableAllowed(prediction, 1).front();
    const SamplingChoices choices = samplingChoices(prediction.logits, *options.sampling, prediction.blocked);
    const Sample sample = drawToken(choices, options.sampling->seed, position);
    noteSampling(prediction.record.candidates, choices);
    prediction.record.sample = sample.record;
    return sample.id;
}

// A step after the tokens `said`.
DecodedStep stepAfter(
    const DecodeInput& input, const DecoderState& state, int token, std::span<const int> said, int forced)
{
    Prediction prediction = predict(input, state, token, said);
    const int chosen = forced >= 0 ? forced : ownChoice(prediction, input.options, state.position);
    return {choose(std::move(prediction.record), prediction.probabilities, chosen, input.model.target),
        std::move(prediction.next)};
}

// One token after the other, greedy or drawn.
void sayTokens(
    const DecodeInput& input, std::size_t maximumSteps, Decoding& decoding, const DecodeProgress& progress)
{
    const Tokenizer& target = input.model.target;
    DecoderState state = input.encoding.initial;
    int token = target.beginId();
    std::vector<int> said;
    HeldBytes held(input.encoding, input.options);
    while (decoding.stop == StopReason::Running && said.size() < maximumSteps) {
        const int forced = forcedToken(input.options, said.size());
        DecodedStep step = stepAfter(input, state, token, said, forced);
        held.beginStep();
        held.add(*step.record, step.next);
        state = std::move(step.next);
        token = step.record->chosen.id;
        said.push_back(token);
        decoding.steps.push_back(std::move(step.record));
        if (progress) // who else would read it
            decoding.text = target.decode(said);
        if (token == target.endId())
            decoding.stop = StopReason::EndOfSentence;
        else if (forced < 0 && isLoop(said))
            decoding.stop = StopReason::Repetition;
        else if (held.isTooMuch() && said.size() < maximumSteps)
            decoding.stop = StopReason::MaximumMemory;
        if (progress && !progress(decoding))
            decoding.stop = StopReason::Cancelled;
    }
    decoding.text = target.decode(said);
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
    return stepAfter({model, encoding, options}, state, token, {}, forced);
}

Decoding decode(const TranslationModel& model, std::string_view text, const DecodeOptions& options,
    const DecodeProgress& progress)
{
    validate(options);
    Decoding decoding;
    decoding.source = model.source.encode(text);
    const std::vector<int> source = idsOf(decoding.source.tokens);
    if (source.empty()) {
        decoding.encoder = options.record ? std::make_shared<const EncoderRecord>() : nullptr;
        decoding.stop = StopReason::EndOfSentence;
        return decoding;
    }
    Encoding encoding = model.translator->encode(source);
    if (options.record)
        decoding.encoder = options.embeddingAttention
                               ? withEmbeddingAttention(model, source, *encoding.record)
                               : encoding.record;
    if (progress && !progress(decoding)) {
        decoding.stop = StopReason::Cancelled;
        return decoding;
    }
    if (countOfWords(decoding.source) == 0) { // nothing but </s>
        decoding.stop = StopReason::EndOfSentence;
        return decoding;
    }
    if (!options.record)
        encoding.record.reset();
    const DecodeInput input{model, encoding, options};
    if (HeldBytes(encoding, options).isTooMuch()) {
        decoding.stop = StopReason::MaximumMemory;
        return decoding;
    }
    const int limit = stepLimit(options, source.size());
    if (options.beam)
        beamSearch(input, limit, decoding, progress);
    else
        sayTokens(input, static_cast<std::size_t>(limit), decoding, progress);
    return decoding;
}

} // namespace lab
