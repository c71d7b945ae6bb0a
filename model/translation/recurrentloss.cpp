// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/batchparts.h"
#include "model/translation/recurrent.h"

namespace lab {
namespace {

// Numbers of the rows that belong to sentences with draws, when sentences stand below each other.
std::vector<int> rowsWithDraws(const std::vector<Draws>& draws, const std::vector<Variable>& contexts)
{
    std::vector<int> rows;
    int row = 0;
    for (std::size_t i = 0; i < draws.size(); ++i)
        for (Index t = 0; t < contexts[i].rows(); ++t, ++row)
            if (!draws[i].empty())
                rows.push_back(row);
    return rows;
}

std::vector<int> at(const std::vector<int>& values, const std::vector<int>& rows)
{
    std::vector<int> chosen;
    for (const int row : rows)
        chosen.push_back(values[static_cast<std::size_t>(row)]);
    return chosen;
}

} // namespace

Variable RecurrentTranslator::loss(const TrainingBatch& batch, TrainingPass& pass) const
{
    const PackedLayout sources = packedLayout(lengthsOf(batch.sources));
    const Encoded encoded = encodePacked(sources, pack(sources, batch.sources), &pass);
    std::vector<std::vector<int>> inputs;
    for (const auto& target : batch.targets)
        inputs.push_back(decoderInput(target, batch.targetBegin));
    const PackedLayout targets = packedLayout(lengthsOf(inputs));
    const std::vector<int> sourceRanks = ranksOf(sources);
    std::vector<int> initialRows;
    for (const int sentence : targets.order)
        initialRows.push_back(sourceRanks[static_cast<std::size_t>(sentence)]);
    const Variable initial = gatherRows(encoded.initial, initialRows);
    Decoded decoded = runDecoder(targets, pack(targets, inputs), {initial, initial}, &pass);
    decoded.states = dropped(decoded.states, &pass);

    const Attended attended = attendAll(batch, {encoded, sources}, {decoded, targets}, pass);
    const Variable states = gatherRows(decoded.states, attended.stateRows);
    const Variable predicted = logits(states, concatenateRows(attended.contexts), &pass);
    const Variable likelihood = crossEntropy(predicted, attended.classes, pass.labelSmoothing);
    const Variable loss = withReinforcement(likelihood, attended, states, predicted, pass);
    return withGuidance(loss, attended.probabilities, batch.links, pass.guidedAttention);
}

RecurrentTranslator::Attended RecurrentTranslator::attendAll(const TrainingBatch& batch,
    const PackedEncoded& source, const PackedDecoded& target, TrainingPass& pass) const
{
    const bool fixed = m_config.attention == AttentionKind::None;
    const AttentionMemory all =
        fixed ? AttentionMemory() : memoryOf(source.results.keys, source.results.values);
    const Variable allQueries = fixed ? Variable() : prepareQueries(m_attention, queries(target.results));
    const std::vector<int> sourceRanks = ranksOf(source.layout);
    const std::vector<int> targetRanks = ranksOf(target.layout);
    Attended attended;
    for (std::size_t i = 0; i < batch.targets.size(); ++i) {
        const std::vector<int> queryRows = rowsOfSequence(target.layout, targetRanks[i]);
        attended.stateRows.insert(attended.stateRows.end(), queryRows.begin(), queryRows.end());
        attended.classes.insert(attended.classes.end(), batch.targets[i].begin(), batch.targets[i].end());
        if (fixed) {
            attended.contexts.push_back(gatherRows(target.results.contexts, queryRows));
            continue;
        }
        const std::vector<int> keyRows = rowsOfSequence(source.layout, sourceRanks[i]);
        const AttentionMemory memory{{}, gatherRows(all.values, keyRows),
            all.prepared.rows() == 0 ? Variable() : gatherRows(all.prepared, keyRows)};
        attendSentence(attended, gatherRows(allQueries, queryRows), memory, pass);
    }
    return attended;
}

// In a model with hard attention, most sentences are seen through one sampled word a step, the others softly.
void RecurrentTranslator::attendSentence(Attended& attended, const Variable& preparedQueries,
    const AttentionMemory& memory, TrainingPass& pass) const
{
    AttentionOptions options;
    if (m_config.attention == AttentionKind::Hard && pass.random.uniform() >= pass.reinforce.softShare) {
        options.weighting = Weighting::HardSample;
        options.seed = pass.random();
    }
    const AttentionResult result = attendPrepared(m_attention, preparedQueries, memory, options);
    attended.contexts.push_back(result.context);
    attended.probabilities.push_back(result.probabilities);
    attended.draws.push_back(result.draws);
    if (!result.draws.empty())
        attended.expected.push_back(
            matmul(Variable(result.probabilities.value()), Variable(memory.values.value())));
}

// loss - λ_r/N Σ (r_i - b_i) log p(draw_i) - λ_e/N Σ H(p_i) over the N tokens whose words were sampled, with
// the reward r_i = log p(target | sampled word) and the baseline b_i = log p(target | expected context). As
// the state does not read the context, a draw acts on one target word only.
Variable RecurrentTranslator::withReinforcement(const Variable& loss, const Attended& attended,
    const Variable& states, const Variable& predicted, TrainingPass& pass) const
{
    if (attended.expected.empty())
        return loss;
    const std::vector<int> rows = rowsWithDraws(attended.draws, attended.contexts);
    const Matrix reward = logLikelihoods(predicted, attended.classes);
    const Variable expected =
        logits(gatherRows(Variable(states.value()), rows), concatenateRows(attended.expected), &pass);
    const Matrix baseline = logLikelihoods(expected, at(attended.classes, rows));

    std::vector<Variable> parts;
    std::size_t done = 0;
    for (std::size_t i = 0; i < attended.draws.size(); ++i) {
        std::vector<AlignmentLink> links;
        for (std::size_t t = 0; t < attended.draws[i].size(); ++t, ++done)
            links.push_back({static_cast<int>(t), attended.draws[i][t].front(),
                reward(rows[done], 0) - baseline(static_cast<Index>(done), 0)});
        if (links.empty())
            continue;
        parts.push_back(scale(alignmentLoss(attended.probabilities[i], links), pass.reinforce.rewardWeight));
        parts.push_back(scale(entropySum(attended.probabilities[i]), -pass.reinforce.entropyWeight));
    }
    return add(loss, scale(sum(concatenateRows(parts)), 1.0F / static_cast<float>(rows.size())));
}

} // namespace lab
