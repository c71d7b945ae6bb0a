// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attention.h"
#include "model/layers/gru.h"
#include "model/layers/linear.h"
#include "model/layers/packed.h"
#include "model/translation/recurrentconfig.h"
#include "model/translation/translator.h"

namespace lab {

class Random;

/// Encoder-decoder with GRUs and attention (Bahdanau et al. 2015 with the query of Luong et al. 2015).
///
///     h   = bidirectional GRU over the source embeddings         [Tsource x 2H]
///     s_0 = tanh(W_bridge [h forward at the end; h backward at the start])
///     s_t = GRU(s_{t-1}, embedding of the previous word)         [1 x D]
///     c_t = attention(query, keys, values)                       [1 x dv]
///     z_t = tanh(W_readout [s_t; c_t] + b)                       [1 x E]
///     logits = E_target z_t + b                                  tied to the target embedding
///
/// Without attention (Cho et al. 2014) c = s_0 for all steps, and the GRU reads it with the previous word:
/// s_t = GRU(s_{t-1}, [embedding of the previous word; c]). Hard attention differs in training only.
class RecurrentTranslator : public Translator {
public:
    /// Parameters start at zero; call initialize() or load values into parameters().
    explicit RecurrentTranslator(const RecurrentConfig& config);

    /// Random starting weights: embeddings N(0, 0.1²), GRUs U(±1/sqrt(H)), linear layers Xavier.
    void initialize(Random& random) override;

    Encoding encode(std::span<const int> source) const override;
    StepResult step(const Encoding& encoding, const DecoderState& state, int token,
        const StepOptions& options) const override;
    Variable loss(const TrainingBatch& batch, TrainingPass& pass) const override;
    const ParameterSet& parameters() const override { return m_parameters; }
    const RecurrentConfig& config() const { return m_config; }

private:
    /// The encoder's results for packed sentences.
    struct Encoded {
        Variable memory;  ///< [tokens x 2H], both directions
        Variable keys;    ///< [tokens x dk]
        Variable values;  ///< [tokens x dv]
        Variable initial; ///< s_0, [sentences x D] by rank
    };
    Encoded encodePacked(
        const PackedLayout& layout, const std::vector<int>& tokens, TrainingPass* pass) const;
    /// States and embedded inputs of the decoder for packed target prefixes.
    struct Decoded {
        Variable inputs;   ///< [tokens x E]
        Variable states;   ///< [tokens x D]
        Variable contexts; ///< [tokens x D] without attention; 0 x 0 with
    };
    /// Where the decoder begins, [sentences x D] by rank; without attention, with what context.
    struct DecoderStart {
        Variable state;
        Variable context;
    };
    Decoded runDecoder(const PackedLayout& layout, const std::vector<int>& tokens, const DecoderStart& start,
        TrainingPass* pass) const;
    /// Packed results with their layout.
    struct PackedEncoded {
        const Encoded& results;
        const PackedLayout& layout;
    };
    struct PackedDecoded {
        const Decoded& results;
        const PackedLayout& layout;
    };
    /// Contexts of all target tokens, sentence after sentence, and how they came about.
    struct Attended {
        std::vector<Variable> contexts;      ///< of each sentence, [its tokens x dv]
        std::vector<Variable> probabilities; ///< of each sentence; empty without attention
        std::vector<Draws> draws;            ///< of each sentence; empty where its weights are soft
        std::vector<Variable> expected;      ///< soft contexts of the sentences with draws
        std::vector<int> stateRows;          ///< packed rows, sentence after sentence
        std::vector<int> classes;            ///< target tokens, sentence after sentence
    };
    Attended attendAll(const TrainingBatch& batch, const PackedEncoded& source, const PackedDecoded& target,
        TrainingPass& pass) const;
    void attendSentence(Attended& attended, const Variable& preparedQueries, const AttentionMemory& memory,
        TrainingPass& pass) const;
    Variable withReinforcement(const Variable& loss, const Attended& attended, const Variable& states,
        const Variable& logits, TrainingPass& pass) const;
    Variable queries(const Decoded& decoded) const;
    AttentionMemory memoryOf(const Variable& keys, const Variable& values) const;
    Variable logits(const Variable& states, const Variable& contexts, TrainingPass* pass) const;

    RecurrentConfig m_config;
    ParameterSet m_parameters;
    Variable m_sourceEmbedding; ///< [Vsource x E]
    Variable m_targetEmbedding; ///< [Vtarget x E]
    Gru m_encoderForward;
    Gru m_encoderBackward;
    Linear m_bridge;
    Gru m_decoder;
    AttentionScore m_attention;
    std::shared_ptr<const ScoreRecord> m_scoreRecord; ///< of m_attention; null without attention
    Linear m_readout;
    Variable m_outputBias; ///< [1 x Vtarget]
};

} // namespace lab
