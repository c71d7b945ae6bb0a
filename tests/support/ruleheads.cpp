// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ruleheads.h"

#include "model/layers/attention.h"
#include "model/math/mask.h"
#include "model/math/random.h"

namespace lab {

namespace {

constexpr Index keySize = 6;
constexpr Index valueSize = 5;
constexpr Index hiddenSize = 16;

struct Case {
    const char* name;
    AttentionOptions options = {};
    bool masked = false;
};

bool isProduct(ScoreRule rule)
{
    return rule == ScoreRule::Dot || rule == ScoreRule::ScaledDot;
}

Variable randomNumbers(Index rows, Index cols, std::uint64_t seed)
{
    Random random(seed);
    return Variable(Matrix::NullaryExpr(rows, cols, [&] { return random.normal(); }));
}

HeadRecord headOf(ScoreRule rule, int keyCount, bool learnedV, const Case& chosen)
{
    const Index querySize = isProduct(rule) ? keySize : 5;
    AttentionScore score(rule, {querySize, keySize, hiddenSize, keyCount - 1}, learnedV);
    ParameterSet parameters;
    collect(score, "score", parameters);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        parameters[i].variable.setValue(
            randomNumbers(parameters[i].variable.rows(), parameters[i].variable.cols(), 20 + i).value());
    const Variable keys = randomNumbers(keyCount, keySize, 2);
    const AttentionMemory memory{keys, randomNumbers(keyCount, valueSize, 3), prepareKeys(score, keys)};
    const Variable query = randomNumbers(1, querySize, 4);
    const Mask mask = chosen.masked ? prefixMask(1, keyCount, keyCount - 2) : Mask{};
    return record(attend(score, query, memory, chosen.options, mask), record(score));
}

std::vector<Case> cases()
{
    return {{"soft"}, {"temperature 2.5", {.temperature = 2.5F}},
        {"hard", {.weighting = Weighting::HardTopK, .k = 2}},
        {"hard, mean", {.weighting = Weighting::HardSample, .k = 3, .mean = true}}, {"masked", {}, true}};
}

} // namespace

HeadRecord ruleHead(ScoreRule rule, int keys, bool learnedV)
{
    return headOf(rule, keys, learnedV, {"soft"});
}

std::vector<NamedHead> headsOfAllRules()
{
    struct Rule {
        const char* name;
        ScoreRule rule;
        bool learnedV = true;
    };
    const std::vector<Rule> rules = {{"concat-linear", ScoreRule::ConcatLinear},
        {"additive", ScoreRule::Additive}, {"additive, all ones", ScoreRule::Additive, false},
        {"dot", ScoreRule::Dot}, {"scaled dot", ScoreRule::ScaledDot},
        {"location-linear", ScoreRule::LocationLinear}};
    std::vector<NamedHead> heads;
    for (const Rule& rule : rules)
        for (const Case& chosen : cases())
            heads.push_back(
                {rule.name + std::string(", ") + chosen.name, headOf(rule.rule, 4, rule.learnedV, chosen)});
    return heads;
}

} // namespace lab
