// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/hypothesestable.h"

#include "app/commandline/texttable.h"
#include "model/text/tokenizer.h"

#include <cmath>

namespace lab {

namespace {

struct Hypothesis {
    double logProbability = 0;
    double score = 0; // not that of the record, a float, which a large penalty may make 0
    std::string words;
};

Hypothesis hypothesisOf(const BeamTree& tree, int last)
{
    Hypothesis hypothesis;
    int tokens = 0;
    for (int i = last; i >= 0; i = tree.nodes.at(static_cast<std::size_t>(i)).parent) {
        const BeamNode& node = tree.nodes.at(static_cast<std::size_t>(i));
        hypothesis.logProbability += static_cast<double>(node.logProbability);
        ++tokens;
        hypothesis.words = displayText(node.token) + (i == last ? "" : " ") + hypothesis.words;
    }
    const bool finished = tree.nodes.at(static_cast<std::size_t>(last)).fate == BeamFate::Finished;
    hypothesis.words += finished ? "" : " …";
    // Σ log p / tokens^penalty
    hypothesis.score = hypothesis.logProbability / std::pow(tokens, static_cast<double>(tree.lengthPenalty));
    return hypothesis;
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
        table.columns[3].cells.push_back(hypothesis.words);
    }
    table.columns[1].cells = distinctNumbers(scores, 3);
    table.columns[2].cells = distinctNumbers(logProbabilities, 3);
    return formatTable(table) + "\n";
}

} // namespace lab
