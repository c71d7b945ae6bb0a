// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

/// Functions of rows of logits. -infinity stands for "masked" and has probability 0.
namespace lab {

/// Softmax of each row: exp(x - max) / sum. Throws ShapeError for a row without any finite value.
Matrix softmaxRows(const MatrixView& logits);

/// log(sum(exp(x))) of each row, [rows x 1].
Matrix logSumExpRows(const MatrixView& logits);

/// Entropy of each row of probabilities in nats, [rows x 1]; 0·log 0 = 0.
Matrix entropyRows(const MatrixView& probabilities);

/// How much each row's softmax still answers to its logits: the Frobenius norm of its Jacobian
/// ∂p/∂logits = diag(p) - p pᵀ, [rows x 1]. 0 when one probability is 1, sqrt(n - 1) / n when all n are
/// equal.
Matrix softmaxJacobianNormRows(const MatrixView& probabilities);

} // namespace lab
