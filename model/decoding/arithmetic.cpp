// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/arithmetic.h"

#include "model/math/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace lab {
namespace {

using Numbers = std::vector<double>;

void requirePlace(const Matrix& matrix, Index row, Index column, const char* what)
{
    if (row < 0 || row >= matrix.rows() || column < 0 || column >= matrix.cols())
        throw ShapeError("There is no " + std::string(what) + " (" + std::to_string(row) + ", " +
                         std::to_string(column) + ") among " + std::to_string(matrix.rows()) + "x" +
                         std::to_string(matrix.cols()) + ".");
}

Numbers rowOf(const Matrix& matrix, Index row)
{
    return {matrix.row(row).begin(), matrix.row(row).end()};
}

Numbers columnOf(const Matrix& matrix, Index column)
{
    return {matrix.col(column).begin(), matrix.col(column).end()};
}

/// `count` columns of a weight's row, from `first` on.
Numbers weightsOf(const ScoreRecord& score, Index row, Index first, Index count)
{
    const auto part = score.weight->row(row).segment(first, count);
    return {part.begin(), part.end()};
}

double sumOf(const Numbers& numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

DotTerms dot(Numbers left, Numbers right)
{
    DotTerms terms{std::move(left), std::move(right), {}, 0};
    if (terms.left.size() != terms.right.size())
        throw ShapeError("The record's score multiplies " + std::to_string(terms.left.size()) +
                         " numbers with " + std::to_string(terms.right.size()) + ".");
    std::ranges::transform(terms.left, terms.right, std::back_inserter(terms.products), std::multiplies<>());
    terms.total = sumOf(terms.products);
    return terms;
}

double biasAt(const ScoreRecord& score, Index output)
{
    return score.bias.cols() == 0 ? 0 : static_cast<double>(score.bias(0, output));
}

void requireWidth(const ScoreRecord& score, Index width)
{
    if (score.weight.cols() != width)
        throw ShapeError("The record's score rule has " + std::to_string(score.weight.cols()) +
                         " weights for " + std::to_string(width) + " numbers.");
}

// v·tanh(W_q q + W_k k + b)
void addHidden(ScoreTerms& terms, const ScoreRecord& score, const Numbers& query, const Numbers& key)
{
    const auto queries = static_cast<Index>(query.size());
    const auto keys = static_cast<Index>(key.size());
    for (Index unit = 0; unit < score.weight.rows(); ++unit) {
        HiddenTerm term;
        term.fromQuery = dot(weightsOf(score, unit, 0, queries), query).total;
        term.fromKey = dot(weightsOf(score, unit, queries, keys), key).total;
        term.bias = biasAt(score, unit);
        term.sum = term.fromQuery + term.fromKey + term.bias;
        term.tanh = std::tanh(term.sum);
        term.v = static_cast<double>(score.v(0, unit));
        term.product = term.v * term.tanh;
        terms.total += term.product;
        terms.hidden.push_back(term);
    }
}

} // namespace

std::optional<ScoreTerms> scoreTerms(const HeadRecord& head, Index queryRow, Index keyColumn)
{
    requirePlace(head.scores, queryRow, keyColumn, "score");
    if (!head.score)
        return {};
    const ScoreRecord& score = *head.score;
    const Numbers query = rowOf(head.query, queryRow);
    const Numbers key = rowOf(head.keys, keyColumn);
    const auto queries = static_cast<Index>(query.size());
    const auto keys = static_cast<Index>(key.size());
    ScoreTerms terms;
    terms.rule = score.rule;
    terms.learnedV = score.learnedV;
    terms.recorded = head.scores(queryRow, keyColumn);
    switch (score.rule) {
    case ScoreRule::Additive:
        requireWidth(score, queries + keys);
        addHidden(terms, score, query, key);
        return terms;
    case ScoreRule::ConcatLinear: // w_q·q + w_k·k + b
        requireWidth(score, queries + keys);
        terms.query = dot(weightsOf(score, 0, 0, queries), query);
        terms.key = dot(weightsOf(score, 0, queries, keys), key);
        terms.bias = biasAt(score, 0);
        break;
    case ScoreRule::ScaledDot:
        terms.divisor = std::sqrt(static_cast<double>(queries));
        [[fallthrough]];
    case ScoreRule::Dot:
        terms.query = dot(query, key);
        break;
    case ScoreRule::LocationLinear: // w_j·q + b_j
        requireWidth(score, queries);
        terms.hasPosition = keyColumn < score.weight.rows();
        if (!terms.hasPosition) {
            terms.total = std::numeric_limits<double>::quiet_NaN();
            return terms;
        }
        terms.query = dot(weightsOf(score, keyColumn, 0, queries), query);
        terms.bias = biasAt(score, keyColumn);
        break;
    }
    terms.total = (terms.query.total + terms.key.total + terms.bias) / terms.divisor;
    return terms;
}

LogitTerms logitTerms(const HeadRecord& head, Index query, Index key)
{
    requirePlace(head.logits, query, key, "logit");
    requirePlace(head.scores, query, key, "score");
    LogitTerms terms;
    terms.score = head.scores(query, key);
    terms.temperature = head.temperature;
    terms.recorded = head.logits(query, key);
    terms.masked = std::isinf(terms.recorded) && terms.recorded < 0;
    terms.total = terms.masked ? -std::numeric_limits<double>::infinity()
                               : static_cast<double>(terms.score) / static_cast<double>(terms.temperature);
    return terms;
}

ProbabilityTerms probabilityTerms(const HeadRecord& head, Index query, Index key)
{
    requirePlace(head.logits, query, key, "logit");
    requirePlace(head.probabilities, query, key, "probability");
    ProbabilityTerms terms;
    terms.logits = rowOf(head.logits, query);
    terms.largest = std::ranges::max(terms.logits);
    for (const double logit : terms.logits)
        terms.exponentials.push_back(std::exp(logit - terms.largest));
    terms.denominator = sumOf(terms.exponentials);
    terms.total = terms.exponentials[static_cast<std::size_t>(key)] / terms.denominator;
    terms.recorded = head.probabilities(query, key);
    return terms;
}

double denominatorOf(const ProbabilityTerms& terms, int keys)
{
    const auto end = terms.exponentials.begin() + std::clamp(keys, 0, int(terms.exponentials.size()));
    return std::accumulate(terms.exponentials.begin(), end, 0.0);
}

WeightTerms weightTerms(const HeadRecord& head, Index query, Index key)
{
    requirePlace(head.weights, query, key, "weight");
    requirePlace(head.probabilities, query, key, "probability");
    WeightTerms terms;
    terms.probability = head.probabilities(query, key);
    terms.recorded = head.weights(query, key);
    terms.total = static_cast<double>(terms.probability);
    if (!head.draws.empty()) {
        const std::vector<int>& taken = head.draws.at(static_cast<std::size_t>(query));
        const auto found = std::ranges::find(taken, static_cast<int>(key));
        terms.taken = static_cast<int>(taken.size());
        terms.source = found == taken.end() ? WeightSource::NotTaken : WeightSource::Taken;
        terms.place = found == taken.end() ? 0 : static_cast<int>(found - taken.begin()) + 1;
        terms.mean = terms.taken > 1 && head.weights(query, taken.front()) < 1;
        terms.total = found == taken.end() ? 0 : (terms.mean ? 1.0 / terms.taken : 1.0);
    }
    if (static_cast<float>(terms.total) != terms.recorded) {
        terms.source = WeightSource::Set;
        terms.total = static_cast<double>(terms.recorded);
    }
    return terms;
}

ComponentTerms componentTerms(const HeadRecord& head, Index query, Index component)
{
    requirePlace(head.context, query, component, "component of a context");
    requirePlace(head.weights, query, 0, "weight");
    ComponentTerms terms;
    terms.sum = dot(rowOf(head.weights, query), columnOf(head.values, component));
    terms.recorded = head.context(query, component);
    double all = 0;
    for (const double product : terms.sum.products)
        all += std::abs(product);
    for (const double product : terms.sum.products)
        terms.shares.push_back(all > 0 ? std::abs(product) / all : 0);
    return terms;
}

} // namespace lab
