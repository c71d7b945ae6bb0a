// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/multihead.h"

#include "model/layers/dropout.h"
#include "model/math/error.h"

namespace lab {
namespace {

const AttentionScore& scaledDot()
{
    static const AttentionScore score(ScoreRule::ScaledDot, {}, false);
    return score;
}

} // namespace

MultiHeadAttention::MultiHeadAttention(Index size, int headCount, bool biased)
    : inWeight(Matrix::Zero(3 * size, size)),
      inBias(biased ? Matrix::Zero(1, 3 * size) : Matrix()),
      out(size, size, biased),
      heads(headCount)
{
    if (heads < 1 || size % heads != 0)
        throw ConfigError("Rows of " + std::to_string(size) + " numbers cannot be split into " +
                          std::to_string(heads) + " heads.");
}

void requireSelfAttendable(Index tokens)
{
    if (tokens > kMostSelfAttended)
        throw ShapeError("Self-attention takes at most " + std::to_string(kMostSelfAttended) +
                         " tokens, this text has " + std::to_string(tokens) + ".");
}

Variable projectQueries(const MultiHeadAttention& attention, const Variable& x)
{
    return affinePart(x, attention.inWeight, attention.inBias, 0, attention.size());
}

Variable projectMemory(const MultiHeadAttention& attention, const Variable& x)
{
    return affinePart(x, attention.inWeight, attention.inBias, attention.size(), 2 * attention.size());
}

Variable projectAll(const MultiHeadAttention& attention, const Variable& x)
{
    return affine(x, attention.inWeight, attention.inBias);
}

AttentionMemory headMemory(
    const MultiHeadAttention& attention, const Variable& projected, RowRange rows, int head)
{
    const Index width = attention.headSize();
    const Index valueColumn = projected.cols() - attention.size() + head * width; // keys, values come last
    const Index keyColumn = valueColumn - attention.size();
    const Variable keys = block(projected, rows.first, keyColumn, rows.count, width);
    return {
        keys, block(projected, rows.first, valueColumn, rows.count, width), prepareKeys(scaledDot(), keys)};
}

std::vector<AttentionResult> attendHeads(const MultiHeadAttention& attention, const Variable& projected,
    RowRange queries, std::span<const AttentionMemory> memories, const HeadSettings& settings)
{
    if (static_cast<int>(memories.size()) != attention.heads)
        throw ShapeError("There are " + std::to_string(memories.size()) + " memories for " +
                         std::to_string(attention.heads) + " heads.");
    const Index width = attention.headSize();
    std::vector<AttentionResult> heads;
    AttentionOptions options = settings.options;
    for (int head = 0; head < attention.heads; ++head, ++options.stream) {
        const AttentionMemory& memory = memories[static_cast<std::size_t>(head)];
        const Variable query = block(projected, queries.first, head * width, queries.count, width);
        AttentionResult result = weigh(scaledDot(), query, memory, options, settings.mask);
        result.weights = dropout(result.weights, settings.dropout, settings.random);
        result.context = matmul(result.weights, memory.values);
        heads.push_back(std::move(result));
    }
    return heads;
}

Variable joinedContexts(const std::vector<AttentionResult>& heads)
{
    std::vector<Variable> contexts;
    for (const AttentionResult& head : heads)
        contexts.push_back(head.context);
    return concatenateColumns(contexts);
}

std::vector<HeadRecord> records(const std::vector<AttentionResult>& heads)
{
    static const std::shared_ptr<const ScoreRecord> rule = record(scaledDot());
    std::vector<HeadRecord> all;
    for (const AttentionResult& head : heads)
        all.push_back(record(head, rule));
    return all;
}

void collect(const MultiHeadAttention& attention, const std::string& name, ParameterSet& parameters)
{
    parameters.push_back({name + ".in_proj_weight", attention.inWeight, false});
    if (attention.inBias.value().size() != 0)
        parameters.push_back({name + ".in_proj_bias", attention.inBias, true});
    collect(attention.out, name + ".out_proj", parameters);
}

} // namespace lab
