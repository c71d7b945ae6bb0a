// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"

#include <span>
#include <vector>

/// Differentiable functions of matrices. Each computes its value and, where an input needs it, knows its
/// gradient; value and gradient stand side by side in the sources. All throw ShapeError when shapes do not
/// fit.
namespace lab {

// arithmetic.cpp
Variable add(const Variable& a, const Variable& b);            ///< a + b, equal shapes
Variable addRow(const Variable& a, const Variable& row);       ///< each row of a [m x n] + row [1 x n]
Variable multiplyElements(const Variable& a, Matrix constant); ///< a ∘ constant, equal shapes
Variable scale(const Variable& a, float factor);               ///< factor · a
Variable tanh(const Variable& a);
Variable sum(const Variable& a); ///< [1 x 1]

// normalization.cpp
/// gain ∘ (x - mean) / sqrt(variance + epsilon) + bias, for each row by itself (Ba et al. 2016), as PyTorch's
/// nn.LayerNorm; a 0 x 0 bias is none. [m x n], [1 x n], [1 x n] -> [m x n]
Variable layerNormRows(const Variable& x, const Variable& gain, const Variable& bias, float epsilon);

// products.cpp
Variable matmul(const Variable& a, const Variable& b);           ///< a · b
Variable matmulTransposed(const Variable& a, const Variable& b); ///< a · bᵀ
/// x · wᵀ for the columns of `weight` [out x in] that begin at `firstColumn` and are as many as x has:
/// one part of a linear layer over a concatenation. [m x out]
Variable linearPart(const Variable& x, const Variable& weight, Index firstColumn);
/// x · weightᵀ + bias, PyTorch's nn.Linear; a 0 x 0 bias is none. [m x in], [out x in], [1 x out] -> [m x
/// out]
Variable affine(const Variable& x, const Variable& weight, const Variable& bias);
/// `count` outputs of the same layer, from output `first` on. [m x count]
Variable affinePart(
    const Variable& x, const Variable& weight, const Variable& bias, Index first, Index count);

// rows.cpp
/// The rows of `table` with these numbers, in this order (an embedding, a reordering). [indices x n]
Variable gatherRows(const Variable& table, std::span<const int> indices);
/// The part of `a` that begins at (row, column). [rows x columns]
Variable block(const Variable& a, Index row, Index column, Index rows, Index columns);
/// Matrices of equal height side by side.
Variable concatenateColumns(const std::vector<Variable>& parts);
/// Matrices of equal width on top of each other.
Variable concatenateRows(const std::vector<Variable>& parts);

// weighting.cpp
/// scores / temperature, -infinity where `mask` is false; an empty mask hides nothing.
Variable maskedLogits(const Variable& scores, const Mask& mask, float temperature);
Variable softmaxRows(const Variable& logits);
/// out(i, j) = a(i) + b(j), for columns a [m x 1] and b [n x 1]. [m x n]
Variable outerSum(const Variable& a, const Variable& b);
/// out(i, j) = v · tanh(query_i + key_j): the additive score, Bahdanau et al. 2015.
/// [m x A], [n x A], [1 x A] -> [m x n]
Variable additiveScores(const Variable& queries, const Variable& keys, const Variable& v);

// loss.cpp
/// Mean over rows of the cross-entropy of softmax(logits) with a target that has 1 - smoothing on the given
/// class and smoothing spread evenly over all classes (Szegedy et al. 2016). [m x classes] -> [1 x 1]
Variable crossEntropy(const Variable& logits, std::span<const int> targets, float smoothing);

/// A query row and a key column that belong together, and how much they count.
struct AlignmentLink {
    int query = 0;
    int key = 0;
    float weight = 1;
    bool operator==(const AlignmentLink&) const = default;
};
/// -Σ weight · log p(query, key) over the links: what guided attention adds to the loss (Chen et al. 2016),
/// and the score function of REINFORCE with advantages as weights (Williams 1992). [m x n] -> [1 x 1]
Variable alignmentLoss(const Variable& probabilities, std::span<const AlignmentLink> links);
/// The sum of the rows' entropies, Σ_i -Σ_j p_ij log p_ij, in nats; 0 log 0 = 0. [m x n] -> [1 x 1]
Variable entropySum(const Variable& probabilities);
/// log softmax(logits)(i, target_i), for each row; plain numbers, without gradient. [m x 1]
Matrix logLikelihoods(const Variable& logits, std::span<const int> targets);

} // namespace lab
