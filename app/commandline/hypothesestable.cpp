// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/hypothesestable.h"

#include "app/commandline/texttable.h"
#include "model/text/tokenizer.h"

namespace lab {

namespace {

struct Hypothesis {
    double logProbability = 0;
    std::string words;
};

Hypothesis hypothesisOf(const BeamTree& tree, int last)
{
    Hypothesis hypothesis;
    for (int i = last; i >= 0; i = tree.nodes.at(static_cast<std::size_t>(i)).parent) {
        const BeamNode& node = tree.nodes.at(static_cast<std::size_t>(i));
        hypothesis.logProbability += static_cast<double>(node.logProbability);
        hypothesis.words = displayText(node.token) + (i == last ? "" : " ") + hypothesis.words;
    }
    const bool finished = tree.nodes.at(static_cast<std::size_t>(last)).fate == BeamFate::Finished;
    return {hypothesis.logProbability, hypothesis.words + (finished ? "" : " …")};
}

} // namespace

std::string hypothesesTable(const BeamTree& tree)
{
    constexpr auto left = TextTable::Align::Left;
    TextTable table{{{"Beam of " + std::to_string(tree.width), {}, left}, {"score", {}},
        {"log-probability", {}}, {"words", {}, left}}};
    for (const int last : tree.hypotheses) {
        const Hypothesis hypothesis = hypothesisOf(tree, last);
        table.columns[0].cells.push_back(std::to_string(table.columns[0].cells.size() + 1));
        table.columns[1].cells.push_back(
            fixedNumber(static_cast<double>(tree.nodes.at(static_cast<std::size_t>(last)).score), 3));
        table.columns[2].cells.push_back(fixedNumber(hypothesis.logProbability, 3));
        table.columns[3].cells.push_back(hypothesis.words);
    }
    return formatTable(table) + "\n";
}

} // namespace lab
