// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/batchparts.h"

#include "model/layers/dropout.h"

#include <algorithm>

namespace lab {

Variable dropped(const Variable& x, TrainingPass* pass)
{
    return pass == nullptr ? x : dropout(x, pass->dropout, &pass->random);
}

std::vector<int> dropWords(std::vector<int> tokens, int unknown, TrainingPass* pass)
{
    if (pass != nullptr && pass->wordDropout > 0)
        for (int& token : tokens)
            if (pass->random.uniform() < pass->wordDropout)
                token = unknown;
    return tokens;
}

LayerDropout layerDropout(TrainingPass* pass)
{
    return pass == nullptr ? LayerDropout() : LayerDropout{pass->dropout, &pass->random};
}

Random* randomOf(TrainingPass* pass)
{
    return pass == nullptr ? nullptr : &pass->random;
}

std::vector<int> lengthsOf(const std::vector<std::vector<int>>& sequences)
{
    std::vector<int> lengths;
    for (const auto& sequence : sequences)
        lengths.push_back(static_cast<int>(sequence.size()));
    return lengths;
}

std::vector<int> joined(const std::vector<std::vector<int>>& sequences)
{
    std::vector<int> items;
    for (const auto& sequence : sequences)
        items.insert(items.end(), sequence.begin(), sequence.end());
    return items;
}

std::vector<int> positionsOf(const std::vector<int>& lengths)
{
    std::vector<int> positions;
    for (const int length : lengths)
        for (int position = 0; position < length; ++position)
            positions.push_back(position);
    return positions;
}

std::vector<int> decoderInput(const std::vector<int>& target, int begin)
{
    std::vector<int> input{begin};
    input.insert(input.end(), target.begin(), target.end() - 1);
    return input;
}

std::vector<int> ranksOf(const PackedLayout& layout)
{
    std::vector<int> ranks(layout.order.size());
    for (std::size_t rank = 0; rank < layout.order.size(); ++rank)
        ranks[layout.order[rank]] = static_cast<int>(rank);
    return ranks;
}

std::vector<int> rankOfRows(const PackedLayout& layout)
{
    std::vector<int> ranks;
    for (const int count : layout.batchSizes)
        for (int rank = 0; rank < count; ++rank)
            ranks.push_back(rank);
    return ranks;
}

Variable withGuidance(const Variable& loss, const std::vector<Variable>& probabilities,
    const std::vector<std::vector<AlignmentLink>>& links, float weight)
{
    std::vector<Variable> parts;
    std::size_t count = 0;
    for (std::size_t i = 0; weight > 0 && i < std::min(links.size(), probabilities.size()); ++i)
        if (!links[i].empty()) {
            parts.push_back(alignmentLoss(probabilities[i], links[i]));
            count += links[i].size();
        }
    return parts.empty() ? loss
                         : add(loss, scale(sum(concatenateRows(parts)), weight / static_cast<float>(count)));
}

} // namespace lab
