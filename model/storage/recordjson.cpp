// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordjson.h"

#include "model/math/error.h"
#include "model/storage/beamjson.h"
#include "model/storage/json.h"
#include "model/storage/recordfields.h"

#include <cmath>
#include <limits>

namespace lab {

namespace {

OrderedJson numberOf(float value, const std::string& field, bool masked = false)
{
    if (masked && value == -std::numeric_limits<float>::infinity())
        return nullptr;
    if (!std::isfinite(value))
        throw FormatError(
            "The record has no JSON form: its " + field + " hold " + std::to_string(value) + ".");
    return value;
}

OrderedJson rowOf(const Matrix& matrix, Index row, const std::string& field, bool masked)
{
    OrderedJson numbers = OrderedJson::array();
    for (Index column = 0; column < matrix.cols(); ++column)
        numbers.push_back(numberOf(matrix(row, column), field, masked));
    return numbers;
}

OrderedJson rowsOf(const Matrix& matrix, const std::string& field, bool masked = false)
{
    OrderedJson rows = OrderedJson::array();
    for (Index row = 0; row < matrix.rows(); ++row)
        rows.push_back(rowOf(matrix, row, field, masked));
    return rows;
}

OrderedJson tokenOf(const Token& token)
{
    return {{"piece", token.piece}, {"id", token.id}};
}

OrderedJson candidateOf(const Token& token, float probability)
{
    OrderedJson json = tokenOf(token);
    json["probability"] = numberOf(probability, "token probabilities");
    return json;
}

OrderedJson sourceOf(const TokenizedText& source)
{
    OrderedJson tokens = OrderedJson::array();
    for (const Token& token : source.tokens) {
        OrderedJson json = tokenOf(token);
        json["begin"] = token.begin;
        json["end"] = token.end;
        tokens.push_back(std::move(json));
    }
    return {{"text", source.text}, {"tokens", std::move(tokens)}};
}

void addHeads(OrderedJson& attention, const std::vector<HeadRecord>& heads, const char* site, size_t layer)
{
    for (size_t head = 0; head < heads.size(); ++head) {
        OrderedJson json = {{"site", site}, {"layer", layer}, {"head", head}};
        for (const auto& [name, matrix, masked] : recordfields::head)
            json[name] = rowsOf(heads[head].*matrix, name, masked);
        if (!heads[head].draws.empty())
            json[recordfields::draws] = heads[head].draws;
        attention.push_back(std::move(json));
    }
}

OrderedJson attentionOf(const std::vector<LayerRecord>& layers, const char* selfSite)
{
    OrderedJson attention = OrderedJson::array();
    for (size_t layer = 0; layer < layers.size(); ++layer) {
        addHeads(attention, layers[layer].self, selfSite, layer);
        addHeads(attention, layers[layer].cross, recordfields::crossSite, layer);
    }
    return attention;
}

OrderedJson encoderOf(const EncoderRecord* encoder)
{
    if (encoder == nullptr)
        return nullptr;
    OrderedJson json = {{"memory", rowsOf(encoder->memory, "memory")}};
    if (!encoder->layers.empty())
        json["attention"] = attentionOf(encoder->layers, recordfields::encoderSelfSite);
    if (!encoder->embeddings.empty())
        json[recordfields::embeddingAttention] =
            attentionOf({LayerRecord{encoder->embeddings, {}}}, recordfields::embeddingSelfSite);
    return json;
}

OrderedJson sampleOf(const SampleRecord& sample)
{
    return {{"draw", numberOf(sample.draw, "draws")}, {"choices", sample.choices},
        {"probability", numberOf(sample.probability, "sampling probabilities")}};
}

OrderedJson stepOf(const StepRecord& step)
{
    const bool hasState = step.state.rows() > 0;
    OrderedJson candidates = OrderedJson::array();
    for (const Candidate& candidate : step.candidates) {
        candidates.push_back(candidateOf(candidate.token, candidate.probability));
        if (step.sample)
            candidates.back()[recordfields::samplingProbability] =
                numberOf(candidate.samplingProbability, "sampling probabilities");
    }
    OrderedJson json = {{"input", tokenOf(step.input)}};
    json["chosen"] = candidateOf(step.chosen, step.chosenProbability);
    if (step.sample)
        json[recordfields::sample] = sampleOf(*step.sample);
    json["state"] = hasState ? rowOf(step.state, 0, "state", false) : OrderedJson::array();
    json["attention"] = attentionOf(step.layers, recordfields::decoderSelfSite);
    json["candidates"] = std::move(candidates);
    return json;
}

// The outer braces and the list of steps, which are never in memory as one document.
struct Frame {
    int indent;

    std::string line(int level) const
    {
        return indent < 0 ? "" : "\n" + std::string(static_cast<size_t>(indent * level), ' ');
    }
    std::string key(const std::string& name) const
    {
        return line(1) + "\"" + name + "\":" + (indent < 0 ? "" : " ");
    }
    std::string member(const std::string& name, const OrderedJson& json) const
    {
        return key(name) + indentedText(json, indent, 1);
    }
};

} // namespace

void writeRecordJson(const Decoding& decoding, const TextSink& sink, int indent)
{
    const Frame frame{indent};
    sink("{" + frame.member("source", sourceOf(decoding.source)) + ",");
    sink(frame.member("encoder", encoderOf(decoding.encoder.get())) + ",");
    sink(frame.key("steps") + "[");
    std::string separator;
    for (const auto& step : decoding.steps) {
        sink(separator + frame.line(2) + indentedText(stepOf(*step), indent, 2));
        separator = ",";
    }
    sink(frame.line(1) + "]," + frame.member("text", decoding.text) + ",");
    sink(frame.member("stop", nameOf(decoding.stop)));
    if (decoding.beam)
        sink("," + frame.member(recordfields::beam, beamToJson(*decoding.beam)));
    sink(frame.line(0) + "}" + frame.line(0));
}

std::string recordToJson(const Decoding& decoding, int indent)
{
    std::string json;
    writeRecordJson(
        decoding, [&json](std::string_view text) { json += text; }, indent);
    return json;
}

std::string nameOf(StopReason reason)
{
    for (const auto& [stop, name] : recordfields::stops) {
        if (stop == reason)
            return name;
    }
    throw ConfigError("Unknown stop reason number " + std::to_string(static_cast<int>(reason)) + ".");
}

} // namespace lab
