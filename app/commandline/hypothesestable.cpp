// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/hypothesestable.h"

#include "app/commandline/texttable.h"
#include "model/text/labels.h"

#include <algorithm>

#include <cmath>

namespace lab {

namespace {

struct Hypothesis {
    double logProbability = 0;
    double score = 0; // not that of the record, a float, which a large penalty may make 0
    std::vector<Token> tokens;
};

Hypothesis hypothesisOf(const BeamTree& tree, int last)
{
    Hypothesis hypothesis;
    for (int i = last; i >= 0; i = tree.nodes.at(static_cast<std::size_t>(i)).parent) {
        const BeamNode& node = tree.nodes.at(static_cast<std::size_t>(i));
        hypothesis.logProbability += static_cast<double>(node.logProbability);
        hypothesis.tokens.push_back(node.token);
    }
    std::ranges::reverse(hypothesis.tokens);
    // Σ log p / tokens^penalty
    hypothesis.score = hypothesis.logProbability / std::pow(static_cast<double>(hypothesis.tokens.size()),
                                                       static_cast<double>(tree.lengthPenalty));
    return hypothesis;
}

std::string wordsOf(const Hypothesis& hypothesis, bool finished)
{
    std::string words;
    for (const std::string& label : labelsOf(hypothesis.tokens))
        words += label + " ";
    return finished ? words.substr(0, words.size() - 1) : words + "…";
}

} // namespace

std::string hypothesesTable(const BeamTree& tree)
{
    constexpr auto left = TextTable::Align::Left;
    TextTable table{{{"Beam of " + std::to_string(tree.width), {}, left}, {"score", {}},
        {"log-probability", {}}, {"words", {}, left}}};
    std::vector<double> scores;
    std::vector<double> logProbabilities;
    for (const int last : tree.hypotheses) {
        const Hypothesis hypothesis = hypothesisOf(tree, last);
        table.columns[0].cells.push_back(std::to_string(table.columns[0].cells.size() + 1));
        scores.push_back(hypothesis.score);
        logProbabilities.push_back(hypothesis.logProbability);
        const bool finished = tree.nodes.at(static_cast<std::size_t>(last)).fate == BeamFate::Finished;
        table.columns[3].cells.push_back(wordsOf(hypothesis, finished));
    }
    table.columns[1].cells = distinctNumbers(scores, 3);
    table.columns[2].cells = distinctNumbers(logProbabilities, 3);
    return formatTable(table) + "\n";
}

} // namespace lab
