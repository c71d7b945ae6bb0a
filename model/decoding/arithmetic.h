// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <optional>
#include <vector>

/// Every number of attention taken apart, from a record alone: which numbers it was made from, in the order
/// of computation. Pure functions, safe on any thread. They compute in double precision from the recorded
/// float32 numbers, so a recomputed result differs from the recorded one by the model's own rounding: less
/// than 1e-5 · max(1, |result|). `query` is a row of the head's matrices, `key` a column of its scores; a
/// place that the head does not have throws ShapeError with its numbers.
namespace lab {

/// Additive rule: one hidden unit of v·tanh(W[q;k] + b).
struct HiddenTerm {
    double fromQuery = 0; ///< (W_q q)_h
    double fromKey = 0;   ///< (W_k k)_h
    double bias = 0;      ///< b_h
    double sum = 0;       ///< of the three
    double tanh = 0;      ///< of the sum
    double v = 1;
    double product = 0; ///< v · tanh
};

/// left · right, number by number.
struct DotTerms {
    std::vector<double> left;
    std::vector<double> right;
    std::vector<double> products;
    double total = 0;
};

/// One score, as its rule makes it.
struct ScoreTerms {
    ScoreRule rule = ScoreRule::Dot;
    bool learnedV = true;
    std::vector<HiddenTerm> hidden; ///< additive: one for each of the A hidden units
    DotTerms
        query; ///< dot, scaled dot: q·k; concat-linear: w_q·q; location-linear: w·q of the key's position
    DotTerms key;            ///< concat-linear: w_k·k
    double bias = 0;         ///< concat-linear, location-linear
    double divisor = 1;      ///< scaled dot: sqrt(d)
    bool hasPosition = true; ///< location-linear: false where the rule has no output for so late a position
    double total = 0;        ///< recomputed; NaN where there is no position
    float recorded = 0;
};
/// Nothing when the record does not hold the rule.
std::optional<ScoreTerms> scoreTerms(const HeadRecord& head, Index query, Index key);

/// One logit: score / temperature, or masked.
struct LogitTerms {
    float score = 0; ///< NaN where the rule has none, which is masked
    float temperature = 1;
    bool masked = false;
    double total = 0; ///< -infinity where masked
    float recorded = 0;
};
LogitTerms logitTerms(const HeadRecord& head, Index query, Index key);

/// One probability: exp(logit - largest) / sum of all of them.
struct ProbabilityTerms {
    std::vector<double> logits; ///< of all keys, -infinity where masked
    double largest = 0;         ///< logit; subtracted from all, which changes no quotient
    std::vector<double> exponentials;
    double denominator = 0;
    double total = 0; ///< exponential of the key / denominator
    float recorded = 0;
};
ProbabilityTerms probabilityTerms(const HeadRecord& head, Index query, Index key);
/// The denominator as it grows: of the exponentials of the first `keys` keys.
double denominatorOf(const ProbabilityTerms& terms, int keys);

/// Where a weight comes from.
enum class WeightSource {
    Soft,     ///< it is the probability
    Taken,    ///< hard attention took the key: 1, or 1 / number of keys taken
    NotTaken, ///< hard attention left the key out: 0
    Set,      ///< it is none of these: somebody set it
};

/// One weight, from the probability.
struct WeightTerms {
    WeightSource source = WeightSource::Soft;
    float probability = 0;
    int taken = 0;     ///< hard: how many keys were taken
    int place = 0;     ///< hard: the key was taken as number `place`, from 1
    bool mean = false; ///< hard: each key taken weighs 1 / taken
    double total = 0;  ///< what follows from the source; of one that was set, the recorded weight
    float recorded = 0;
};
WeightTerms weightTerms(const HeadRecord& head, Index query, Index key);

/// One component of the context: Σ weight · value.
struct ComponentTerms {
    DotTerms sum;               ///< weights · values of the component, over all keys
    std::vector<double> shares; ///< |product| / Σ |products|, of each key; 0 when all products are 0
    float recorded = 0;
};
ComponentTerms componentTerms(const HeadRecord& head, Index query, Index component);

} // namespace lab
