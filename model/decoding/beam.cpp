// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/beam.h"

#include "model/decoding/hypotheses.h"

namespace lab {
namespace {

void showBest(const Hypotheses& hypotheses, const Tokenizer& target, Decoding& decoding)
{
    decoding.steps = hypotheses.bestSteps();
    std::vector<int> said;
    for (const auto& step : decoding.steps)
        said.push_back(step->chosen.id);
    decoding.text = target.decode(said);
    decoding.beam = std::make_shared<const BeamTree>(hypotheses.tree());
}

StopReason stopOf(const Hypotheses& hypotheses)
{
    if (hypotheses.isTooLarge())
        return StopReason::MaximumMemory;
    if (hypotheses.hasFinished())
        return StopReason::EndOfSentence;
    return hypotheses.isLooping() ? StopReason::Repetition : StopReason::MaximumLength;
}

} // namespace

void beamSearch(
    const DecodeInput& input, int maximumSteps, Decoding& decoding, const DecodeProgress& progress)
{
    Hypotheses hypotheses(input, maximumSteps);
    while (decoding.stop == StopReason::Running) {
        hypotheses.advance();
        if (hypotheses.isOver())
            decoding.stop = stopOf(hypotheses);
        if (progress || hypotheses.isOver())
            showBest(hypotheses, input.model.target, decoding);
        if (progress && !progress(decoding))
            decoding.stop = StopReason::Cancelled;
    }
}

} // namespace lab
