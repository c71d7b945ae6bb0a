// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/softmax.h"

#include "model/math/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lab {
namespace {

float finiteMaximum(const MatrixView& logits, Index row)
{
    const float maximum = logits.cols() == 0 ? -INFINITY : logits.row(row).maxCoeff();
    if (!std::isfinite(maximum))
        throw ShapeError("Row " + std::to_string(row) + " of " + std::to_string(logits.rows()) +
                         " has no finite "
                         "value among its " +
                         std::to_string(logits.cols()) + " logits, so its softmax does not exist.");
    return maximum;
}

} // namespace

Matrix softmaxRows(const MatrixView& logits)
{
    Matrix result(logits.rows(), logits.cols());
    for (Index i = 0; i < logits.rows(); ++i) {
        const float maximum = finiteMaximum(logits, i);
        result.row(i) = (logits.row(i).array() - maximum).exp();
        // Eigen's exp, vectorised only without a select, ends slightly above 0 at -infinity; masked must be
        // exactly 0.
        if (logits.row(i).minCoeff() == -INFINITY)
            result.row(i) = (logits.row(i).array() == -INFINITY).select(0.0F, result.row(i).array());
        result.row(i) *= 1 / result.row(i).sum();
    }
    return result;
}

Matrix logSumExpRows(const MatrixView& logits)
{
    Matrix result(logits.rows(), 1);
    for (Index i = 0; i < logits.rows(); ++i) {
        const float maximum = finiteMaximum(logits, i);
        result(i, 0) = maximum + std::log((logits.row(i).array() - maximum).exp().sum());
    }
    return result;
}

Matrix entropyRows(const MatrixView& probabilities)
{
    const auto p = probabilities.array();
    const Matrix terms = (p > 0).select(-p * p.log(), 0.0F);
    return terms.rowwise().sum();
}

Matrix softmaxJacobianNormRows(const MatrixView& probabilities)
{
    Matrix result(probabilities.rows(), 1);
    for (Index i = 0; i < probabilities.rows(); ++i) {
        const auto p = probabilities.row(i).array().cast<double>();
        const double squares = p.square().sum();
        // Σ_j (p_j (1 - p_j))² on the diagonal, Σ_j p_j² (Σ_k p_k² - p_j²) beside it
        const double norm = (p.square() * ((1 - p).square() + squares - p.square())).sum();
        result(i, 0) = static_cast<float>(std::sqrt(std::max(norm, 0.0)));
    }
    return result;
}

} // namespace lab
