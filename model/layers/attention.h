// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/parameters.h"
#include "model/layers/attentionoptions.h"
#include "model/layers/hardweights.h"
#include "model/layers/linear.h"
#include "model/record/record.h"

#include <memory>
#include <string>

/// Attention: scores of queries with keys, softmax, and the weighted sum of values. Tq queries, Tk keys.
namespace lab {

/// Sizes that decide the shape of a score rule's weights.
struct AttentionSizes {
    Index query = 0;     ///< dq
    Index key = 0;       ///< dk
    Index hidden = 0;    ///< A, additive rule
    Index positions = 0; ///< L, location-linear rule
};

/// A score rule with its weights.
struct AttentionScore {
    ScoreRule rule = ScoreRule::Additive;
    Linear linear; ///< additive [A x (dq+dk)], concat-linear [1 x (dq+dk)], location-linear [L x dq]
    Variable v;    ///< additive [1 x A]; all ones, and not trained, in the "tanh, then sum" form
    bool learnedV = true;

    AttentionScore() = default;
    AttentionScore(ScoreRule rule, const AttentionSizes& sizes, bool learnedV);
};

/// What attention reads: one row for each source position.
struct AttentionMemory {
    Variable keys;     ///< [Tk x dk], only handed through to the result
    Variable values;   ///< [Tk x dv]
    Variable prepared; ///< prepareKeys(keys), computed once for all queries
};

/// Everything that attention computed, in the order of computation.
struct AttentionResult {
    Variable query;         ///< [Tq x dq]
    Variable keys;          ///< [Tk x dk]
    Variable values;        ///< [Tk x dv]
    Variable scores;        ///< [Tq x Tk] NaN where the rule has no output, which is masked
    Variable logits;        ///< [Tq x Tk]
    Variable probabilities; ///< [Tq x Tk]
    Variable weights;       ///< [Tq x Tk]
    Variable context;       ///< [Tq x dv]
    Draws draws;            ///< hard: the keys taken for each query; soft: empty
    float temperature = 1;  ///< of the logits
};

/// The part of the rule that no query changes: W_k k for additive [Tk x A], w_k·k for concat-linear [Tk x 1],
/// the keys themselves for the dot rules, 0 x 0 for location-linear.
Variable prepareKeys(const AttentionScore& score, const Variable& keys);
/// The part of the rule that no key changes: W_q q + b for additive [Tq x A] and concat-linear [Tq x 1], the
/// scores of all positions for location-linear [Tq x L], the queries themselves for the dot rules.
Variable prepareQueries(const AttentionScore& score, const Variable& queries);

/// Scores, softmax and weights of all queries; the context is left 0 x 0, for callers that drop weights while
/// training. An empty `mask` hides nothing; the location-linear rule additionally masks positions it has no
/// output for, whose scores are NaN. Hard weights are constants: no gradient flows through the choice. Throws
/// ShapeError or ConfigError.
AttentionResult weigh(const AttentionScore& score, const Variable& query, const AttentionMemory& memory,
    const AttentionOptions& options = {}, const Mask& mask = {});
/// weigh() and the context that follows from the weights.
AttentionResult attend(const AttentionScore& score, const Variable& query, const AttentionMemory& memory,
    const AttentionOptions& options = {}, const Mask& mask = {});
/// attend() for queries that were prepared together with others; the result's query is left 0 x 0.
AttentionResult attendPrepared(const AttentionScore& score, const Variable& prepared,
    const AttentionMemory& memory, const AttentionOptions& options = {}, const Mask& mask = {});

/// The rule and the numbers of its weights, shared without a copy; made once for all records of a model.
std::shared_ptr<const ScoreRecord> record(const AttentionScore& score);
/// The numbers of a result, shared without a copy, and the rule that made its scores.
HeadRecord record(const AttentionResult& result, std::shared_ptr<const ScoreRecord> score);

/// Adds the rule's trained weights (`name`.linear.weight, `name`.linear.bias, `name`.v.weight).
void collect(const AttentionScore& score, const std::string& name, ParameterSet& parameters);

} // namespace lab
