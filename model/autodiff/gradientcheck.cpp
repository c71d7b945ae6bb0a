// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/gradientcheck.h"

#include "model/autodiff/operations.h"
#include "model/math/random.h"

#include <cmath>

namespace lab {
namespace {

std::vector<Variable> variablesOf(const std::vector<Matrix>& inputs, bool needGradient)
{
    std::vector<Variable> variables;
    for (const Matrix& input : inputs)
        variables.emplace_back(input, needGradient);
    return variables;
}

// Σ r ∘ f(inputs), summed in double so that the difference keeps its digits.
double projected(const DifferentiableFunction& function, const std::vector<Matrix>& inputs, const Matrix& r)
{
    const Matrix value = function(variablesOf(inputs, false)).value();
    return value.cast<double>().cwiseProduct(r.cast<double>()).sum();
}

} // namespace

GradientCheck checkGradients(
    const DifferentiableFunction& function, const std::vector<Matrix>& inputs, float step)
{
    const std::vector<Variable> variables = variablesOf(inputs, true);
    const Variable output = function(variables);
    Random random(7);
    const Matrix r = Matrix::NullaryExpr(output.rows(), output.cols(), [&random] { return random.normal(); });
    backward(sum(multiplyElements(output, r)));

    GradientCheck check;
    std::vector<Matrix> shifted = inputs;
    for (std::size_t input = 0; input < inputs.size(); ++input) {
        for (Index element = 0; element < inputs[input].size(); ++element) {
            const float original = inputs[input].data()[element];
            shifted[input].data()[element] = original + step;
            const double above = projected(function, shifted, r);
            shifted[input].data()[element] = original - step;
            const double below = projected(function, shifted, r);
            shifted[input].data()[element] = original;
            const double numeric = (above - below) / (2.0 * static_cast<double>(step));
            const Matrix& gradient = variables[input].gradient();
            const double analytic = gradient.size() == 0 ? 0.0 : gradient.data()[element];
            const double error = std::abs(analytic - numeric) / std::max(1.0, std::abs(numeric));
            if (!(error <= check.largestError)) {
                check.largestError = error;
                check.worst = "input " + std::to_string(input) + " element " + std::to_string(element) +
                              ": " + std::to_string(analytic) + " instead of " + std::to_string(numeric);
            }
        }
    }
    return check;
}

} // namespace lab
