// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/scaling.h"

#include "model/layers/attention.h"
#include "model/math/error.h"
#include "model/math/random.h"
#include "model/math/softmax.h"

#include <cmath>
#include <string>
#include <utility>

namespace lab {
namespace {

// Mean and variance of a growing sample (Welford 1962).
class Sample {
public:
    void add(double value)
    {
        ++m_count;
        const double before = value - m_mean;
        m_mean += before / m_count;
        m_squares += before * (value - m_mean);
    }

    Estimate estimate() const { return {m_mean, std::sqrt(m_squares / (m_count - 1) / m_count)}; }

private:
    double m_count = 0;
    double m_mean = 0;
    double m_squares = 0; // Σ (x - mean)²
};

void requireRange(const char* what, int value, int smallest, int largest)
{
    if (value < smallest || value > largest)
        throw ConfigError(std::string("The ") + what + " must be from " + std::to_string(smallest) + " to " +
                          std::to_string(largest) + ", not " + std::to_string(value) + ".");
}

void requireValid(int dimension, const ScalingOptions& options)
{
    requireRange("dimension of queries and keys", dimension, 1, largestScalingDimension);
    requireRange("number of keys", options.keys, 2, largestScalingKeys);
    requireRange("number of trials", options.trials, 2, largestScalingTrials);
}

Variable normalRows(Random& random, Index rows, Index cols)
{
    Matrix numbers(rows, cols);
    for (Index i = 0; i < numbers.size(); ++i)
        numbers.data()[i] = random.normal();
    return Variable(std::move(numbers));
}

// The trials of one rule at one dimension.
class RuleTrials {
public:
    RuleTrials(ScoreRule rule, Index dimension) : m_score(rule, {dimension, dimension, 0, 0}, true) {}

    void add(const Variable& query, const Variable& keys)
    {
        HeadRecord head =
            record(attend(m_score, query, AttentionMemory{keys, keys, prepareKeys(m_score, keys)}), m_rule);
        m_meanSquare.add(static_cast<double>(head.scores->squaredNorm()) / static_cast<double>(keys.rows()));
        m_entropy.add(static_cast<double>(entropyRows(*head.probabilities)(0, 0)));
        m_largest.add(static_cast<double>(head.probabilities->maxCoeff()));
        m_jacobianNorm.add(static_cast<double>(softmaxJacobianNormRows(*head.probabilities)(0, 0)));
        if (m_example.scores.rows() == 0)
            m_example = std::move(head);
    }

    ScalingMeasure measure() const
    {
        const double equal = std::log(static_cast<double>(m_example.scores.cols()));
        const Estimate entropy = m_entropy.estimate();
        return {spread(), entropy, {entropy.mean / equal, entropy.standardError / equal},
            m_largest.estimate(), m_jacobianNorm.estimate(), m_example};
    }

private:
    // The mean square is free of bias where the deviation within a trial is not: all its scores share one
    // query. By the delta method, the error of a root is the error / (2 · root).
    Estimate spread() const
    {
        const Estimate square = m_meanSquare.estimate();
        const double root = std::sqrt(square.mean);
        return {root, root > 0 ? square.standardError / (2 * root) : 0};
    }

    AttentionScore m_score;
    std::shared_ptr<const ScoreRecord> m_rule = record(m_score);
    Sample m_meanSquare;
    Sample m_entropy;
    Sample m_largest;
    Sample m_jacobianNorm;
    HeadRecord m_example;
};

} // namespace

ScalingPoint measureScaling(int dimension, const ScalingOptions& options, const ScalingProgress& progress)
{
    requireValid(dimension, options);
    RuleTrials dot(ScoreRule::Dot, dimension);
    RuleTrials scaledDot(ScoreRule::ScaledDot, dimension);
    for (int trial = 0; trial < options.trials; ++trial) {
        Random random(
            options.seed, (static_cast<std::uint64_t>(dimension) << 32) + static_cast<std::uint64_t>(trial));
        const Variable query = normalRows(random, 1, dimension);
        const Variable keys = normalRows(random, options.keys, dimension);
        dot.add(query, keys);
        scaledDot.add(query, keys);
        if (progress)
            progress(trial + 1);
    }
    return {dimension, dot.measure(), scaledDot.measure()};
}

ScalingRecord measureScaling(const ScalingOptions& options, const ScalingProgress& progress)
{
    if (options.dimensions.empty())
        throw ConfigError("At least 1 dimension is needed, but there are 0.");
    for (const int dimension : options.dimensions)
        requireValid(dimension, options);
    ScalingRecord result{options, {}};
    for (const int dimension : options.dimensions) {
        const auto before = static_cast<std::int64_t>(result.points.size()) * options.trials;
        const auto inAll = [&progress, before](std::int64_t done) { progress(before + done); };
        result.points.push_back(
            measureScaling(dimension, options, progress ? ScalingProgress(inAll) : ScalingProgress()));
    }
    return result;
}

} // namespace lab
