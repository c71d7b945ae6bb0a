// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/activations.h"

#include <cmath>
#include <numbers>

namespace lab {
namespace {

// Φ(x) of the standard normal distribution
float normalDistribution(float x)
{
    return 0.5F * (1.0F + std::erf(x * (std::numbers::sqrt2_v<float> / 2)));
}

// φ(x) = exp(-x²/2) / sqrt(2π), its density
float normalDensity(float x)
{
    return std::exp(-0.5F * x * x) * (std::numbers::inv_sqrtpi_v<float> * std::numbers::sqrt2_v<float> / 2);
}

float sigmoid(float x)
{
    return 1.0F / (1.0F + std::exp(-x));
}

} // namespace

Variable relu(const Variable& a)
{
    return Variable::result(a.value().cwiseMax(0.0F), {a}, [a](const Matrix& gradient, const Matrix& value) {
        a.gradientBuffer().array() += (value.array() > 0.0F).select(gradient.array(), 0.0F);
    });
}

Variable gelu(const Variable& a)
{
    // d(x Φ(x))/dx = Φ(x) + x φ(x)
    return Variable::result(a.value().unaryExpr([](float x) { return x * normalDistribution(x); }), {a},
        [a](const Matrix& gradient, const Matrix&) {
            a.gradientBuffer() += gradient.cwiseProduct(
                a.value().unaryExpr([](float x) { return normalDistribution(x) + x * normalDensity(x); }));
        });
}

Variable silu(const Variable& a)
{
    // d(x σ(x))/dx = σ(x) (1 + x (1 - σ(x)))
    return Variable::result(a.value().unaryExpr([](float x) { return x * sigmoid(x); }), {a},
        [a](const Matrix& gradient, const Matrix&) {
            a.gradientBuffer() += gradient.cwiseProduct(
                a.value().unaryExpr([](float x) { return sigmoid(x) * (1.0F + x * (1.0F - sigmoid(x))); }));
        });
}

} // namespace lab
