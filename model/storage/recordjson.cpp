// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordjson.h"

#include "model/decoding/decodefacts.h"
#include "model/math/error.h"
#include "model/storage/beamjson.h"
#include "model/storage/json.h"
#include "model/storage/recordfields.h"
#include "model/text/labels.h"

#include <cmath>
#include <cstring>

namespace lab {

namespace {

using Null = std::optional<float>; // what null stands for

OrderedJson numberOf(float value, const std::string& field, Null null = {})
{
    if (null && (value == *null || (std::isnan(value) && std::isnan(*null))))
        return nullptr;
    if (!std::isfinite(value))
        throw FormatError(
            "The record has no JSON form: its " + field + " hold " + std::to_string(value) + ".");
    return value;
}

OrderedJson rowOf(const Matrix& matrix, Index row, const std::string& field, Null null = {})
{
    OrderedJson numbers = OrderedJson::array();
    for (Index column = 0; column < matrix.cols(); ++column)
        numbers.push_back(numberOf(matrix(row, column), field, null));
    return numbers;
}

// Rows that are written from the record itself: as a document they would take many times its memory.
struct LateRows {
    const Matrix* matrix;
    const char* field;
    Null null;
    Index first;
};

// `matrix` and `field` must live until the rows are written.
OrderedJson rowsOf(const Matrix& matrix, const char* field, Null null = {}, Index first = 0)
{
    if (first < matrix.rows() && matrix.cols() > 0) {
        const LateRows rows{&matrix, field, null, first};
        std::vector<std::uint8_t> bytes(sizeof rows);
        std::memcpy(bytes.data(), &rows, sizeof rows);
        return OrderedJson::binary(bytes);
    }
    return std::vector<OrderedJson>(static_cast<size_t>(matrix.rows() - first), OrderedJson::array());
}

void writeRows(const LateRows& rows, const std::string& start, const std::string& end, const TextSink& sink)
{
    for (Index row = rows.first; row < rows.matrix->rows(); ++row)
        sink((row == rows.first ? "[" : ",") + start +
             compactText(rowOf(*rows.matrix, row, rows.field, rows.null)));
    sink(end + "]");
}

OrderedJson tokenOf(const Token& token, const std::string& label)
{
    OrderedJson json = {{"piece", token.piece}, {"id", token.id}};
    if (label != token.piece)
        json[recordfields::label] = label;
    if (token.unknown)
        json[recordfields::unknown] = true;
    return json;
}

OrderedJson candidateOf(const Token& token, const std::string& label, float probability)
{
    OrderedJson json = tokenOf(token, label);
    json["probability"] = numberOf(probability, "token probabilities");
    return json;
}

OrderedJson sourceOf(const TokenizedText& source)
{
    OrderedJson tokens = OrderedJson::array();
    const std::vector<std::string> labels = labelsOf(source);
    for (size_t i = 0; i < source.tokens.size(); ++i) {
        OrderedJson json = tokenOf(source.tokens[i], labels[i]);
        json["begin"] = source.tokens[i].begin;
        json["end"] = source.tokens[i].end;
        tokens.push_back(std::move(json));
    }
    OrderedJson json = {{"text", source.text}, {"tokens", std::move(tokens)}};
    if (source.end == SentenceEnd::Unmarked)
        json[recordfields::endMark] = false;
    return json;
}

// Whether a matrix begins with all rows of another, bit for bit.
bool beginsWith(const Matrix& matrix, const Matrix& start)
{
    const auto bytes = static_cast<size_t>(start.size()) * sizeof(float);
    return start.rows() > 0 && start.rows() <= matrix.rows() && start.cols() == matrix.cols() &&
           std::memcmp(matrix.data(), start.data(), bytes) == 0;
}

// A score may only be missing where it does not count.
void requireMaskedWhereMissing(const HeadRecord& head, const recordfields::HeadField& field)
{
    const auto missing = (head.*field.matrix)->array().isNaN();
    if ((missing && head.logits->array() != recordfields::maskedLogit).any())
        throw FormatError("The record has no JSON form: its " + std::string(field.name) +
                          " are missing where no logit is masked.");
}

// `previous` is the same head of the step before, or null.
OrderedJson numbersOf(
    const HeadRecord& head, const recordfields::HeadField& field, const HeadRecord* previous)
{
    const Matrix& matrix = head.*field.matrix;
    if (field.null && std::isnan(*field.null))
        requireMaskedWhereMissing(head, field);
    if (!field.grows || previous == nullptr || !beginsWith(matrix, previous->*field.matrix))
        return rowsOf(matrix, field.name, field.null);
    const Index known = (previous->*field.matrix).rows();
    return {{recordfields::added, rowsOf(matrix, field.name, field.null, known)}};
}

using Heads = std::vector<HeadRecord>;

// Those of one layer and site; `previous` are those of the step before, or null.
struct SiteHeads {
    const char* site;
    size_t layer;
    const Heads& heads;
    const Heads* previous;
};

void addHeads(OrderedJson& attention, const SiteHeads& at)
{
    for (size_t head = 0; head < at.heads.size(); ++head) {
        const bool known = at.previous != nullptr && head < at.previous->size();
        OrderedJson json = {{"site", at.site}, {"layer", at.layer}, {"head", head}};
        for (const recordfields::HeadField& field : recordfields::head)
            json[field.name] = numbersOf(at.heads[head], field, known ? &(*at.previous)[head] : nullptr);
        if (!at.heads[head].draws.empty())
            json[recordfields::draws] = at.heads[head].draws;
        attention.push_back(std::move(json));
    }
}

OrderedJson attentionOf(const std::vector<LayerRecord>& layers, const char* selfSite,
    const std::vector<LayerRecord>& previous = {})
{
    OrderedJson attention = OrderedJson::array();
    for (size_t layer = 0; layer < layers.size(); ++layer) {
        const LayerRecord* before = layer < previous.size() ? &previous[layer] : nullptr;
        addHeads(attention, {selfSite, layer, layers[layer].self, before ? &before->self : nullptr});
        addHeads(attention,
            {recordfields::crossSite, layer, layers[layer].cross, before ? &before->cross : nullptr});
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

// What each step of a decode read or said, as it is called there.
std::vector<std::string> stepLabels(const Decoding& decoding, Token StepRecord::*token)
{
    std::vector<Token> tokens;
    for (const auto& step : decoding.steps)
        tokens.push_back((*step).*token);
    return labelsOf(tokens);
}

struct StepLabels {
    std::string input;
    std::string chosen;
};

OrderedJson candidatesOf(const StepRecord& step, const StepLabels& labels)
{
    OrderedJson candidates = OrderedJson::array();
    for (const Candidate& candidate : step.candidates) {
        const bool said = candidate.token.id == step.chosen.id;
        candidates.push_back(candidateOf(
            candidate.token, said ? labels.chosen : labelOf(candidate.token), candidate.probability));
        if (step.sample)
            candidates.back()[recordfields::samplingProbability] =
                numberOf(candidate.samplingProbability, "sampling probabilities");
        if (candidate.blocked)
            candidates.back()[recordfields::blocked] = true;
    }
    return candidates;
}

OrderedJson stepOf(const StepRecord& step, const StepLabels& labels, const StepRecord* previous)
{
    const bool hasState = step.state.rows() > 0;
    OrderedJson json = {{"input", tokenOf(step.input, labels.input)}};
    json["chosen"] = candidateOf(step.chosen, labels.chosen, step.chosenProbability);
    if (step.blocked > 0)
        json[recordfields::blocked] = step.blocked;
    if (step.sample)
        json[recordfields::sample] = sampleOf(*step.sample);
    json["state"] = hasState ? rowOf(step.state, 0, "state") : OrderedJson::array();
    json["attention"] = attentionOf(
        step.layers, recordfields::decoderSelfSite, previous ? previous->layers : std::vector<LayerRecord>());
    json["candidates"] = candidatesOf(step, labels);
    return json;
}

OrderedJson factsJson(const DecodeFacts& facts)
{
    return {{"pieces", facts.pieces}, {"unknownPieces", facts.unknownPieces}, {"letters", facts.letters},
        {"hanLetters", facts.hanLetters},
        {"meanProbability", numberOf(static_cast<float>(facts.meanProbability), "mean probability")}};
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
    void write(const OrderedJson& json, int level, const TextSink& sink) const
    {
        writeText(json, indent, level, sink, [&](const OrderedJson& value, int at) {
            LateRows rows{};
            std::memcpy(&rows, value.get_binary().data(), sizeof rows);
            writeRows(rows, line(at + 1), line(at), sink);
        });
    }
    void writeMember(const std::string& name, const OrderedJson& json, const TextSink& sink) const
    {
        sink(key(name));
        write(json, 1, sink);
    }
};

// Small pieces of a text become large ones.
class Gathered {
public:
    explicit Gathered(const TextSink& sink) : m_sink(sink) {}

    void add(std::string_view text)
    {
        constexpr std::size_t most = std::size_t(1) << 20;
        m_text += text;
        if (m_text.size() >= most)
            pass();
    }
    void pass()
    {
        m_sink(m_text);
        m_text.clear();
    }

private:
    const TextSink& m_sink;
    std::string m_text;
};

void writeSteps(const Decoding& decoding, const Frame& frame, const TextSink& sink, KeyRows keys)
{
    const std::vector<std::string> inputs = stepLabels(decoding, &StepRecord::input);
    const std::vector<std::string> chosen = stepLabels(decoding, &StepRecord::chosen);
    const StepRecord* previous = nullptr;
    for (size_t i = 0; i < decoding.steps.size(); ++i) {
        const StepRecord& step = *decoding.steps[i];
        sink((previous ? "," : "") + frame.line(2));
        frame.write(
            stepOf(step, {inputs[i], chosen[i]}, keys == KeyRows::Added ? previous : nullptr), 2, sink);
        previous = &step;
    }
}

void writeMembers(const Decoding& decoding, const Frame& frame, const TextSink& sink, KeyRows keys,
    const Metadata& metadata)
{
    sink("{");
    if (!metadata.empty()) {
        frame.writeMember("metadata", toJson(metadata), sink);
        sink(",");
    }
    frame.writeMember("source", sourceOf(decoding.source), sink);
    sink(",");
    frame.writeMember("encoder", encoderOf(decoding.encoder.get()), sink);
    sink("," + frame.key("steps") + "[");
    writeSteps(decoding, frame, sink, keys);
    sink(frame.line(1) + "],");
    frame.writeMember("text", decoding.text, sink);
    sink(",");
    frame.writeMember("stop", nameOf(decoding.stop), sink);
    sink(",");
    frame.writeMember("facts", factsJson(factsOf(decoding)), sink);
    if (decoding.beam) {
        sink(",");
        frame.writeMember(recordfields::beam, beamToJson(*decoding.beam), sink);
    }
    sink(frame.line(0) + "}" + frame.line(0));
}

} // namespace

void writeRecordJson(
    const Decoding& decoding, const TextSink& sink, int indent, KeyRows keys, const Metadata& metadata)
{
    Gathered gathered(sink);
    writeMembers(
        decoding, Frame{indent}, [&gathered](std::string_view text) { gathered.add(text); }, keys, metadata);
    gathered.pass();
}

std::string recordToJson(const Decoding& decoding, int indent, KeyRows keys)
{
    std::string json;
    writeRecordJson(
        decoding, [&json](std::string_view text) { json += text; }, indent, keys);
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
