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

Variable block(const Variable& a, Index row, Index column, Index rows, Index columns)
{
    if (row < 0 || column < 0 || rows < 0 || columns < 0 || row + rows > a.rows() ||
        column + columns > a.cols())
        throw ShapeError("block: " + std::to_string(rows) + "x" + std::to_string(columns) + " at (" +
                         std::to_string(row) + ", " + std::to_string(column) + ") is not inside " +
                         shapeText(a) + ".");
    return Variable::result(a.value().block(row, column, rows, columns), {a},
        [a, row, column](const Matrix& gradient, const Matrix&) {
            a.gradientBuffer().block(row, column, gradient.rows(), gradient.cols()) += gradient;
        });
}

Variable concatenateColumns(const std::vector<Variable>& parts)
{
    if (parts.empty())
        throw ShapeError("concatenateColumns: there is nothing to concatenate.");
    Index columns = 0;
    for (const Variable& part : parts) {
        requireFit(part.rows() == parts.front().rows(), "concatenateColumns", parts.front(), part);
        columns += part.cols();
    }
    Matrix value(parts.front().rows(), columns);
    Index first = 0;
    for (const Variable& part : parts) {
        value.middleCols(first, part.cols()) = part.value();
        first += part.cols();
    }
    return Variable::result(std::move(value), parts, [parts](const Matrix& gradient, const Matrix&) {
        Index begin = 0;
        for (const Variable& part : parts) {
            if (part.needsGradient())
                part.addGradient(gradient.middleCols(begin, part.cols()));
            begin += part.cols();
        }
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
                part.addGradient(gradient.middleRows(begin, part.rows()));
            begin += part.rows();
        }
    });
}

} // namespace lab
