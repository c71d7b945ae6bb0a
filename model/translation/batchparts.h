// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"
#include "model/layers/packed.h"
#include "model/translation/batch.h"

#include <vector>

/// What the losses of all translators are made of.
namespace lab {

/// Dropout of the pass; without a pass, x itself.
Variable dropped(const Variable& x, TrainingPass* pass);

/// Replaces whole tokens by `unknown`, so that the model learns to read around a word it does not know.
/// Without a pass, the tokens themselves.
std::vector<int> dropWords(std::vector<int> tokens, int unknown, TrainingPass* pass);

std::vector<int> lengthsOf(const std::vector<std::vector<int>>& sequences);

/// What the decoder reads to predict `target`: <s> and all tokens but the last.
std::vector<int> decoderInput(const std::vector<int>& target, int begin);

/// The rank of each sequence: the inverse of layout.order.
std::vector<int> ranksOf(const PackedLayout& layout);
/// The rank of the sequence that each packed row belongs to.
std::vector<int> rankOfRows(const PackedLayout& layout);

/// loss + weight · mean of -log(attention weight) over the links of the batch. `probabilities` holds one
/// matrix for each sentence, or none at all.
Variable withGuidance(const Variable& loss, const std::vector<Variable>& probabilities,
    const TrainingBatch& batch, float weight);

} // namespace lab
