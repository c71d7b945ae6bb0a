// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"

namespace lab {
namespace {

void requireInside(Index index, Index rows)
{
    if (index < 0 || index >= rows)
        throw ShapeError("gatherRows: row " + std::to_string(index) + " is not in a table of " +
                         std::to_string(rows) + " rows.");
}

} // namespace

Variable gatherRows(const Variable& table, std::span<const int> indices)
{
    const auto count = static_cast<Index>(indices.size());
    Matrix value(count, table.cols());
    for (Index i = 0; i < count; ++i) {
        requireInside(indices[i], table.rows());
        value.row(i) = table.value().row(indices[i]);
    }
    auto backward = [table, rows = std::vector<int>(indices.begin(), indices.end())](
                        const Matrix& gradient, const Matrix&) {
        Matrix& buffer = table.gradientBuffer();
        for (std::size_t i = 0; i < rows.size(); ++i)
            buffer.row(rows[i]) += gradient.row(static_cast<Index>(i));
    };
    return Variable::result(std::move(value), {table}, std::move(backward));
}

Variable concatenateColumns(const Variable& a, const Variable& b)
{
    requireFit(a.rows() == b.rows(), "concatenateColumns", a, b);
    Matrix value(a.rows(), a.cols() + b.cols());
    value << a.value(), b.value();
    return Variable::result(std::move(value), {a, b}, [a, b](const Matrix& gradient, const Matrix&) {
        if (a.needsGradient())
            a.gradientBuffer() += gradient.leftCols(a.cols());
        if (b.needsGradient())
            b.gradientBuffer() += gradient.rightCols(b.cols());
    });
}

Variable concatenateRows(const std::vector<Variable>& parts)
{
    if (parts.empty())
        throw ShapeError("concatenateRows: there is nothing to concatenate.");
    Index rows = 0;
    for (const Variable& part : parts) {
        requireFit(part.cols() == parts.front().cols(), "concatenateRows", parts.front(), part);
        rows += part.rows();
    }
    Matrix value(rows, parts.front().cols());
    Index first = 0;
    for (const Variable& part : parts) {
        value.middleRows(first, part.rows()) = part.value();
        first += part.rows();
    }
    return Variable::result(std::move(value), parts, [parts](const Matrix& gradient, const Matrix&) {
        Index begin = 0;
        for (const Variable& part : parts) {
            if (part.needsGradient())
                part.gradientBuffer() += gradient.middleRows(begin, part.rows());
            begin += part.rows();
        }
    });
}

} // namespace lab
