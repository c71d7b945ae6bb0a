// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"
#include "model/layers/packed.h"
#include "model/layers/transformerlayer.h"
#include "model/translation/batch.h"

#include <vector>

/// What the losses of all translators are made of.
namespace lab {

/// Dropout of the pass; without a pass, x itself.
Variable dropped(const Variable& x, TrainingPass* pass);

/// Replaces whole tokens by `unknown`, so that the model learns to read around a word it does not know.
/// Without a pass, the tokens themselves.
std::vector<int> dropWords(std::vector<int> tokens, int unknown, TrainingPass* pass);

/// Dropout of sublayers, and the randomness of the pass; without a pass, none.
LayerDropout layerDropout(TrainingPass* pass);
Random* randomOf(TrainingPass* pass);

std::vector<int> lengthsOf(const std::vector<std::vector<int>>& sequences);

/// The items of all sequences, one sequence after the other.
std::vector<int> joined(const std::vector<std::vector<int>>& sequences);
/// 0, 1, … for each of sequences with these lengths, one sequence after the other.
std::vector<int> positionsOf(const std::vector<int>& lengths);

/// What the decoder reads to predict `target`: <s> and all tokens but the last.
std::vector<int> decoderInput(const std::vector<int>& target, int begin);

/// The rank of each sequence: the inverse of layout.order.
std::vector<int> ranksOf(const PackedLayout& layout);
/// The rank of the sequence that each packed row belongs to.
std::vector<int> rankOfRows(const PackedLayout& layout);

/// loss + weight · mean of -log(attention weight) over the links: one list for each matrix of
/// `probabilities`. Without links, or without matrices, the loss itself.
Variable withGuidance(const Variable& loss, const std::vector<Variable>& probabilities,
    const std::vector<std::vector<AlignmentLink>>& links, float weight);

} // namespace lab
