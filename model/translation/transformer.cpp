// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/transformer.h"

#include "model/math/error.h"
#include "model/translation/batchparts.h"

#include <algorithm>
#include <cmath>

namespace lab {
TransformerTranslator::TransformerTranslator(const TransformerConfig& config) : m_config(config)
{
    validate(config);
    m_source = sideOf(config.sourceVocabulary);
    m_target = sideOf(config.targetVocabulary);
    if (config.sharedEmbedding)
        m_target.embedding = m_source.embedding;
    for (int i = 0; i < config.encoderLayers; ++i)
        m_encoder.emplace_back(config.encoderShape());
    for (int i = 0; i < config.decoderLayers; ++i)
        m_decoder.emplace_back(config.decoderShape());
    m_encoderNorm = LayerNorm(config.modelSize, config.biased, config.epsilon);
    m_decoderNorm = LayerNorm(config.modelSize, config.biased, config.epsilon);
    m_outputWeight = config.tiedOutput ? m_target.embedding
                                       : Variable(Matrix::Zero(config.targetVocabulary, config.modelSize));
    m_outputBias = Variable(config.outputBias ? Matrix::Zero(1, config.targetVocabulary) : Matrix());
    collectParameters();
}

TransformerTranslator::Side TransformerTranslator::sideOf(int vocabulary) const
{
    const Index rows = m_config.positions == PositionKind::Learned ? m_config.maximumPositions : 0;
    return {Variable(Matrix::Zero(vocabulary, m_config.modelSize)),
        Variable(Matrix::Zero(rows, rows == 0 ? 0 : m_config.modelSize))};
}

void TransformerTranslator::collectParameters()
{
    const auto add = [this](const std::string& name, const Variable& matrix) {
        m_parameters.push_back({name, matrix, false});
    };
    add(m_config.sharedEmbedding ? "embedding.weight" : "source_embedding.weight", m_source.embedding);
    if (!m_config.sharedEmbedding)
        add("target_embedding.weight", m_target.embedding);
    if (m_config.positions == PositionKind::Learned) {
        add("source_positions.weight", m_source.positions);
        add("target_positions.weight", m_target.positions);
    }
    for (std::size_t i = 0; i < m_encoder.size(); ++i)
        collect(m_encoder[i], "encoder.layers." + std::to_string(i), m_parameters);
    if (m_config.finalNorm)
        collect(m_encoderNorm, "encoder.norm", m_parameters);
    for (std::size_t i = 0; i < m_decoder.size(); ++i)
        collect(m_decoder[i], "decoder.layers." + std::to_string(i), m_parameters);
    if (m_config.finalNorm)
        collect(m_decoderNorm, "decoder.norm", m_parameters);
    if (!m_config.tiedOutput)
        add("output.weight", m_outputWeight);
    if (m_config.outputBias)
        m_parameters.push_back({"output.bias", m_outputBias, true});
}

void TransformerTranslator::initialize(Random& random)
{
    const float deviation = 1 / std::sqrt(static_cast<float>(m_config.modelSize));
    for (Parameter& parameter : m_parameters) {
        Matrix& value = parameter.variable.mutableValue();
        if (parameter.isVector) { // gains are the vectors named weight
            value.setConstant(parameter.name.ends_with(".weight") ? 1.0F : 0.0F);
        } else if (parameter.name.ends_with("embedding.weight") ||
                   parameter.name.ends_with("positions.weight")) {
            value = value.unaryExpr([&](float) { return deviation * random.normal(); });
        } else { // Glorot and Bengio 2010
            const float bound = std::sqrt(6.0F / static_cast<float>(value.rows() + value.cols()));
            value = value.unaryExpr([&](float) { return bound * (2 * random.uniform() - 1); });
        }
    }
}

Variable TransformerTranslator::embed(const Side& side, const std::vector<int>& tokens,
    const std::vector<int>& positions, TrainingPass* pass) const
{
    Variable rows = gatherRows(side.embedding, tokens);
    if (m_config.scaledEmbedding)
        rows = scale(rows, std::sqrt(static_cast<float>(m_config.modelSize)));
    return dropped(add(rows, positionRows(side, positions)), pass);
}

Variable TransformerTranslator::positionRows(const Side& side, const std::vector<int>& positions) const
{
    const auto [least, most] = std::ranges::minmax(positions);
    const bool learned = m_config.positions == PositionKind::Learned;
    if (learned && most + m_config.firstPosition >= m_config.maximumPositions)
        throw ShapeError("Position " + std::to_string(most + m_config.firstPosition) +
                         " is beyond the model's table of " + std::to_string(m_config.maximumPositions) +
                         " positions.");
    const Variable table =
        learned ? side.positions
                : Variable(sinusoidalPositions(m_config.positions, m_config.firstPosition + least,
                      most - least + 1, m_config.modelSize, m_config.waveSpread));
    std::vector<int> rows = positions;
    for (int& row : rows)
        row += learned ? m_config.firstPosition : -least;
    return gatherRows(table, rows);
}

TransformerTranslator::Encoded TransformerTranslator::encodeRows(
    const std::vector<int>& tokens, const std::vector<int>& lengths, TrainingPass* pass) const
{
    const std::vector<AttentionGroup> groups = attentionGroups(lengths, lengths, false);
    const int unknown = pass == nullptr ? 0 : pass->unknownSource;
    Variable x = embed(m_source, dropWords(tokens, unknown, pass), positionsOf(lengths), pass);
    Encoded encoded;
    for (const EncoderLayer& layer : m_encoder) {
        const Sublayer self = [&](const Variable& rows) {
            const Variable projected = projectAll(layer.self, rows);
            const GroupedAttention attended = attendGroups(layer.self, projected, projected, groups,
                pass == nullptr ? 0 : pass->attentionDropout, randomOf(pass));
            encoded.layers.push_back({records(attended.groups.front()), {}});
            return attended.output;
        };
        x = run(layer, x, self, layerDropout(pass));
    }
    encoded.memory = m_config.finalNorm ? apply(m_encoderNorm, x) : x;
    return encoded;
}

Encoding TransformerTranslator::encode(std::span<const int> source) const
{
    if (source.empty())
        throw ShapeError("There is no source token to encode.");
    requireSelfAttendable(static_cast<Index>(source.size()));
    Encoded encoded = encodeRows({source.begin(), source.end()}, {static_cast<int>(source.size())}, nullptr);
    Encoding encoding;
    for (const DecoderLayer& layer : m_decoder) {
        const Variable projected = projectMemory(layer.cross, encoded.memory);
        for (int head = 0; head < layer.cross.heads; ++head)
            encoding.memories.push_back(headMemory(layer.cross, projected, {0, projected.rows()}, head));
    }
    const Variable nothing(Matrix::Zero(0, m_config.modelSize / m_config.decoderHeads));
    encoding.initial = {std::vector<Variable>(2 * encoding.memories.size(), nothing), 0};
    encoding.record =
        std::make_shared<EncoderRecord>(EncoderRecord{std::move(encoded.layers), encoded.memory.share()});
    return encoding;
}

Variable TransformerTranslator::logits(const Variable& rows) const
{
    return affine(rows, m_outputWeight, m_outputBias);
}

} // namespace lab
