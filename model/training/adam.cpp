// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/adam.h"

#include <algorithm>
#include <cmath>

namespace lab {
namespace {

constexpr Index kBlockSize = 2048; // numbers: the parameters, gradients and moments of a block fit in a cache

} // namespace

AdamState adamState(const ParameterSet& parameters)
{
    AdamState state;
    for (const Parameter& parameter : parameters) {
        state.firstMoments.emplace_back(Matrix::Zero(parameter.variable.rows(), parameter.variable.cols()));
        state.secondMoments.emplace_back(Matrix::Zero(parameter.variable.rows(), parameter.variable.cols()));
    }
    return state;
}

void adamUpdate(
    ParameterSet& parameters, AdamState& state, const AdamOptions& options, float learningRate, Index step)
{
    const double t = static_cast<double>(step);
    const auto correction1 = static_cast<float>(1 - std::pow(static_cast<double>(options.beta1), t));
    const auto correction2 =
        static_cast<float>(std::sqrt(1 - std::pow(static_cast<double>(options.beta2), t)));
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        Variable& variable = parameters[i].variable;
        const Matrix& gradient = variable.gradientBuffer();
        const Index height = std::max<Index>(1, kBlockSize / std::max<Index>(1, variable.cols()));
        for (Index begin = 0; begin < variable.rows(); begin += height) {
            const Index count = std::min(height, variable.rows() - begin);
            auto m = state.firstMoments[i].middleRows(begin, count).array();
            auto v = state.secondMoments[i].middleRows(begin, count).array();
            const auto g = gradient.middleRows(begin, count).array();
            // m = β1 m + (1-β1) g,  v = β2 v + (1-β2) g²,  θ -= α m̂ / (sqrt(v̂) + ε)
            m = options.beta1 * m + (1 - options.beta1) * g;
            v = options.beta2 * v + (1 - options.beta2) * g.square();
            variable.mutableValue().middleRows(begin, count).array() -=
                (learningRate / correction1) * m / (v.sqrt() / correction2 + options.epsilon);
        }
    }
}

double gradientNorm(const ParameterSet& parameters)
{
    double squares = 0;
    for (const Parameter& parameter : parameters)
        squares += static_cast<double>(parameter.variable.gradient().squaredNorm());
    return std::sqrt(squares);
}

double clipGradients(ParameterSet& parameters, double limit)
{
    const double norm = gradientNorm(parameters);
    if (norm > limit)
        for (Parameter& parameter : parameters)
            parameter.variable.gradientBuffer() *= static_cast<float>(limit / norm);
    return norm;
}

} // namespace lab
