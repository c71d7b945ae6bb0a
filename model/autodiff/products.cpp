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
    requireFit(x.cols() == weight.cols(), "affine", x, weight);
    requireFit(bias.rows() == 1 && bias.cols() == weight.rows(), "affine bias", weight, bias);
    Matrix value(x.rows(), weight.rows());
    value.rowwise() = bias.value().row(0);
    multiplyTransposed(x.value(), weight.value(), value, true);
    return Variable::result(
        std::move(value), {x, weight, bias}, [x, weight, bias](const Matrix& gradient, const Matrix&) {
            if (x.needsGradient()) // dX = G · W
                multiply(gradient, weight.value(), x.gradientBuffer(), true);
            if (weight.needsGradient()) // dW = Gᵀ · X
                transposedMultiply(gradient, x.value(), weight.gradientBuffer(), true);
            if (bias.needsGradient()) // db = sum of the rows of G
                bias.gradientBuffer() += gradient.colwise().sum();
        });
}

} // namespace lab
