// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/recurrent.h"

#include "model/layers/dropout.h"
#include "model/math/error.h"
#include "model/translation/batch.h"

#include <cmath>
#include <numeric>

namespace lab {
namespace {

Variable dropped(const Variable& x, TrainingPass* pass)
{
    return pass == nullptr ? x : dropout(x, pass->dropout, &pass->random);
}

// Replaces whole tokens by <unk>, so that the model learns to read around a word it does not know.
std::vector<int> dropWords(std::vector<int> tokens, int unknown, TrainingPass* pass)
{
    if (pass != nullptr && pass->wordDropout > 0)
        for (int& token : tokens)
            if (pass->random.uniform() < pass->wordDropout)
                token = unknown;
    return tokens;
}

PackedLayout oneSequence(std::size_t length)
{
    const int count = static_cast<int>(length);
    return packedLayout(std::span(&count, 1));
}

std::vector<int> lengthsOf(const std::vector<std::vector<int>>& sequences)
{
    std::vector<int> lengths;
    for (const auto& sequence : sequences)
        lengths.push_back(static_cast<int>(sequence.size()));
    return lengths;
}

// What the decoder reads to predict `target`: <s> and all tokens but the last.
std::vector<int> decoderInput(const std::vector<int>& target, int begin)
{
    std::vector<int> input{begin};
    input.insert(input.end(), target.begin(), target.end() - 1);
    return input;
}

// rank of each sequence, the inverse of layout.order
std::vector<int> ranksOf(const PackedLayout& layout)
{
    std::vector<int> ranks(layout.order.size());
    for (std::size_t rank = 0; rank < layout.order.size(); ++rank)
        ranks[layout.order[rank]] = static_cast<int>(rank);
    return ranks;
}

// loss + weight · mean of -log(attention weight) over the links of the batch
Variable withGuidance(const Variable& loss, const std::vector<Variable>& probabilities,
    const TrainingBatch& batch, float weight)
{
    std::vector<Variable> parts;
    std::size_t count = 0;
    for (std::size_t i = 0; weight > 0 && i < batch.links.size(); ++i)
        if (!batch.links[i].empty()) {
            parts.push_back(alignmentLoss(probabilities[i], batch.links[i]));
            count += batch.links[i].size();
        }
    return parts.empty() ? loss
                         : add(loss, scale(sum(concatenateRows(parts)), weight / static_cast<float>(count)));
}

} // namespace

RecurrentTranslator::RecurrentTranslator(const RecurrentConfig& config) : m_config(config)
{
    validate(config);
    const Index e = config.embeddingSize;
    const Index h = config.encoderHiddenSize;
    const Index d = config.decoderHiddenSize;
    m_sourceEmbedding = Variable(Matrix::Zero(config.sourceVocabulary, e));
    m_targetEmbedding = Variable(Matrix::Zero(config.targetVocabulary, e));
    m_encoderForward = Gru(e, h);
    m_encoderBackward = Gru(e, h);
    m_bridge = Linear(2 * h, d);
    m_decoder = Gru(e, d);
    const AttentionSizes sizes{
        config.querySize(), config.keySize(), config.attentionSize, config.maximumPositions};
    m_attention = AttentionScore(config.rule, sizes, config.learnedV);
    m_readout = Linear(d + config.valueSize(), e);
    m_outputBias = Variable(Matrix::Zero(1, config.targetVocabulary));

    m_parameters.push_back({"source_embedding.weight", m_sourceEmbedding, false});
    m_parameters.push_back({"target_embedding.weight", m_targetEmbedding, false});
    collect(m_encoderForward, "encoder", "", m_parameters);
    collect(m_encoderBackward, "encoder", "_reverse", m_parameters);
    collect(m_bridge, "bridge", m_parameters);
    collect(m_decoder, "decoder", "", m_parameters);
    collect(m_attention, "attention", m_parameters);
    collect(m_readout, "readout", m_parameters);
    m_parameters.push_back({"output.bias", m_outputBias, true});
}

void RecurrentTranslator::initialize(Random& random)
{
    for (Parameter& parameter : m_parameters) {
        Matrix& value = parameter.variable.mutableValue();
        const auto uniform = [&](float bound) {
            value = value.unaryExpr([&](float) { return bound * (2 * random.uniform() - 1); });
        };
        if (parameter.name.ends_with("embedding.weight"))
            value = value.unaryExpr([&](float) { return 0.1F * random.normal(); });
        else if (parameter.name.find("_l0") != std::string::npos) // GRU: three gates share its rows
            uniform(1 / std::sqrt(static_cast<float>(parameter.name.starts_with("encoder")
                                                         ? m_config.encoderHiddenSize
                                                         : m_config.decoderHiddenSize)));
        else if (!parameter.isVector) // Glorot and Bengio 2010
            uniform(std::sqrt(6.0F / static_cast<float>(value.rows() + value.cols())));
    }
}

RecurrentTranslator::Encoded RecurrentTranslator::encodePacked(
    const PackedLayout& layout, const std::vector<int>& tokens, TrainingPass* pass) const
{
    const Index sentences = static_cast<Index>(layout.order.size());
    const Variable embedded = dropped(
        gatherRows(m_sourceEmbedding, dropWords(tokens, pass == nullptr ? 0 : pass->unknownSource, pass)),
        pass);
    const Variable zero(Matrix::Zero(sentences, m_config.encoderHiddenSize));
    const Variable forward = run(m_encoderForward, embedded, zero, layout);
    const Variable backward = run(m_encoderBackward, embedded, zero, layout, Direction::Backward);

    std::vector<int> first(sentences);
    std::vector<int> last(sentences);
    for (int rank = 0; rank < sentences; ++rank) {
        first[rank] = layout.row(rank, 0);
        last[rank] = layout.row(rank, layout.lengths[rank] - 1);
    }
    Encoded encoded;
    encoded.memory = dropped(concatenateColumns(forward, backward), pass);
    encoded.keys = m_config.key == MemorySource::EncoderState ? encoded.memory : embedded;
    encoded.values = m_config.value == MemorySource::EncoderState ? encoded.memory : embedded;
    const Variable ends = concatenateColumns(gatherRows(forward, last), gatherRows(backward, first));
    encoded.initial = tanh(apply(m_bridge, ends)); // s_0 = tanh(W [h→_n; h←_1] + b)
    return encoded;
}

RecurrentTranslator::Decoded RecurrentTranslator::runDecoder(const PackedLayout& layout,
    const std::vector<int>& tokens, const Variable& initial, TrainingPass* pass) const
{
    Decoded decoded;
    decoded.inputs = dropped(
        gatherRows(m_targetEmbedding, dropWords(tokens, pass == nullptr ? 0 : pass->unknownTarget, pass)),
        pass);
    decoded.states = run(m_decoder, decoded.inputs, initial, layout);
    return decoded;
}

Variable RecurrentTranslator::queries(const Decoded& decoded) const
{
    switch (m_config.query) {
    case QuerySource::DecoderState:
        return decoded.states;
    case QuerySource::DecoderInput:
        return decoded.inputs;
    case QuerySource::DecoderInputAndState:
        return concatenateColumns(decoded.inputs, decoded.states);
    }
    throw ConfigError("Unknown query source.");
}

AttentionMemory RecurrentTranslator::memoryOf(const Variable& keys, const Variable& values) const
{
    return {keys, values, prepareKeys(m_attention, keys)};
}

Variable RecurrentTranslator::logits(
    const Variable& states, const Variable& contexts, TrainingPass* pass) const
{
    // z = tanh(W [s; c] + b), logits = E z + b_out
    const Variable z = tanh(apply(m_readout, concatenateColumns(states, contexts)));
    return affine(dropped(z, pass), m_targetEmbedding, m_outputBias);
}

Encoding RecurrentTranslator::encode(std::span<const int> source) const
{
    if (source.empty())
        throw ShapeError("There is no source token to encode.");
    const Encoded encoded = encodePacked(oneSequence(source.size()), {source.begin(), source.end()}, nullptr);
    const AttentionMemory memory = memoryOf(encoded.keys, encoded.values);
    Encoding encoding;
    encoding.record = std::make_shared<EncoderRecord>(EncoderRecord{{}, encoded.memory.share()});
    encoding.memories = {memory};
    encoding.initial = {{encoded.initial}, 0};
    return encoding;
}

StepResult RecurrentTranslator::step(
    const Encoding& encoding, const DecoderState& state, int token, const StepOptions& options) const
{
    const Decoded decoded = runDecoder(oneSequence(1), {token}, state.tensors.at(0), nullptr);
    const AttentionResult attention =
        attend(m_attention, queries(decoded), encoding.memories.at(0), options.attention);
    StepResult result;
    result.next = {{decoded.states}, state.position + 1};
    result.layers = {LayerRecord{{}, {record(attention)}}};
    result.state = decoded.states.share();
    result.logits = logits(decoded.states, attention.context, nullptr).share();
    return result;
}

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
        initialRows.push_back(sourceRanks[sentence]);
    Decoded decoded =
        runDecoder(targets, pack(targets, inputs), gatherRows(encoded.initial, initialRows), &pass);
    decoded.states = dropped(decoded.states, &pass);
    return attendAndCompare(batch, {encoded, sources}, {decoded, targets}, pass);
}

