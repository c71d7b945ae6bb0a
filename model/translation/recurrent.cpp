// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/recurrent.h"

#include "model/math/error.h"
#include "model/translation/batchparts.h"

#include <cmath>

namespace lab {
namespace {

PackedLayout oneSequence(std::size_t length)
{
    const int count = static_cast<int>(length);
    return packedLayout(std::span(&count, 1));
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
    m_decoder = Gru(config.decoderInputSize(), d);
    const AttentionSizes sizes{
        config.querySize(), config.keySize(), config.attentionSize, config.maximumPositions};
    if (config.attention != AttentionKind::None) {
        m_attention = AttentionScore(config.rule, sizes, config.learnedV);
        m_scoreRecord = record(m_attention);
    }
    m_readout = Linear(d + config.valueSize(), e);
    m_outputBias = Variable(Matrix::Zero(1, config.targetVocabulary));

    m_parameters.push_back({"source_embedding.weight", m_sourceEmbedding, false});
    m_parameters.push_back({"target_embedding.weight", m_targetEmbedding, false});
    collect(m_encoderForward, "encoder", "", m_parameters);
    collect(m_encoderBackward, "encoder", "_reverse", m_parameters);
    collect(m_bridge, "bridge", m_parameters);
    collect(m_decoder, "decoder", "", m_parameters);
    if (config.attention != AttentionKind::None)
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
    encoded.memory = dropped(concatenateColumns({forward, backward}), pass);
    encoded.keys = m_config.key == MemorySource::EncoderState ? encoded.memory : embedded;
    encoded.values = m_config.value == MemorySource::EncoderState ? encoded.memory : embedded;
    const Variable ends = concatenateColumns({gatherRows(forward, last), gatherRows(backward, first)});
    encoded.initial = tanh(apply(m_bridge, ends)); // s_0 = tanh(W [h→_n; h←_1] + b)
    return encoded;
}

RecurrentTranslator::Decoded RecurrentTranslator::runDecoder(const PackedLayout& layout,
    const std::vector<int>& tokens, const DecoderStart& start, TrainingPass* pass) const
{
    Decoded decoded;
    decoded.inputs = dropped(
        gatherRows(m_targetEmbedding, dropWords(tokens, pass == nullptr ? 0 : pass->unknownTarget, pass)),
        pass);
    if (m_config.attention != AttentionKind::None) {
        decoded.states = run(m_decoder, decoded.inputs, start.state, layout);
        return decoded;
    }
    decoded.contexts = gatherRows(start.context, rankOfRows(layout));
    decoded.states =
        run(m_decoder, concatenateColumns({decoded.inputs, decoded.contexts}), start.state, layout);
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
        return concatenateColumns({decoded.inputs, decoded.states});
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
    const Variable z = tanh(apply(m_readout, concatenateColumns({states, contexts})));
    return affine(dropped(z, pass), m_targetEmbedding, m_outputBias);
}

Encoding RecurrentTranslator::encode(std::span<const int> source) const
{
    if (source.empty())
        throw ShapeError("There is no source token to encode.");
    const Encoded encoded = encodePacked(oneSequence(source.size()), {source.begin(), source.end()}, nullptr);
    Encoding encoding;
    encoding.record = std::make_shared<EncoderRecord>(EncoderRecord{{}, encoded.memory.share()});
    encoding.memories = {m_config.attention == AttentionKind::None ? AttentionMemory{{}, encoded.initial, {}}
                                                                   : memoryOf(encoded.keys, encoded.values)};
    encoding.initial = {{encoded.initial}, 0};
    return encoding;
}

StepResult RecurrentTranslator::step(
    const Encoding& encoding, const DecoderState& state, int token, const StepOptions& options) const
{
    const AttentionMemory& memory = encoding.memories.at(0);
    const Decoded decoded =
        runDecoder(oneSequence(1), {token}, {state.tensors.at(0), memory.values}, nullptr);
    AttentionResult attention;
    if (m_config.attention == AttentionKind::None) {
        attention.context = decoded.contexts;
    } else {
        AttentionOptions choices = options.attention;
        choices.stream = static_cast<std::uint64_t>(state.position);
        attention = attend(m_attention, queries(decoded), memory, choices);
    }
    LayerRecord layer;
    layer.cross.push_back(record(attention, m_scoreRecord));
    return {{{decoded.states}, state.position + 1}, {std::move(layer)}, decoded.states.share(),
        logits(decoded.states, attention.context, nullptr).share()};
}

} // namespace lab
