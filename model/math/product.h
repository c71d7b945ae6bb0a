// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

/// Matrix products. Large ones go to OpenBLAS on one thread, small ones (a decode step) to Eigen, whose call
/// costs less. Equal shapes take equal paths, so equal inputs give bit-identical results. All functions
/// throw ShapeError when the inner sizes differ.
namespace lab {

/// out (+)= a · b, with [m x k] · [k x n].
void multiply(const MatrixView& a, const MatrixView& b, MutableMatrixView out, bool accumulate = false);
/// out (+)= a · bᵀ, with [m x k] · [n x k]ᵀ.
void multiplyTransposed(
    const MatrixView& a, const MatrixView& b, MutableMatrixView out, bool accumulate = false);
/// out (+)= aᵀ · b, with [k x m]ᵀ · [k x n].
void transposedMultiply(
    const MatrixView& a, const MatrixView& b, MutableMatrixView out, bool accumulate = false);
/// 1ᵀ · m, the sum of the rows. [m x n] -> [1 x n]
Matrix sumOfRows(const MatrixView& m);

} // namespace lab
