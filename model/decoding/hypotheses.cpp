// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/hypotheses.h"

#include "model/decoding/repetition.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

namespace lab {
namespace {

double logOf(float probability)
{
    return std::log(static_cast<double>(std::max(probability, std::numeric_limits<float>::denorm_min())));
}

} // namespace

Hypotheses::Hypotheses(const DecodeInput& input, int maximumSteps)
    : m_input(input),
      m_width(static_cast<std::size_t>(input.options.beam->width)),
      m_maximumSteps(maximumSteps),
      m_live{{-1, 0, input.encoding.initial}},
      m_held(input.encoding, input.options)
{
    m_tree.width = input.options.beam->width;
    m_tree.lengthPenalty = input.options.beam->lengthPenalty;
}

double Hypotheses::score(double sum, int tokens) const
{
    // Σ log p / tokens^penalty
    return sum / std::pow(static_cast<double>(tokens), static_cast<double>(m_tree.lengthPenalty));
}

bool Hypotheses::isBetter(const Continuation& a, const Continuation& b)
{
    return std::tuple(-a.sum, a.parent, a.rank) < std::tuple(-b.sum, b.parent, b.rank);
}

// The tokens of the hypothesis that ends with this node, first to last.
std::vector<int> Hypotheses::saidBy(int node) const
{
    std::vector<int> said;
    for (; node >= 0; node = m_tree.nodes[static_cast<std::size_t>(node)].parent)
        said.push_back(m_tree.nodes[static_cast<std::size_t>(node)].token.id);
    std::ranges::reverse(said);
    return said;
}

bool Hypotheses::isLooping() const
{
    const bool forced = static_cast<std::size_t>(m_length) <= m_input.options.prefix.size();
    return !m_live.empty() && !forced && isLoop(saidBy(m_live.front().node));
}

Prediction Hypotheses::predictionOf(const Live& live) const
{
    const std::vector<int> said = saidBy(live.node);
    return predict(m_input, live.state, said.empty() ? m_input.model.target.beginId() : said.back(), said);
}

std::vector<Hypotheses::Continuation> Hypotheses::continuationsOf(
    std::size_t parent, const Prediction& prediction) const
{
    const int forced = forcedToken(m_input.options, static_cast<std::size_t>(m_length));
    const std::vector<int> tokens =
        forced >= 0 ? std::vector<int>{forced} : mostProbableAllowed(prediction, 2 * m_tree.width);
    std::vector<Continuation> continuations;
    for (const int token : tokens) {
        requireToken(token, prediction.probabilities.cols());
        const double logProbability = logOf(prediction.probabilities(0, token));
        continuations.push_back(
            {parent, continuations.size(), token, logProbability, m_live[parent].sum + logProbability});
    }
    return continuations;
}

void Hypotheses::addNode(const Continuation& continuation, int parent, BeamFate fate)
{
    m_tree.nodes.push_back({parent, m_input.model.target.token(continuation.token),
        static_cast<float>(continuation.logProbability),
        static_cast<float>(score(continuation.sum, m_length)), fate, nullptr});
}

void Hypotheses::keep(const Continuation& continuation, const Prediction& prediction, int parent)
{
    const int node = static_cast<int>(m_tree.nodes.size());
    const bool finished = continuation.token == m_input.model.target.endId();
    addNode(continuation, parent, finished ? BeamFate::Finished : BeamFate::Kept);
    m_tree.nodes.back().step =
        choose(prediction.record, prediction.probabilities, continuation.token, m_input.model.target);
    if (!finished) {
        m_live.push_back({node, continuation.sum, prediction.next});
        return;
    }
    const Finished entry{node, score(continuation.sum, m_length)};
    const auto place =
        std::ranges::upper_bound(m_finished, entry.score, std::greater<double>(), &Finished::score);
    m_finished.insert(place, entry);
}

void Hypotheses::advance()
{
    std::vector<Prediction> predictions;
    std::vector<Continuation> all;
    for (std::size_t i = 0; i < m_live.size(); ++i) {
        predictions.push_back(predictionOf(m_live[i]));
        std::ranges::copy(continuationsOf(i, predictions.back()), std::back_inserter(all));
    }
    const std::vector<Live> parents = std::exchange(m_live, {});
    ++m_length;
    // Twice as many as go on are recorded, so that the tree shows what was nearly said.
    const std::size_t recorded = std::min(2 * m_width, all.size());
    std::vector<bool> isKept(predictions.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(recorded), all.end(), isBetter);
    for (std::size_t i = 0; i < recorded; ++i) {
        const int parent = parents[all[i].parent].node;
        if (i < m_width)
            keep(all[i], predictions[all[i].parent], parent);
        else
            addNode(all[i], parent, BeamFate::Pruned);
        isKept[all[i].parent] = isKept[all[i].parent] || i < m_width;
    }
    m_held.beginStep();
    for (std::size_t i = 0; i < predictions.size(); ++i)
        if (isKept[i])
            m_held.add(predictions[i].record, predictions[i].next);
}

bool Hypotheses::isOver() const
{
    if (m_live.empty() || m_length >= m_maximumSteps || isTooLarge() || isLooping())
        return true;
    return m_finished.size() >= m_width &&
           m_finished.front().score >= score(m_live.front().sum, m_maximumSteps);
}

BeamTree Hypotheses::tree() const
{
    BeamTree tree = m_tree;
    for (const Finished& finished : m_finished)
        tree.hypotheses.push_back(finished.node);
    for (const Live& live : m_live)
        tree.hypotheses.push_back(live.node);
    return tree;
}

std::vector<std::shared_ptr<const StepRecord>> Hypotheses::bestSteps() const
{
    std::vector<std::shared_ptr<const StepRecord>> steps;
    for (int node = m_finished.empty() ? m_live.front().node : m_finished.front().node; node >= 0;) {
        steps.push_back(m_tree.nodes[static_cast<std::size_t>(node)].step);
        node = m_tree.nodes[static_cast<std::size_t>(node)].parent;
    }
    std::ranges::reverse(steps);
    return steps;
}

} // namespace lab
