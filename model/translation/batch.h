// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/operations.h"
#include "model/math/random.h"

#include <vector>

namespace lab {

/// Sentence pairs that are trained together.
struct TrainingBatch {
    std::vector<std::vector<int>> sources; ///< token ids, each ends as in Translator::encode()
    std::vector<std::vector<int>> targets; ///< token ids, each ends with </s>
    int targetBegin = 1;                   ///< id of <s> on the target side
    std::vector<std::vector<AlignmentLink>> links =
        {}; ///< for guided attention; one list for each pair, or none
};

/// How a model learns to attend hard (Xu et al. 2015, section 4.1): the choice of a word has no gradient, so
/// its log-probability is reinforced by how much more likely the chosen word made the target word than the
/// expected (soft) context would have.
struct ReinforceOptions {
    float softShare = 0.5F;      ///< share of sentences that are trained with soft weights instead
    float rewardWeight = 1;      ///< of the REINFORCE term, λ_r
    float entropyWeight = 0.01F; ///< of the entropy of the probabilities, λ_e
};

/// What differs between training and viewing a forward pass: its randomness and its regularisation.
struct TrainingPass {
    Random random{0};
    float dropout = 0;               ///< of embeddings and of what layers and sublayers put out
    float wordDropout = 0;           ///< of whole input tokens
    int unknownSource = 0;           ///< id that replaces a dropped source token
    int unknownTarget = 0;           ///< id that replaces a dropped target token
    float labelSmoothing = 0;        ///< share of the target distribution spread over the whole vocabulary
    float guidedAttention = 0;       ///< weight of the mean of -log(attention weight) over the batch's links
    ReinforceOptions reinforce = {}; ///< for models with hard attention
    float attentionDropout = 0;      ///< of attention weights; transformer only
};

} // namespace lab
