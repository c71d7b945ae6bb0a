// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/attention.h"

#include "model/autodiff/shapes.h"
#include "model/math/mask.h"

#include <cmath>
#include <limits>
#include <utility>

namespace lab {
namespace {

// s_ij = Linear(q_i)_j for the positions j that the rule has an output for; there is none beyond: NaN.
Variable locationScores(const Variable& all, Index keys)
{
    const Index known = std::min(keys, all.cols());
    Matrix value = Matrix::Constant(all.rows(), keys, std::numeric_limits<float>::quiet_NaN());
    value.leftCols(known) = all.value().leftCols(known);
    return Variable::result(std::move(value), {all}, [all, known](const Matrix& gradient, const Matrix&) {
        all.gradientBuffer().leftCols(known) += gradient.leftCols(known);
    });
}

// Of prepared queries.
Variable scoresOf(const AttentionScore& score, const Variable& query, const AttentionMemory& memory)
{
    switch (score.rule) {
    case ScoreRule::ConcatLinear: // w_q·q_i + b + w_k·k_j
        return outerSum(query, memory.prepared);
    case ScoreRule::Additive: // v·tanh(W_q q_i + b + W_k k_j)
        return additiveScores(query, memory.prepared, score.v);
    case ScoreRule::Dot: // q_i·k_j
        return matmulTransposed(query, memory.prepared);
    case ScoreRule::ScaledDot: // (q_i / sqrt(d))·k_j: a long text has fewer queries than scores
        return matmulTransposed(
            scale(query, 1.0F / std::sqrt(static_cast<float>(query.cols()))), memory.prepared);
    case ScoreRule::LocationLinear:
        return locationScores(query, memory.values.rows());
    }
    throw ConfigError("Unknown score rule " + std::to_string(static_cast<int>(score.rule)) + ".");
}

// Positions beyond the outputs of the location-linear rule have no score: they are masked.
Mask effectiveMask(const AttentionScore& score, const Variable& scores, const Mask& mask)
{
    const Index positions = score.linear.weight.rows();
    if (score.rule != ScoreRule::LocationLinear || scores.cols() <= positions)
        return mask;
    const Mask known = prefixMask(scores.rows(), scores.cols(), positions);
    return mask.size() == 0 ? known : Mask(mask && known);
}

} // namespace

AttentionScore::AttentionScore(ScoreRule scoreRule, const AttentionSizes& sizes, bool learned)
    : rule(scoreRule), learnedV(learned)
{
    const Index both = sizes.query + sizes.key;
    if (rule == ScoreRule::Additive) {
        linear = Linear(both, sizes.hidden);
        v = Variable(Matrix::Ones(1, sizes.hidden));
    } else if (rule == ScoreRule::ConcatLinear) {
        linear = Linear(both, 1);
    } else if (rule == ScoreRule::LocationLinear) {
        linear = Linear(sizes.query, sizes.positions);
    }
}

Variable prepareKeys(const AttentionScore& score, const Variable& keys)
{
    switch (score.rule) {
    case ScoreRule::ConcatLinear:
    case ScoreRule::Additive:
        return linearPart(keys, score.linear.weight, score.linear.weight.cols() - keys.cols());
    case ScoreRule::Dot:
    case ScoreRule::ScaledDot:
        return keys;
    case ScoreRule::LocationLinear:
        return {};
    }
    throw ConfigError("Unknown score rule " + std::to_string(static_cast<int>(score.rule)) + ".");
}

Variable prepareQueries(const AttentionScore& score, const Variable& queries)
{
    switch (score.rule) {
    case ScoreRule::ConcatLinear:
    case ScoreRule::Additive:
        return addRow(linearPart(queries, score.linear.weight, 0), score.linear.bias);
    case ScoreRule::Dot:
    case ScoreRule::ScaledDot:
        return queries;
    case ScoreRule::LocationLinear:
        return apply(score.linear, queries);
    }
    throw ConfigError("Unknown score rule " + std::to_string(static_cast<int>(score.rule)) + ".");
}

namespace {

AttentionResult weighPrepared(const AttentionScore& score, const Variable& prepared,
    const AttentionMemory& memory, const AttentionOptions& options, const Mask& mask)
{
    AttentionResult result{{}, memory.keys, memory.values, {}, {}, {}, {}, {}, {}};
    result.scores = scoresOf(score, prepared, memory);
    result.temperature = options.temperature;
    result.logits =
        maskedLogits(result.scores, effectiveMask(score, result.scores, mask), options.temperature);
    result.probabilities = softmaxRows(result.logits);
    result.weights = result.probabilities;
    if (options.weighting != Weighting::Soft) {
        result.draws = chooseKeys(result.probabilities.value(), options);
        result.weights = Variable(hardWeights(result.draws, memory.values.rows(), options.mean));
    }
    return result;
}

} // namespace

AttentionResult weigh(const AttentionScore& score, const Variable& query, const AttentionMemory& memory,
    const AttentionOptions& options, const Mask& mask)
{
    AttentionResult result = weighPrepared(score, prepareQueries(score, query), memory, options, mask);
    result.query = query;
    return result;
}

AttentionResult attendPrepared(const AttentionScore& score, const Variable& prepared,
    const AttentionMemory& memory, const AttentionOptions& options, const Mask& mask)
{
    AttentionResult result = weighPrepared(score, prepared, memory, options, mask);
    result.context = matmul(result.weights, memory.values); // c_i = Σ_j a_ij v_j
    return result;
}

AttentionResult attend(const AttentionScore& score, const Variable& query, const AttentionMemory& memory,
    const AttentionOptions& options, const Mask& mask)
{
    AttentionResult result = attendPrepared(score, prepareQueries(score, query), memory, options, mask);
    result.query = query;
    return result;
}

std::shared_ptr<const ScoreRecord> record(const AttentionScore& score)
{
    return std::make_shared<const ScoreRecord>(ScoreRecord{
        score.rule, score.learnedV, score.linear.weight.share(), score.linear.bias.share(), score.v.share()});
}

HeadRecord record(const AttentionResult& result, std::shared_ptr<const ScoreRecord> score)
{
    return {result.query.share(), result.keys.share(), result.values.share(), result.scores.share(),
        result.logits.share(), result.probabilities.share(), result.weights.share(), result.context.share(),
        result.draws, result.temperature, std::move(score)};
}

void collect(const AttentionScore& score, const std::string& name, ParameterSet& parameters)
{
    if (score.rule == ScoreRule::Dot || score.rule == ScoreRule::ScaledDot)
        return;
    collect(score.linear, name + ".linear", parameters);
    if (score.rule == ScoreRule::Additive && score.learnedV)
        parameters.push_back({name + ".v.weight", score.v, false});
}

} // namespace lab
