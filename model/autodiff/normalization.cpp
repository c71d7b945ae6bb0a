// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"

#include <cmath>

namespace lab {
namespace {

// (x - mean) / sqrt(variance + epsilon) over `row`, written over it; returns 1 / sqrt(variance + epsilon).
template <typename Row>
float normalize(Row row, float epsilon)
{
    row.array() -= row.mean();
    const float inverse = 1.0F / std::sqrt(row.squaredNorm() / static_cast<float>(row.size()) + epsilon);
    row *= inverse;
    return inverse;
}

} // namespace

Variable layerNormRows(const Variable& x, const Variable& gain, const Variable& bias, float epsilon)
{
    const bool biased = bias.value().size() != 0;
    requireFit(gain.rows() == 1 && gain.cols() == x.cols() && x.cols() > 0, "layerNormRows", x, gain);
    requireFit(!biased || (bias.rows() == 1 && bias.cols() == x.cols()), "layerNormRows bias", x, bias);
    Matrix normalized = x.value();
    Matrix inverse(x.rows(), 1);
    Matrix value(x.rows(), x.cols());
    for (Index i = 0; i < x.rows(); ++i) {
        inverse(i, 0) = normalize(normalized.row(i), epsilon);
        value.row(i) = normalized.row(i).cwiseProduct(gain.value().row(0));
        if (biased)
            value.row(i) += bias.value().row(0);
    }
    auto backward = [x, gain, bias, normalized = std::move(normalized), inverse = std::move(inverse)](
                        const Matrix& gradient, const Matrix&) {
        if (gain.needsGradient())
            gain.gradientBuffer() += gradient.cwiseProduct(normalized).colwise().sum();
        if (bias.needsGradient())
            bias.gradientBuffer() += gradient.colwise().sum();
        if (!x.needsGradient())
            return;
        Matrix& buffer = x.gradientBuffer();
        RowVector scaled(x.cols());
        // dx = (h - mean(h) - n · mean(h ∘ n)) / sqrt(variance + epsilon), h = g ∘ gain, n the normalized row
        for (Index i = 0; i < x.rows(); ++i) {
            const auto n = normalized.row(i).array();
            scaled = gradient.row(i).cwiseProduct(gain.value().row(0));
            const float mean = scaled.mean();
            const float slope = (scaled.array() * n).mean();
            buffer.row(i).array() += inverse(i, 0) * (scaled.array() - mean - n * slope);
        }
    };
    return Variable::result(std::move(value), {x, gain, bias}, std::move(backward));
}

} // namespace lab