Variable RecurrentTranslator::attendAndCompare(const TrainingBatch& batch, const PackedEncoded& source,
    const PackedDecoded& target, TrainingPass& pass) const
{
    const AttentionMemory all = memoryOf(source.results.keys, source.results.values);
    const Variable allQueries = queries(target.results);
    const std::vector<int> sourceRanks = ranksOf(source.layout);
    const std::vector<int> targetRanks = ranksOf(target.layout);
    std::vector<Variable> contexts;
    std::vector<Variable> probabilities;
    std::vector<int> stateRows; // sentence after sentence, as the contexts
    std::vector<int> classes;
    for (std::size_t i = 0; i < batch.targets.size(); ++i) {
        const std::vector<int> keyRows = rowsOfSequence(source.layout, sourceRanks[i]);
        const std::vector<int> queryRows = rowsOfSequence(target.layout, targetRanks[i]);
        const AttentionMemory memory{gatherRows(all.keys, keyRows), gatherRows(all.values, keyRows),
            all.prepared.rows() == 0 ? Variable() : gatherRows(all.prepared, keyRows)};
        const AttentionResult attention = attend(m_attention, gatherRows(allQueries, queryRows), memory);
        contexts.push_back(attention.context);
        probabilities.push_back(attention.probabilities);
        stateRows.insert(stateRows.end(), queryRows.begin(), queryRows.end());
        classes.insert(classes.end(), batch.targets[i].begin(), batch.targets[i].end());
    }
    const Variable states = gatherRows(target.results.states, stateRows);
    const Variable loss =
        crossEntropy(logits(states, concatenateRows(contexts), &pass), classes, pass.labelSmoothing);
    return withGuidance(loss, probabilities, batch, pass.guidedAttention);
}

} // namespace lab
