// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"
#include "model/math/softmax.h"

#include <algorithm>
#include <cmath>

namespace lab {
namespace {

constexpr float kSmallest = 1e-9F; // keeps log and gradient finite where a probability underflows

void requireTargets(const char* name, const Variable& logits, std::span<const int> targets)
{
    if (targets.empty() || static_cast<Index>(targets.size()) != logits.rows())
        throw ShapeError(std::string(name) + ": " + std::to_string(targets.size()) + " targets for " +
                         shapeText(logits) + " logits.");
    for (const int target : targets)
        if (target < 0 || target >= logits.cols())
            throw ShapeError(std::string(name) + ": target " + std::to_string(target) + " is not one of " +
                             std::to_string(logits.cols()) + " classes.");
}

} // namespace

Variable crossEntropy(const Variable& logits, std::span<const int> targets, float smoothing)
{
    requireTargets("crossEntropy", logits, targets);
    const Index rows = logits.rows();
    const float spread = smoothing / static_cast<float>(logits.cols());
    const Matrix normalizer = logSumExpRows(logits.value());
    // -Σ_k t_k log p_k with log p_k = x_k - logsumexp(x)
    double total = 0;
    for (Index i = 0; i < rows; ++i)
        total += normalizer(i, 0) - (1.0F - smoothing) * logits.value()(i, targets[i]) -
                 spread * logits.value().row(i).sum();
    auto backward = [logits, normalizer, smoothing, spread,
                        classes = std::vector<int>(targets.begin(), targets.end())](
                        const Matrix& gradient, const Matrix&) {
        // dx = (p - t) / rows
        const float factor = gradient(0, 0) / static_cast<float>(logits.rows());
        Matrix change(logits.rows(), logits.cols());
        for (Index i = 0; i < logits.rows(); ++i) {
            change.row(i) = factor * ((logits.value().row(i).array() - normalizer(i, 0)).exp() - spread);
            change(i, classes[i]) -= factor * (1.0F - smoothing);
        }
        logits.addGradient(std::move(change));
    };
    return Variable::result(Matrix::Constant(1, 1, static_cast<float>(total / static_cast<double>(rows))),
        {logits}, std::move(backward));
}

Variable alignmentLoss(const Variable& probabilities, std::span<const AlignmentLink> links)
{
    double total = 0;
    for (const AlignmentLink& link : links) {
        if (link.query < 0 || link.query >= probabilities.rows() || link.key < 0 ||
            link.key >= probabilities.cols())
            throw ShapeError("alignmentLoss: link (" + std::to_string(link.query) + ", " +
                             std::to_string(link.key) + ") is outside " + shapeText(probabilities) +
                             " probabilities.");
        const double p = std::max(probabilities.value()(link.query, link.key), kSmallest);
        total -= static_cast<double>(link.weight) * std::log(p);
    }
    auto backward = [probabilities, kept = std::vector<AlignmentLink>(links.begin(), links.end())](
                        const Matrix& gradient, const Matrix&) {
        for (const AlignmentLink& link : kept)
            probabilities.gradientBuffer()(link.query, link.key) -=
                gradient(0, 0) * link.weight /
                std::max(probabilities.value()(link.query, link.key), kSmallest);
    };
    return Variable::result(
        Matrix::Constant(1, 1, static_cast<float>(total)), {probabilities}, std::move(backward));
}

Variable entropySum(const Variable& probabilities)
{
    const auto logs = [](const Matrix& p) { return p.array().max(kSmallest).log(); };
    const float total = -(probabilities.value().array() * logs(probabilities.value())).sum();
    // dH/dp = -(log p + 1)
    return Variable::result(Matrix::Constant(1, 1, total), {probabilities},
        [probabilities, logs](const Matrix& gradient, const Matrix&) {
            probabilities.gradientBuffer().array() -= gradient(0, 0) * (logs(probabilities.value()) + 1.0F);
        });
}

Matrix logLikelihoods(const Variable& logits, std::span<const int> targets)
{
    requireTargets("logLikelihoods", logits, targets);
    Matrix result = -logSumExpRows(logits.value());
    for (Index i = 0; i < logits.rows(); ++i)
        result(i, 0) += logits.value()(i, targets[static_cast<std::size_t>(i)]);
    return result;
}

} // namespace lab
