// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"
#include "model/record/beamtree.h"
#include "model/record/scorerecord.h"
#include "model/text/token.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What a decode leaves behind: every number of attention, for every step. One record serves all models: a
/// recurrent step has one layer with one cross-attention head, a transformer has many. Rows are queries,
/// columns are keys. Plain data, immutable once a step is finished, safe to share between threads.
namespace lab {

/// The keys that hard attention took, one list for each query, in the order of choice.
using Draws = std::vector<std::vector<int>>;

/// One attention head. Tq queries, Tk keys; a recurrent step has Tq = 1. Without attention (a fixed context)
/// only `context` is filled.
struct HeadRecord {
    SharedMatrix query;         ///< [Tq x dq]
    SharedMatrix keys;          ///< [Tk x dk], shared by all steps
    SharedMatrix values;        ///< [Tk x dv], shared by all steps
    SharedMatrix scores;        ///< [Tq x Tk] the rule's raw output; NaN where it has none
    SharedMatrix logits;        ///< [Tq x Tk] scores / temperature, -infinity where masked
    SharedMatrix probabilities; ///< [Tq x Tk] softmax of logits, rows sum to 1
    SharedMatrix weights;       ///< [Tq x Tk] what was really used (soft: the probabilities)
    SharedMatrix context;       ///< [Tq x dv] weights x values
    Draws draws;                ///< hard: the keys taken for each query, in order; soft: empty
    float temperature = 1;      ///< what the scores were divided by
    /// How the scores came about; null without attention, and in a record that was read from a file.
    std::shared_ptr<const ScoreRecord> score = {};
};

/// The attention heads of one layer, by site.
struct LayerRecord {
    std::vector<HeadRecord> self;  ///< query, keys and values from the same sequence
    std::vector<HeadRecord> cross; ///< query from the decoder, keys and values from the source
};

/// A possible next token.
struct Candidate {
    Token token;
    float probability = 0;         ///< softmax over the whole target vocabulary, whatever was drawn from
    float samplingProbability = 0; ///< what a draw gave it, 0 where it was cut; 0 in steps without a draw
    bool blocked = false;          ///< it could not be chosen: it would have repeated words, see repetition.h
};

/// How a step drew its token from softmax(logits / temperature) after top-k and top-p.
struct SampleRecord {
    float draw = 0;        ///< the uniform number in [0, 1) that fell on the token, the most probable lowest
    int choices = 0;       ///< tokens that could be drawn
    float probability = 0; ///< of the chosen one among them
};

/// One decoder step, for one new target token.
struct StepRecord {
    Token input;                             ///< what the decoder read: the previous token, <s> at first
    Token chosen;                            ///< what it said
    std::vector<LayerRecord> layers;         ///< decoder layers, first to last
    SharedMatrix state;                      ///< [1 x H] the decoder state after reading the input
    std::vector<Candidate> candidates;       ///< the most probable next tokens, best first
    float chosenProbability = 0;             ///< probability of `chosen`
    std::optional<SampleRecord> sample = {}; ///< set when `chosen` was drawn
    int blocked = 0; ///< how many words of the vocabulary could not be chosen: they would have repeated words
};

/// What the encoder computed, once per sentence.
struct EncoderRecord {
    std::vector<LayerRecord> layers; ///< self-attention layers; empty for a recurrent encoder
    SharedMatrix memory;             ///< [Tsource x D] one row per source token
    /// Self-attention between the bare source embeddings, without any trained weight of its own: one head
    /// when the decode was asked for it. The decoder does not read it.
    std::vector<HeadRecord> embeddings = {};
};

/// Why a decode ended.
enum class StopReason {
    Running,       ///< not finished yet
    EndOfSentence, ///< the model said </s>
    MaximumLength, ///< the step limit was reached first
    MaximumMemory, ///< its numbers took all the memory that they may, see DecodeOptions::maximumBytes
    Repetition,    ///< it said the same words over and over, see repetition.h
    Cancelled,     ///< the caller asked it to stop
};

/// A whole decode. Finished steps are immutable and shared, so stepping back, branching and handing over to
/// another thread cost nothing.
struct Decoding {
    TokenizedText source; ///< </s> is its last token, unless the model reads sentences without
    std::shared_ptr<const EncoderRecord> encoder;
    std::vector<std::shared_ptr<const StepRecord>> steps;
    std::string text; ///< the target tokens so far, joined into words
    StopReason stop = StopReason::Running;
    std::shared_ptr<const BeamTree> beam; ///< where the steps were found, its first hypothesis; or null
};

} // namespace lab
