// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"

namespace lab {

Variable add(const Variable& a, const Variable& b)
{
    requireFit(a.rows() == b.rows() && a.cols() == b.cols(), "add", a, b);
    return Variable::result(a.value() + b.value(), {a, b}, [a, b](const Matrix& gradient, const Matrix&) {
        if (a.needsGradient())
            a.gradientBuffer() += gradient;
        if (b.needsGradient())
            b.gradientBuffer() += gradient;
    });
}

Variable addRow(const Variable& a, const Variable& row)
{
    requireFit(row.rows() == 1 && row.cols() == a.cols(), "addRow", a, row);
    return Variable::result(
        a.value().rowwise() + row.value().row(0), {a, row}, [a, row](const Matrix& gradient, const Matrix&) {
            if (a.needsGradient())
                a.gradientBuffer() += gradient;
            if (row.needsGradient())
                row.gradientBuffer() += gradient.colwise().sum();
        });
}

Variable multiplyElements(const Variable& a, const Matrix& constant)
{
    requireFit(a.rows() == constant.rows() && a.cols() == constant.cols(), "multiplyElements", a,
        Variable(constant));
    return Variable::result(
        a.value().cwiseProduct(constant), {a}, [a, constant](const Matrix& gradient, const Matrix&) {
            a.gradientBuffer() += gradient.cwiseProduct(constant);
        });
}

Variable scale(const Variable& a, float factor)
{
    return Variable::result(factor * a.value(), {a},
        [a, factor](const Matrix& gradient, const Matrix&) { a.gradientBuffer() += factor * gradient; });
}

Variable tanh(const Variable& a)
{
    // tanh' = 1 - tanh²
    return Variable::result(a.value().array().tanh(), {a}, [a](const Matrix& gradient, const Matrix& value) {
        a.gradientBuffer().array() += gradient.array() * (1.0F - value.array().square());
    });
}

Variable sum(const Variable& a)
{
    return Variable::result(Matrix::Constant(1, 1, a.value().sum()), {a},
        [a](const Matrix& gradient, const Matrix&) { a.gradientBuffer().array() += gradient(0, 0); });
}

} // namespace lab
