// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attentiongroups.h"
#include "model/layers/transformerlayer.h"
#include "model/translation/transformerconfig.h"
#include "model/translation/translator.h"

namespace lab {

/// The transformer (Vaswani et al. 2017), with layers as in PyTorch's nn.Transformer.
///
///     x      = embedding of each word · sqrt(d) + its position      [words x d]
///     memory = norm(encoder layers(x)), each word sees all          [Tsource x d]
///     y      = norm(decoder layers(x, memory)), each word sees those before it and the memory
///     logits = E_target y + b                                       tied to the target embedding, or W y + b
///
/// Decoding keeps the keys and values of the words read so far, so a step computes one row. Temperature and
/// hard weights act on cross-attention; self-attention is always soft. Guided attention acts on the first
/// cross-attention head of the last layer.
class TransformerTranslator : public Translator {
public:
    /// Parameters start at zero; call initialize() or load values into parameters().
    explicit TransformerTranslator(const TransformerConfig& config);

    /// Random starting weights: embeddings and learned positions N(0, 1/d), products Xavier, gains 1.
    void initialize(Random& random) override;

    Encoding encode(std::span<const int> source) const override;
    StepResult step(const Encoding& encoding, const DecoderState& state, int token,
        const StepOptions& options) const override;
    Variable loss(const TrainingBatch& batch, TrainingPass& pass) const override;
    const ParameterSet& parameters() const override { return m_parameters; }
    const TransformerConfig& config() const { return m_config; }

private:
    /// How words of one language become rows.
    struct Side {
        Variable embedding; ///< [V x d]
        Variable positions; ///< [maximum positions x d] when learned, else 0 x 0
    };
    Side sideOf(int vocabulary) const;
    void collectParameters();
    Variable embed(const Side& side, const std::vector<int>& tokens, const std::vector<int>& positions,
        TrainingPass* pass) const;
    Variable positionRows(const Side& side, const std::vector<int>& positions) const;

    /// What the encoder made of sentences whose rows stand below each other.
    struct Encoded {
        Variable memory;                 ///< [rows x d]
        std::vector<LayerRecord> layers; ///< the heads of the first sentences
    };
    Encoded encodeRows(
        const std::vector<int>& tokens, const std::vector<int>& lengths, TrainingPass* pass) const;
    /// What the decoder made of a batch.
    struct Decoded {
        Variable rows;                     ///< [rows x d]
        std::vector<Variable> guidedHeads; ///< probabilities of the guided head, for each group
    };
    Decoded decodeRows(const TrainingBatch& batch, const Variable& memory,
        std::span<const AttentionGroup> cross, TrainingPass& pass) const;
    Variable logits(const Variable& rows) const;

    TransformerConfig m_config;
    ParameterSet m_parameters;
    Side m_source;
    Side m_target;
    std::vector<EncoderLayer> m_encoder;
    std::vector<DecoderLayer> m_decoder;
    LayerNorm m_encoderNorm; ///< without meaning unless finalNorm
    LayerNorm m_decoderNorm;
    Variable m_outputWeight; ///< [Vtarget x d]; tied: the target embedding
    Variable m_outputBias;   ///< [1 x Vtarget], or 0 x 0
};

} // namespace lab
