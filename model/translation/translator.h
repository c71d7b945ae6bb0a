// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/parameters.h"
#include "model/layers/attention.h"
#include "model/record/record.h"
#include "model/text/tokenizer.h"

#include <memory>
#include <span>
#include <vector>

namespace lab {

class Random;
struct TrainingBatch;
struct TrainingPass;

/// The decoder's memory between steps, as a value: keeping an old one is stepping back, using it twice is
/// branching.
struct DecoderState {
    /// Recurrent: one [1 x H] state. Transformer: keys and values of each self-attention head, layer by
    /// layer, [words read x d/heads] each.
    std::vector<Variable> tensors;
    Index position = 0; ///< number of tokens read so far
};

/// A source sentence, encoded once and read by every step.
struct Encoding {
    std::shared_ptr<const EncoderRecord> record;
    std::vector<AttentionMemory> memories; ///< of each cross-attention head, layer by layer; recurrent: one
    DecoderState initial;
};

/// Options of one decoder step.
struct StepOptions {
    AttentionOptions attention;
};

/// What one decoder step returns.
struct StepResult {
    DecoderState next;
    std::vector<LayerRecord> layers;
    SharedMatrix state;  ///< [1 x H]; transformer: what the output layer reads, [1 x d]
    SharedMatrix logits; ///< [1 x target vocabulary], before the softmax
};

/// A sequence-to-sequence model. encode() and step() are pure and may be called from any thread; loss() runs
/// the same layers on whole batches.
class Translator {
public:
    virtual ~Translator() = default;

    /// Random starting weights for training.
    virtual void initialize(Random& random) = 0;

    /// `source` ends as the model's tokenizer ends it, with </s> mostly. Throws ShapeError when it is empty
    /// or an id is outside the vocabulary.
    virtual Encoding encode(std::span<const int> source) const = 0;
    /// Reads `token` and predicts the next one.
    virtual StepResult step(
        const Encoding& encoding, const DecoderState& state, int token, const StepOptions& options) const = 0;
    /// Mean cross-entropy over the target tokens of a batch, [1 x 1].
    virtual Variable loss(const TrainingBatch& batch, TrainingPass& pass) const = 0;

    virtual const ParameterSet& parameters() const = 0;
};

/// A translator with the vocabularies of both sides: all that a decode needs.
struct TranslationModel {
    std::shared_ptr<const Translator> translator;
    Tokenizer source;
    Tokenizer target;
};

} // namespace lab
