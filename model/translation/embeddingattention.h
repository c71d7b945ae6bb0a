// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attentionoptions.h"
#include "model/record/record.h"

#include <span>

namespace lab {

struct TranslationModel;

/// Choices of self-attention on embeddings; the defaults are Vaswani et al. 2017 without its projections.
struct EmbeddingAttentionOptions {
    bool scaled = true;  ///< scores q·k / sqrt(E); false: q·k
    bool causal = false; ///< each token sees itself and what came before
    bool normalised =
        false; ///< embeddings divided by their length, so that q·k is a cosine; false: as they are
    AttentionOptions attention = {};
};

/// Self-attention without any trained weight of its own: query = key = value = the rows of `embeddings`
/// [T x E], all pairs of them. A row of zeros stays one when normalised. Throws ShapeError when there is no
/// row, ConfigError for options out of range.
HeadRecord embeddingSelfAttention(const Matrix& embeddings, const EmbeddingAttentionOptions& options = {});

/// The same for source tokens and the source embedding of a model (its parameter source_embedding.weight, or
/// embedding.weight when both sides share one). Throws ShapeError when there is no token or one is outside
/// the vocabulary.
HeadRecord embeddingSelfAttention(const TranslationModel& model, std::span<const int> tokens,
    const EmbeddingAttentionOptions& options = {});

} // namespace lab
