// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"
#include "model/math/product.h"

namespace lab {

Variable matmul(const Variable& a, const Variable& b)
{
    requireFit(a.cols() == b.rows(), "matmul", a, b);
    Matrix value(a.rows(), b.cols());
    multiply(a.value(), b.value(), value);
    return Variable::result(std::move(value), {a, b}, [a, b](const Matrix& gradient, const Matrix&) {
        if (a.needsGradient()) // dA = G · Bᵀ
            multiplyTransposed(gradient, b.value(), a.gradientBuffer(), true);
        if (b.needsGradient()) // dB = Aᵀ · G
            transposedMultiply(a.value(), gradient, b.gradientBuffer(), true);
    });
}

Variable matmulTransposed(const Variable& a, const Variable& b)
{
    requireFit(a.cols() == b.cols(), "matmulTransposed", a, b);
    return linearPart(a, b, 0);
}

Variable linearPart(const Variable& x, const Variable& weight, Index firstColumn)
{
    const Index width = x.cols();
    requireFit(firstColumn >= 0 && firstColumn + width <= weight.cols(), "linearPart", x, weight);
    Matrix value(x.rows(), weight.rows());
    multiplyTransposed(x.value(), weight.value().middleCols(firstColumn, width), value);
    return Variable::result(std::move(value), {x, weight},
        [x, weight, firstColumn, width](const Matrix& gradient, const Matrix&) {
            if (x.needsGradient()) // dX = G · W
                multiply(gradient, weight.value().middleCols(firstColumn, width), x.gradientBuffer(), true);
            if (weight.needsGradient()) // dW = Gᵀ · X
                transposedMultiply(
                    gradient, x.value(), weight.gradientBuffer().middleCols(firstColumn, width), true);
        });
}

Variable affine(const Variable& x, const Variable& weight, const Variable& bias)
{
    return affinePart(x, weight, bias, 0, weight.rows());
}

Variable affinePart(const Variable& x, const Variable& weight, const Variable& bias, Index first, Index count)
{
    requireFit(x.cols() == weight.cols(), "affine", x, weight);
    requireFit(first >= 0 && count >= 0 && first + count <= weight.rows(), "affine part", x, weight);
    const bool biased = bias.value().size() != 0;
    requireFit(!biased || (bias.rows() == 1 && bias.cols() == weight.rows()), "affine bias", weight, bias);
    Matrix value(x.rows(), count);
    if (biased)
        value.rowwise() = bias.value().row(0).segment(first, count);
    multiplyTransposed(x.value(), weight.value().middleRows(first, count), value, biased);
    return Variable::result(std::move(value), {x, weight, bias},
        [x, weight, bias, first, count](const Matrix& gradient, const Matrix&) {
            if (x.needsGradient()) // dX = G · W
                multiply(gradient, weight.value().middleRows(first, count), x.gradientBuffer(), true);
            if (weight.needsGradient()) // dW = Gᵀ · X
                transposedMultiply(
                    gradient, x.value(), weight.gradientBuffer().middleRows(first, count), true);
            if (bias.needsGradient()) // db = sum of the rows of G
                bias.gradientBuffer().middleCols(first, count) += sumOfRows(gradient);
        });
}

} // namespace lab
