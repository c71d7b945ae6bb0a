// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attentionoptions.h"

#include <string>

namespace lab {

/// Whether the decoder looks back at the source words, and how it was trained to.
enum class AttentionKind {
    None, ///< one fixed context for the whole sentence (Cho et al. 2014)
    Soft, ///< trained with the probabilities as weights
    Hard, ///< trained with sampled words (Xu et al. 2015)
};

/// Where the query of a decoder step comes from.
enum class QuerySource {
    DecoderState,         ///< the new state s_t
    DecoderInput,         ///< the embedding of the previous word
    DecoderInputAndState, ///< [input; state], for the location-linear rule
};

/// Where keys and values come from.
enum class MemorySource {
    EncoderState,    ///< both directions of the encoder GRU at a source position
    SourceEmbedding, ///< the embedding of the source word
};

/// Sizes and choices of a recurrent translator; `config.json` of a bundle holds exactly these.
struct RecurrentConfig {
    int sourceVocabulary = 0;  ///< rows of the source embedding
    int targetVocabulary = 0;  ///< rows of the target embedding
    int embeddingSize = 0;     ///< E, both sides
    int encoderHiddenSize = 0; ///< of one direction; an encoder state has twice as many numbers
    int decoderHiddenSize = 0;
    int attentionSize = 0;    ///< width of the additive rule's hidden layer
    int maximumPositions = 0; ///< outputs of the location-linear rule
    AttentionKind attention = AttentionKind::Soft;
    ScoreRule rule = ScoreRule::Additive; ///< this and what follows: without meaning when attention is None
    bool learnedV = true;                 ///< additive: false is the "tanh, then sum" form, v all ones
    QuerySource query = QuerySource::DecoderState;
    MemorySource key = MemorySource::EncoderState;
    MemorySource value = MemorySource::EncoderState;

    int querySize() const;
    int keySize() const;
    int valueSize() const;        ///< of a context; the decoder's state size when it is fixed
    int decoderInputSize() const; ///< of the decoder GRU: the previous word, and the context when it is fixed
};

/// Throws ConfigError when a size is out of range or the rule does not fit the sizes.
void validate(const RecurrentConfig& config);

/// Names as in config.json: "additive", "scaled-dot", "decoder-state", "encoder-state"…
std::string nameOf(AttentionKind kind);
std::string nameOf(ScoreRule rule);
std::string nameOf(QuerySource source);
std::string nameOf(MemorySource source);
/// The inverse; throws ConfigError naming the choices.
AttentionKind attentionKindFromName(const std::string& name);
ScoreRule scoreRuleFromName(const std::string& name);
QuerySource querySourceFromName(const std::string& name);
MemorySource memorySourceFromName(const std::string& name);

} // namespace lab
