// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordarrays.h"

#include "model/storage/headarrays.h"
#include "model/storage/recordfields.h"
#include "model/storage/recordjson.h"

#include <algorithm>
#include <limits>

namespace lab {

namespace {

using Arrays = std::vector<NamedArray>;
using Texts = std::vector<std::string>;
using Integers = std::vector<std::int64_t>;
using Floats = std::vector<float>;

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// Leaves out what is empty.
template <typename Values>
void add(Arrays& arrays, const std::string& name, ArrayShape shape, Values values)
{
    if (!values.empty())
        arrays.push_back({name, std::move(shape), std::move(values)});
}

void addTokens(Arrays& arrays, const std::string& name, const std::vector<Token>& tokens)
{
    Texts pieces;
    Integers ids;
    for (const Token& token : tokens) {
        pieces.push_back(token.piece);
        ids.push_back(token.id);
    }
    const ArrayShape shape = {static_cast<Index>(tokens.size())};
    add(arrays, name + ".tokens", shape, std::move(pieces));
    add(arrays, name + ".ids", shape, std::move(ids));
}

void addSource(Arrays& arrays, const TokenizedText& source)
{
    arrays.push_back({"source.text", {}, Texts{source.text}});
    addTokens(arrays, "source", source.tokens);
    Integers offsets;
    for (const Token& token : source.tokens)
        offsets.insert(offsets.end(), {token.begin, token.end});
    add(arrays, "source.offsets", {static_cast<Index>(source.tokens.size()), 2}, std::move(offsets));
}

void addTarget(Arrays& arrays, const Decoding& decoding)
{
    std::vector<Token> input;
    std::vector<Token> chosen;
    Floats probabilities;
    for (const auto& step : decoding.steps) {
        input.push_back(step->input);
        chosen.push_back(step->chosen);
        probabilities.push_back(step->chosenProbability);
    }
    arrays.push_back({"target.text", {}, Texts{decoding.text}});
    arrays.push_back({"stop", {}, Texts{nameOf(decoding.stop)}});
    addTokens(arrays, "input", input);
    addTokens(arrays, "target", chosen);
    add(arrays, "target.probabilities", {static_cast<Index>(chosen.size())}, std::move(probabilities));
}

bool isSampled(const Decoding& decoding)
{
    return std::any_of(decoding.steps.begin(), decoding.steps.end(),
        [](const auto& step) { return step->sample.has_value(); });
}

void addCandidates(Arrays& arrays, const Decoding& decoding)
{
    std::size_t most = 0;
    for (const auto& step : decoding.steps)
        most = std::max(most, step->candidates.size());
    const std::size_t count = decoding.steps.size() * most;
    Texts pieces(count);
    Integers ids(count, -1);
    Floats probabilities(count, none);
    Floats sampling(count, none);
    for (std::size_t step = 0; step < decoding.steps.size(); ++step) {
        const std::vector<Candidate>& candidates = decoding.steps[step]->candidates;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            pieces[step * most + i] = candidates[i].token.piece;
            ids[step * most + i] = candidates[i].token.id;
            probabilities[step * most + i] = candidates[i].probability;
            if (decoding.steps[step]->sample)
                sampling[step * most + i] = candidates[i].samplingProbability;
        }
    }
    const ArrayShape shape = {static_cast<Index>(decoding.steps.size()), static_cast<Index>(most)};
    add(arrays, "candidates.tokens", shape, std::move(pieces));
    add(arrays, "candidates.ids", shape, std::move(ids));
    add(arrays, "candidates.probabilities", shape, std::move(probabilities));
    if (isSampled(decoding))
        add(arrays, "candidates.samplingProbabilities", shape, std::move(sampling));
}

void addSamples(Arrays& arrays, const Decoding& decoding)
{
    if (!isSampled(decoding))
        return;
    Floats draws;
    Floats probabilities;
    Integers choices;
    for (const auto& step : decoding.steps) {
        draws.push_back(step->sample ? step->sample->draw : none);
        probabilities.push_back(step->sample ? step->sample->probability : none);
        choices.push_back(step->sample ? step->sample->choices : -1);
    }
    const ArrayShape shape = {static_cast<Index>(decoding.steps.size())};
    add(arrays, "sample.draw", shape, std::move(draws));
    add(arrays, "sample.probability", shape, std::move(probabilities));
    add(arrays, "sample.choices", shape, std::move(choices));
}

void addStates(Arrays& arrays, const Decoding& decoding)
{
    Index size = 0;
    for (const auto& step : decoding.steps)
        size = std::max(size, (*step->state).size());
    Floats states(decoding.steps.size() * static_cast<std::size_t>(size), none);
    for (std::size_t step = 0; step < decoding.steps.size(); ++step) {
        const Matrix& state = decoding.steps[step]->state;
        std::copy_n(state.data(), state.size(),
            states.begin() + static_cast<std::ptrdiff_t>(step) * static_cast<std::ptrdiff_t>(size));
    }
    add(arrays, "decoder.state", {static_cast<Index>(decoding.steps.size()), size}, std::move(states));
}

void addEncoder(Arrays& arrays, const EncoderRecord& encoder)
{
    const Matrix& memory = encoder.memory;
    add(arrays, "encoder.memory", {memory.rows(), memory.cols()},
        Floats(memory.data(), memory.data() + memory.size()));
    HeadGrid self = {recordfields::encoderSelfSite, false, {{}}};
    for (const LayerRecord& layer : encoder.layers)
        self.records[0].push_back(&layer.self);
    addHeadArrays(arrays, self);
    addHeadArrays(arrays, {recordfields::embeddingSelfSite, false, {{&encoder.embeddings}}});
}

void addDecoder(Arrays& arrays, const Decoding& decoding)
{
    for (const auto& [name, site] : {std::pair(recordfields::crossSite, &LayerRecord::cross),
             {recordfields::decoderSelfSite, &LayerRecord::self}}) {
        HeadGrid grid = {name, true, {}};
        for (const auto& step : decoding.steps) {
            grid.records.emplace_back();
            for (const LayerRecord& layer : step->layers)
                grid.records.back().push_back(&(layer.*site));
        }
        addHeadArrays(arrays, grid);
    }
}

} // namespace

std::vector<NamedArray> recordArrays(const Decoding& decoding)
{
    Arrays arrays;
    addSource(arrays, decoding.source);
    addTarget(arrays, decoding);
    addCandidates(arrays, decoding);
    addSamples(arrays, decoding);
    addDecoder(arrays, decoding);
    addStates(arrays, decoding);
    if (decoding.encoder)
        addEncoder(arrays, *decoding.encoder);
    return arrays;
}

} // namespace lab
