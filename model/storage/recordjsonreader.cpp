// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "model/storage/beamjson.h"
#include "model/storage/jsoncursor.h"
#include "model/storage/recordfields.h"
#include "model/storage/recordjson.h"
#include "model/text/labels.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <optional>

namespace lab {

namespace {

constexpr int recordDepth = 16; // a number in a matrix is 7 levels deep; members to come may need more

using Null = std::optional<float>; // what null stands for

float readNumber(const JsonCursor& row, size_t column, Null null)
{
    const Json& value = row.value()[column];
    if (null && value.is_null())
        return *null;
    if (!value.is_number() || !std::isfinite(value.get<float>()))
        JsonCursor(value, row.where() + "[" + std::to_string(column) + "]").fail("a number");
    return value.get<float>();
}

SharedMatrix readRows(const std::vector<JsonCursor>& rows, Null null = {})
{
    const size_t columns = rows.empty() ? 0 : rows.front().value().size();
    for (const JsonCursor& row : rows) {
        if (!row.value().is_array() || row.value().size() != columns)
            row.fail("a row of " + std::to_string(columns) + " numbers");
    }
    Matrix matrix(static_cast<Index>(rows.size()), static_cast<Index>(columns));
    for (size_t row = 0; row < rows.size(); ++row) {
        for (size_t column = 0; column < columns; ++column)
            matrix(static_cast<Index>(row), static_cast<Index>(column)) = readNumber(rows[row], column, null);
    }
    return matrix;
}

SharedMatrix readState(const JsonCursor& cursor)
{
    if (!cursor.value().is_array())
        cursor.fail("an array");
    return cursor.value().empty() ? SharedMatrix() : readRows({cursor});
}

int readIndex(const JsonCursor& cursor, std::int64_t maximum = INT_MAX)
{
    return static_cast<int>(cursor.integer(0, maximum));
}

Token readToken(const JsonCursor& cursor)
{
    Token token{cursor.member("piece").text(), readIndex(cursor.member("id")), 0, 0};
    token.unknown = cursor.has(recordfields::unknown) && cursor.member(recordfields::unknown).boolean();
    if (cursor.has(recordfields::label)) {
        Token inner = token;
        inner.inner = true;
        const std::string& label = cursor.member(recordfields::label).text();
        token.inner = label == labelOf(inner) && label != labelOf(token);
    }
    return token;
}

Candidate readCandidate(const JsonCursor& cursor)
{
    const bool blocked = cursor.has(recordfields::blocked) && cursor.member(recordfields::blocked).boolean();
    return {readToken(cursor), cursor.member("probability").number(), 0, blocked};
}

TokenizedText readSource(const JsonCursor& cursor)
{
    TokenizedText source{cursor.member("text").text(), {}};
    if (cursor.has(recordfields::endMark) && !cursor.member(recordfields::endMark).boolean())
        source.end = SentenceEnd::Unmarked;
    for (const JsonCursor& element : cursor.member("tokens").elements()) {
        Token token = readToken(element);
        token.end = readIndex(element.member("end"), static_cast<std::int64_t>(source.text.size()));
        token.begin = readIndex(element.member("begin"), token.end);
        source.tokens.push_back(std::move(token));
    }
    return source;
}

void requireShape(const JsonCursor& cursor, const SharedMatrix& matrix, Index rows, Index columns)
{
    if (matrix.rows() != rows || matrix.cols() != columns)
        throw FormatError(cursor.where() + ": expected " + std::to_string(rows) + "x" +
                          std::to_string(columns) + " numbers, found " + std::to_string(matrix.rows()) + "x" +
                          std::to_string(matrix.cols()) + ".");
}

Draws readDraws(const JsonCursor& cursor, Index queries, Index keys)
{
    Draws draws;
    for (const JsonCursor& row : cursor.elements()) {
        draws.emplace_back();
        for (const JsonCursor& key : row.elements())
            draws.back().push_back(static_cast<int>(key.integer(0, keys - 1)));
    }
    if (static_cast<Index>(draws.size()) != queries)
        cursor.fail("one list for each query");
    return draws;
}

using HeadList = std::vector<HeadRecord>;

// Without attention there is a context and nothing else.
bool isFixedContext(const HeadRecord& head)
{
    return head.query.rows() == 0 && head.keys.rows() == 0 && head.context.rows() == 1;
}

// The rows that steps repeat from those before them, which a short file can make many.
class Repeated {
public:
    explicit Repeated(std::size_t fileSize) : m_most(mostBytes + perByte * fileSize) {}

