// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"
#include "model/math/product.h"
#include "model/math/softmax.h"

#include <limits>

namespace lab {

Variable maskedLogits(const Variable& scores, const Mask& mask, float temperature)
{
    if (!(temperature > 0))
        throw ConfigError(
            "The softmax temperature must be above 0, not " + std::to_string(temperature) + ".");
    const bool masked = mask.size() != 0;
    if (masked && (mask.rows() != scores.rows() || mask.cols() != scores.cols()))
        throw ShapeError("A " + std::to_string(mask.rows()) + "x" + std::to_string(mask.cols()) +
                         " mask does not fit " + shapeText(scores) + " scores.");
    if (!masked && temperature == 1.0F)
        return scores; // the same numbers: of a long text they are many
    Matrix value = scores.value() / temperature;
    if (masked)
        value = mask.select(value.array(), -std::numeric_limits<float>::infinity());
    return Variable::result(std::move(value), {scores},
        [scores, mask, masked, temperature](const Matrix& gradient, const Matrix&) {
            if (masked)
                scores.gradientBuffer().array() += mask.select(gradient.array() / temperature, 0.0F);
            else
                scores.gradientBuffer() += gradient / temperature;
        });
}

Variable softmaxRows(const Variable& logits)
{
    // dx_j = p_j · (g_j - Σ_k g_k p_k)
    return Variable::result(
        softmaxRows(MatrixView(logits.value())), {logits}, [logits](const Matrix& gradient, const Matrix& p) {
            const Matrix mean = gradient.cwiseProduct(p).rowwise().sum();
            logits.gradientBuffer().array() += p.array() * (gradient.colwise() - mean.col(0)).array();
        });
}

Variable outerSum(const Variable& a, const Variable& b)
{
    requireFit(a.cols() == 1 && b.cols() == 1, "outerSum", a, b);
    Matrix value = a.value().replicate(1, b.rows());
    value.rowwise() += b.value().col(0).transpose();
    return Variable::result(std::move(value), {a, b}, [a, b](const Matrix& gradient, const Matrix&) {
        if (a.needsGradient())
            a.gradientBuffer() += gradient.rowwise().sum();
        if (b.needsGradient())
            b.gradientBuffer() += gradient.colwise().sum().transpose();
    });
}

namespace {

// tanh(query_i + key_j) for all pairs, row i·n + j. [m·n x A]
Matrix hiddenLayer(const Matrix& queries, const Matrix& keys)
{
    Matrix hidden(queries.rows() * keys.rows(), queries.cols());
    for (Index i = 0; i < queries.rows(); ++i)
        hidden.middleRows(i * keys.rows(), keys.rows()) = keys.rowwise() + queries.row(i);
    hidden.array() = hidden.array().tanh(); // in one go: Eigen vectorises it only without the broadcast
    return hidden;
}

// The gradient of the sum inside tanh, times v: g_ij · v · (1 - h²), written over h.
void sumGradient(Matrix& hidden, const Matrix& gradient, const Matrix& v)
{
    for (Index row = 0; row < hidden.rows(); ++row) {
        const float g = gradient.data()[row]; // row i·n + j of hidden is (i, j) of a row-major gradient
        hidden.row(row).array() = g * v.row(0).array() * (1.0F - hidden.row(row).array().square());
    }
}

void additiveBackward(
    const Variable& queries, const Variable& keys, const Variable& v, const Matrix& gradient)
{
    // The hidden layer is computed again: keeping it would cost m·n·A numbers for each sentence of a batch.
    Matrix hidden = hiddenLayer(queries.value(), keys.value());
    if (v.needsGradient()) {
        const Eigen::Map<const Matrix> flat(gradient.data(), 1, gradient.size());
        multiply(flat, hidden, v.gradientBuffer(), true);
    }
    if (!queries.needsGradient() && !keys.needsGradient())
        return;
    sumGradient(hidden, gradient, v.value());
    for (Index i = 0; i < queries.rows(); ++i) {
        const auto block = hidden.middleRows(i * keys.rows(), keys.rows());
        if (queries.needsGradient())
            queries.gradientBuffer().row(i) += block.colwise().sum();
        if (keys.needsGradient())
            keys.gradientBuffer() += block;
    }
}

} // namespace

Variable additiveScores(const Variable& queries, const Variable& keys, const Variable& v)
{
    requireFit(queries.cols() == keys.cols(), "additiveScores", queries, keys);
    requireFit(v.rows() == 1 && v.cols() == keys.cols(), "additiveScores v", keys, v);
    const Matrix hidden = hiddenLayer(queries.value(), keys.value());
    Matrix value(queries.rows(), keys.rows());
    Eigen::Map<Matrix> flat(value.data(), value.size(), 1);
    flat.noalias() = hidden * v.value().transpose();
    return Variable::result(
        std::move(value), {queries, keys, v}, [queries, keys, v](const Matrix& gradient, const Matrix&) {
            additiveBackward(queries, keys, v, gradient);
        });
}

} // namespace lab
