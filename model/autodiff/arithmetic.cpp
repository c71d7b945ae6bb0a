// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"
#include "model/math/product.h"

namespace lab {

Variable add(const Variable& a, const Variable& b)
{
    requireFit(a.rows() == b.rows() && a.cols() == b.cols(), "add", a, b);
    return Variable::result(a.value() + b.value(), {a, b}, [a, b](const Matrix& gradient, const Matrix&) {
        if (a.needsGradient())
            a.addGradient(gradient);
        if (b.needsGradient())
            b.addGradient(gradient);
    });
}

Variable addRow(const Variable& a, const Variable& row)
{
    requireFit(row.rows() == 1 && row.cols() == a.cols(), "addRow", a, row);
    return Variable::result(
        a.value().rowwise() + row.value().row(0), {a, row}, [a, row](const Matrix& gradient, const Matrix&) {
            if (a.needsGradient())
                a.addGradient(gradient);
            if (row.needsGradient())
                row.addGradient(sumOfRows(gradient));
        });
}

Variable multiplyElements(const Variable& a, Matrix constant)
{
    const Variable factor(std::move(constant));
    requireFit(a.rows() == factor.rows() && a.cols() == factor.cols(), "multiplyElements", a, factor);
    return Variable::result(
        a.value().cwiseProduct(factor.value()), {a}, [a, factor](const Matrix& gradient, const Matrix&) {
            a.addGradient(gradient.cwiseProduct(factor.value()));
        });
}

Variable scale(const Variable& a, float factor)
{
    return Variable::result(factor * a.value(), {a},
        [a, factor](const Matrix& gradient, const Matrix&) { a.addGradient(factor * gradient); });
}

Variable tanh(const Variable& a)
{
    // tanh' = 1 - tanh²
    return Variable::result(a.value().array().tanh(), {a}, [a](const Matrix& gradient, const Matrix& value) {
        a.addGradient(gradient.array() * (1.0F - value.array().square()));
    });
}

Variable sum(const Variable& a)
{
    return Variable::result(Matrix::Constant(1, 1, a.value().sum()), {a},
        [a](const Matrix& gradient, const Matrix&) { a.gradientBuffer().array() += gradient(0, 0); });
}

} // namespace lab