    void add(const JsonCursor& cursor, const SharedMatrix& rows)
    {
        m_bytes += static_cast<std::size_t>(rows.rows() * rows.cols()) * sizeof(float);
        if (m_bytes > m_most)
            throw FormatError(cursor.where() + ": expected at most " + std::to_string(m_most) +
                              " bytes of rows that are repeated from steps before, found more.");
    }

private:
    static constexpr std::size_t mostBytes = std::size_t(32) << 20;
    static constexpr std::size_t perByte = 8;

    std::size_t m_most;
    std::size_t m_bytes = 0;
};

// {"added": rows}: `before` and these rows after it; shared where there are none.
SharedMatrix readAdded(const JsonCursor& cursor, const SharedMatrix& before, Repeated& repeated)
{
    const JsonCursor list = cursor.member(recordfields::added);
    const SharedMatrix added = readRows(list.elements());
    if (before.rows() == 0)
        cursor.fail("rows, since there are none before");
    if (added.rows() == 0)
        return before;
    requireShape(list, added, added.rows(), before.cols());
    repeated.add(list, before);
    Matrix matrix(before.rows() + added.rows(), before.cols());
    matrix << *before, *added;
    return matrix;
}

// A score may only be missing where it does not count.
void requireMaskedWhereMissing(const JsonCursor& scores, const HeadRecord& head)
{
    for (Index row = 0; row < head.scores.rows(); ++row) {
        for (Index key = 0; key < head.scores.cols(); ++key) {
            if (std::isnan(head.scores(row, key)) && head.logits(row, key) != recordfields::maskedLogit)
                scores.elements()[static_cast<size_t>(row)].elements()[static_cast<size_t>(key)].fail(
                    "a number, since its logit is one");
        }
    }
}

// `previous` is the same head of the step before, or null.
HeadRecord readHead(const JsonCursor& cursor, const HeadRecord* previous, Repeated& repeated)
{
    HeadRecord head;
    for (const auto& [name, matrix, null, grows] : recordfields::head) {
        const JsonCursor rows = cursor.member(name);
        head.*matrix = grows && rows.value().is_object()
                           ? readAdded(rows, previous ? previous->*matrix : SharedMatrix(), repeated)
                           : readRows(rows.elements(), null);
    }
    const Index queries = isFixedContext(head) ? 1 : head.query.rows();
    const Index keys = head.keys.rows();
    if (cursor.has(recordfields::draws))
        head.draws = readDraws(cursor.member(recordfields::draws), queries, keys);
    if (isFixedContext(head))
        return head;
    requireShape(cursor.member("values"), head.values, keys, head.values.cols());
    requireShape(cursor.member("scores"), head.scores, queries, keys);
    requireShape(cursor.member("logits"), head.logits, queries, keys);
    requireMaskedWhereMissing(cursor.member("scores"), head);
    requireShape(cursor.member("probabilities"), head.probabilities, queries, keys);
    requireShape(cursor.member("weights"), head.weights, queries, keys);
    requireShape(cursor.member("context"), head.context, queries, head.values.cols());
    return head;
}

const HeadRecord* headOf(
    const std::vector<LayerRecord>& layers, size_t layer, HeadList LayerRecord::*site, size_t head)
{
    if (layer >= layers.size() || head >= (layers[layer].*site).size())
        return nullptr;
    return &(layers[layer].*site)[head];
}

// `previous` are the layers of the step before.
std::vector<LayerRecord> readAttention(const JsonCursor& cursor, const std::string& selfSite,
    Index sourceLength, Repeated& repeated, const std::vector<LayerRecord>& previous = {})
{
    std::vector<LayerRecord> layers;
    for (const JsonCursor& element : cursor.elements()) {
        const JsonCursor site = element.member("site");
        const bool cross = site.text() == recordfields::crossSite;
        if (!cross && site.text() != selfSite)
            site.fail("\"cross\" or \"" + selfSite + "\"");
        // Layers and heads come in order, so a number can be at most the next one.
        const auto layer =
            static_cast<size_t>(readIndex(element.member("layer"), static_cast<std::int64_t>(layers.size())));
        layers.resize(std::max(layers.size(), layer + 1));
        const auto list = cross ? &LayerRecord::cross : &LayerRecord::self;
        HeadList& heads = layers[layer].*list;
        const auto next = static_cast<std::int64_t>(heads.size());
        element.member("head").integer(next, next);
        heads.push_back(readHead(element, headOf(previous, layer, list, heads.size()), repeated));
        if (cross && !isFixedContext(heads.back()))
            requireShape(element.member("keys"), heads.back().keys, sourceLength, heads.back().keys.cols());
    }
    return layers;
}

std::vector<HeadRecord> readEmbeddingAttention(const JsonCursor& cursor, Repeated& repeated)
{
    const std::vector<LayerRecord> layers =
        readAttention(cursor, recordfields::embeddingSelfSite, 0, repeated);
    if (layers.size() != 1 || !layers.front().cross.empty())
        cursor.fail("one layer of self-attention");
    return layers.front().self;
}

std::shared_ptr<const EncoderRecord> readEncoder(
    const JsonCursor& cursor, Index sourceLength, Repeated& repeated)
{
    if (cursor.value().is_null())
        return nullptr;
    auto encoder = std::make_shared<EncoderRecord>();
    const JsonCursor memory = cursor.member("memory");
    encoder->memory = readRows(memory.elements());
    requireShape(memory, encoder->memory, sourceLength, encoder->memory.cols());
    if (cursor.has("attention"))
        encoder->layers =
            readAttention(cursor.member("attention"), recordfields::encoderSelfSite, sourceLength, repeated);
    if (cursor.has(recordfields::embeddingAttention))
        encoder->embeddings =
            readEmbeddingAttention(cursor.member(recordfields::embeddingAttention), repeated);
    return encoder;
}

SampleRecord readSample(const JsonCursor& cursor)
{
    return {cursor.member("draw").number(), static_cast<int>(cursor.member("choices").integer(1, INT_MAX)),
        cursor.member("probability").number()};
}

// `previous` is the step before, or null.
std::shared_ptr<const StepRecord> readStep(
    const JsonCursor& cursor, Index sourceLength, Repeated& repeated, const StepRecord* previous)
{
    auto step = std::make_shared<StepRecord>();
    step->input = readToken(cursor.member("input"));
    Candidate chosen = readCandidate(cursor.member("chosen"));
    step->chosen = std::move(chosen.token);
    if (cursor.has(recordfields::blocked))
        step->blocked = static_cast<int>(cursor.member(recordfields::blocked).integer(0, INT_MAX));
    step->chosenProbability = chosen.probability;
    step->state = readState(cursor.member("state"));
    step->layers = readAttention(cursor.member("attention"), recordfields::decoderSelfSite, sourceLength,
        repeated, previous ? previous->layers : std::vector<LayerRecord>());
    if (cursor.has(recordfields::sample))
        step->sample = readSample(cursor.member(recordfields::sample));
    for (const JsonCursor& candidate : cursor.member("candidates").elements()) {
        step->candidates.push_back(readCandidate(candidate));
        if (step->sample)
            step->candidates.back().samplingProbability =
                candidate.member(recordfields::samplingProbability).number();
    }
    return step;
}

StopReason readStop(const JsonCursor& cursor)
{
    std::string names;
    for (const auto& [reason, name] : recordfields::stops) {
        if (cursor.text() == name)
            return reason;
        names += (names.empty() ? "\"" : ", \"") + std::string(name) + "\"";
    }
    cursor.fail("one of " + names);
}

} // namespace

Decoding recordFromJson(std::string_view json, const std::string& name)
{
    const Json document = parseJson(json, name, recordDepth);
    const JsonCursor root(document, name);
    Decoding decoding;
    decoding.source = readSource(root.member("source"));
    const auto sourceLength = static_cast<Index>(decoding.source.tokens.size());
    Repeated repeated(json.size());
    decoding.encoder = readEncoder(root.member("encoder"), sourceLength, repeated);
    for (const JsonCursor& step : root.member("steps").elements())
        decoding.steps.push_back(readStep(
            step, sourceLength, repeated, decoding.steps.empty() ? nullptr : decoding.steps.back().get()));
    decoding.text = root.member("text").text();
    decoding.stop = readStop(root.member("stop"));
    if (root.has(recordfields::beam))
        decoding.beam = beamFromJson(root.member(recordfields::beam), decoding.steps);
    return decoding;
}

} // namespace lab
