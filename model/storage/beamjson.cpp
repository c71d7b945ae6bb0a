// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/beamjson.h"

#include "model/math/error.h"
#include "model/storage/recordfields.h"

#include <climits>
#include <cmath>

namespace lab {

namespace {

float finite(float value, const char* field)
{
    if (!std::isfinite(value))
        throw FormatError(std::string("The record has no JSON form: the ") + field + " of a hypothesis is " +
                          std::to_string(value) + ".");
    return value;
}

const char* nameOf(BeamFate fate)
{
    for (const auto& [value, name] : recordfields::fates) {
        if (value == fate)
            return name;
    }
    throw ConfigError("Unknown fate number " + std::to_string(static_cast<int>(fate)) + ".");
}

BeamFate readFate(const JsonCursor& cursor)
{
    for (const auto& [fate, name] : recordfields::fates) {
        if (cursor.text() == name)
            return fate;
    }
    cursor.fail("\"kept\", \"finished\" or \"pruned\"");
}

BeamNode readNode(const JsonCursor& cursor, const std::vector<BeamNode>& before)
{
    BeamNode node;
    const JsonCursor parent = cursor.member("parent");
    node.parent = static_cast<int>(parent.integer(-1, static_cast<std::int64_t>(before.size()) - 1));
    if (node.parent >= 0 && before[static_cast<std::size_t>(node.parent)].fate != BeamFate::Kept)
        parent.fail("a node that was kept");
    node.token = {
        cursor.member("piece").text(), static_cast<int>(cursor.member("id").integer(0, INT_MAX)), 0, 0};
    node.logProbability = cursor.member("logProbability").number();
    node.score = cursor.member("score").number();
    node.fate = readFate(cursor.member("fate"));
    return node;
}

// The first hypothesis says the steps of the record, and its nodes share them.
void shareSteps(
    const JsonCursor& cursor, BeamTree& tree, const std::vector<std::shared_ptr<const StepRecord>>& steps)
{
    int node = tree.hypotheses.empty() ? -1 : tree.hypotheses.front();
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (node < 0 || tree.nodes[static_cast<std::size_t>(node)].token.id != (*step)->chosen.id)
            cursor.fail("first the hypothesis of the " + std::to_string(steps.size()) + " steps");
        tree.nodes[static_cast<std::size_t>(node)].step = *step;
        node = tree.nodes[static_cast<std::size_t>(node)].parent;
    }
    if (node >= 0)
        cursor.fail("first the hypothesis of the " + std::to_string(steps.size()) + " steps");
}

} // namespace

OrderedJson beamToJson(const BeamTree& tree)
{
    OrderedJson nodes = OrderedJson::array();
    for (const BeamNode& node : tree.nodes) {
        nodes.push_back({{"parent", node.parent}, {"piece", node.token.piece}, {"id", node.token.id},
            {"logProbability", finite(node.logProbability, "log-probability")},
            {"score", finite(node.score, "score")}, {"fate", nameOf(node.fate)}});
    }
    return {{"width", tree.width}, {"lengthPenalty", finite(tree.lengthPenalty, "length penalty")},
        {"nodes", std::move(nodes)}, {"hypotheses", tree.hypotheses}};
}

std::shared_ptr<const BeamTree> beamFromJson(
    const JsonCursor& cursor, const std::vector<std::shared_ptr<const StepRecord>>& steps)
{
    auto tree = std::make_shared<BeamTree>();
    tree->width = static_cast<int>(cursor.member("width").integer(1, INT_MAX));
    tree->lengthPenalty = cursor.member("lengthPenalty").number();
    for (const JsonCursor& node : cursor.member("nodes").elements())
        tree->nodes.push_back(readNode(node, tree->nodes));
    const JsonCursor hypotheses = cursor.member("hypotheses");
    for (const JsonCursor& last : hypotheses.elements()) {
        const auto node = last.integer(0, static_cast<std::int64_t>(tree->nodes.size()) - 1);
        if (tree->nodes[static_cast<std::size_t>(node)].fate == BeamFate::Pruned)
            last.fail("a node that was not pruned");
        tree->hypotheses.push_back(static_cast<int>(node));
    }
    shareSteps(hypotheses, *tree, steps);
    return tree;
}

} // namespace lab
