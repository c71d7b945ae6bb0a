// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/batchparts.h"
#include "model/translation/transformer.h"

namespace lab {
namespace {

// The links of each group's sentences, as rows and columns of its matrix.
std::vector<std::vector<AlignmentLink>> groupedLinks(
    const TrainingBatch& batch, std::span<const AttentionGroup> groups)
{
    std::vector<std::vector<AlignmentLink>> grouped;
    std::size_t sentence = 0;
    for (const AttentionGroup& group : groups) {
        grouped.emplace_back();
        int query = 0;
        int key = 0;
        for (int i = 0; i < group.sentences; ++i, ++sentence) {
            for (const AlignmentLink& link : batch.links[sentence])
                grouped.back().push_back({query + link.query, key + link.key, link.weight});
            query += static_cast<int>(batch.targets[sentence].size());
            key += static_cast<int>(batch.sources[sentence].size());
        }
    }
    return grouped;
}

} // namespace

TransformerTranslator::Decoded TransformerTranslator::decodeRows(const TrainingBatch& batch,
    const Variable& memory, std::span<const AttentionGroup> cross, TrainingPass& pass) const
{
    const std::vector<int> lengths = lengthsOf(batch.targets);
    const std::vector<AttentionGroup> causal = attentionGroups(lengths, lengths, true);
    std::vector<std::vector<int>> inputs;
    for (const auto& target : batch.targets)
        inputs.push_back(decoderInput(target, batch.targetBegin));
    Variable x =
        embed(m_target, dropWords(joined(inputs), pass.unknownTarget, &pass), positionsOf(lengths), &pass);
    Decoded decoded;
    for (const DecoderLayer& layer : m_decoder) {
        const Sublayer self = [&](const Variable& rows) {
            const Variable projected = projectAll(layer.self, rows);
            return attendGroups(layer.self, projected, projected, causal, pass.attentionDropout, &pass.random)
                .output;
        };
        const Sublayer source = [&](const Variable& rows) {
            const GroupedAttention attended = attendGroups(layer.cross, projectQueries(layer.cross, rows),
                projectMemory(layer.cross, memory), cross, pass.attentionDropout, &pass.random);
            decoded.guidedHeads.clear();
            for (const auto& heads : attended.groups)
                decoded.guidedHeads.push_back(heads.front().probabilities);
            return attended.output;
        };
        x = run(layer, x, self, source, layerDropout(&pass));
    }
    decoded.rows = m_config.finalNorm ? apply(m_decoderNorm, x) : x;
    return decoded;
}

Variable TransformerTranslator::loss(const TrainingBatch& batch, TrainingPass& pass) const
{
    const std::vector<int> sources = lengthsOf(batch.sources);
    const std::vector<AttentionGroup> cross = attentionGroups(lengthsOf(batch.targets), sources, false);
    const Variable memory = encodeRows(joined(batch.sources), sources, &pass).memory;
    const Decoded decoded = decodeRows(batch, memory, cross, pass);
    const Variable likelihood =
        crossEntropy(logits(decoded.rows), joined(batch.targets), pass.labelSmoothing);
    if (batch.links.empty())
        return likelihood;
    return withGuidance(likelihood, decoded.guidedHeads, groupedLinks(batch, cross), pass.guidedAttention);
}

} // namespace lab
