// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "model/translation/transformer.h"

namespace lab {
namespace {

// A decoder step under way.
struct StepParts {
    const Encoding& encoding;
    const DecoderState& state;
    const StepOptions& options;
    StepResult& result;
};

// Self-attention of the new row over the kept keys and values and its own.
Variable attendToWordsBefore(
    const MultiHeadAttention& attention, std::size_t layer, const Variable& row, const StepParts& parts)
{
    const Variable projected = projectAll(attention, row);
    std::vector<AttentionMemory> memories;
    for (int head = 0; head < attention.heads; ++head) {
        const std::size_t kept = 2 * (layer * static_cast<std::size_t>(attention.heads) + head);
        const AttentionMemory own = headMemory(attention, projected, {0, 1}, head);
        const Variable keys = concatenateRows({parts.state.tensors.at(kept), own.keys});
        const Variable values = concatenateRows({parts.state.tensors.at(kept + 1), own.values});
        memories.push_back({keys, values, keys});
        parts.result.next.tensors.insert(parts.result.next.tensors.end(), {keys, values});
    }
    const std::vector<AttentionResult> heads = attendHeads(attention, projected, {0, 1}, memories);
    parts.result.layers[layer].self = records(heads);
    return apply(attention.out, joinedContexts(heads));
}

Variable attendToSource(
    const MultiHeadAttention& attention, std::size_t layer, const Variable& row, const StepParts& parts)
{
    const auto count = static_cast<std::size_t>(attention.heads);
    const auto memories = std::span(parts.encoding.memories).subspan(layer * count, count);
    HeadSettings settings;
    settings.options = parts.options.attention;
    settings.options.stream = // one for each step, layer and head
        (static_cast<std::size_t>(parts.state.position) * parts.result.layers.size() + layer) * count;
    const std::vector<AttentionResult> heads =
        attendHeads(attention, projectQueries(attention, row), {0, 1}, memories, settings);
    parts.result.layers[layer].cross = records(heads);
    return apply(attention.out, joinedContexts(heads));
}

} // namespace

StepResult TransformerTranslator::step(
    const Encoding& encoding, const DecoderState& state, int token, const StepOptions& options) const
{
    const std::size_t heads = m_decoder.size() * static_cast<std::size_t>(m_config.decoderHeads);
    if (encoding.memories.size() != heads || state.tensors.size() != 2 * heads)
        throw ShapeError("A step of " + std::to_string(heads) + " heads cannot go on from the memories of " +
                         std::to_string(encoding.memories.size()) + " and a state of " +
                         std::to_string(state.tensors.size() / 2) + ".");
    StepResult result;
    result.layers.resize(m_decoder.size());
    const StepParts parts{encoding, state, options, result};
    Variable x = embed(m_target, {token}, {static_cast<int>(state.position)}, nullptr);
    for (std::size_t layer = 0; layer < m_decoder.size(); ++layer)
        x = run(
            m_decoder[layer], x,
            [&](const Variable& row) {
                return attendToWordsBefore(m_decoder[layer].self, layer, row, parts);
            },
            [&](const Variable& row) { return attendToSource(m_decoder[layer].cross, layer, row, parts); });
    if (m_config.finalNorm)
        x = apply(m_decoderNorm, x);
    result.next.position = state.position + 1;
    result.state = x.share();
    result.logits = logits(x).share();
    return result;
}

} // namespace lab
