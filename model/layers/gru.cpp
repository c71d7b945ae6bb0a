// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/gru.h"

#include "model/autodiff/operations.h"
#include "model/autodiff/shapes.h"
#include "model/math/product.h"

#include <algorithm>
#include <memory>

namespace lab {
namespace {

// One time step of the packed rows: rows [begin, begin + count), of which the first `continued` go on from
// the state at `previous` and the rest start from the initial state of their sequence.
struct TimeStep {
    Index begin = 0;
    Index count = 0;
    Index previous = 0;
    Index continued = 0;
};

// What the backward pass needs again, one row per token.
struct GruTrace {
    Matrix reset;      // r
    Matrix update;     // z
    Matrix candidate;  // n
    Matrix hiddenPart; // W_hn h + b_hn
    Matrix before;     // h, the state before the token

    GruTrace(Index rows, Index size)
        : reset(rows, size),
          update(rows, size),
          candidate(rows, size),
          hiddenPart(rows, size),
          before(rows, size)
    {
    }
};

std::vector<TimeStep> timeSteps(const PackedLayout& layout, Direction direction)
{
    const int length = static_cast<int>(layout.batchSizes.size());
    std::vector<TimeStep> steps;
    for (int i = 0; i < length; ++i) {
        const int t = direction == Direction::Forward ? i : length - 1 - i;
        TimeStep step{layout.offsets[t], layout.batchSizes[t], 0, 0};
        if (!steps.empty()) {
            step.previous = steps.back().begin;
            step.continued = std::min(step.count, steps.back().count);
        }
        steps.push_back(step);
    }
    return steps;
}

void forwardStep(
    const Gru& gru, const TimeStep& step, const Matrix& projected, GruTrace& trace, Matrix& states)
{
    const Index size = gru.hiddenSize();
    const auto rowsOf = [&step](Matrix& m) { return m.middleRows(step.begin, step.count); };
    Matrix hidden(step.count, 3 * size);
    hidden.rowwise() = gru.hiddenBias.value().row(0);
    multiplyTransposed(rowsOf(trace.before), gru.hiddenWeight.value(), hidden, true);
    const auto gate = [size](const auto& m, Index index) { return m.middleCols(index * size, size).array(); };
    const auto input = projected.middleRows(step.begin, step.count);
    rowsOf(trace.reset).array() = (gate(input, 0) + gate(hidden, 0)).logistic();
    rowsOf(trace.update).array() = (gate(input, 1) + gate(hidden, 1)).logistic();
    rowsOf(trace.hiddenPart).array() = gate(hidden, 2);
    rowsOf(trace.candidate).array() = (gate(input, 2) + rowsOf(trace.reset).array() * gate(hidden, 2)).tanh();
    const auto z = rowsOf(trace.update).array();
    rowsOf(states).array() = (1.0F - z) * rowsOf(trace.candidate).array() + z * rowsOf(trace.before).array();
}

void setBefore(const TimeStep& step, const Matrix& initial, const Matrix& states, GruTrace& trace)
{
    trace.before.middleRows(step.begin, step.continued) = states.middleRows(step.previous, step.continued);
    const Index fresh = step.count - step.continued;
    trace.before.middleRows(step.begin + step.continued, fresh) = initial.middleRows(step.continued, fresh);
}

// Gradients of one step: d(projected input) [rows x 3H], d(projected state) [rows x 3H], d(state before).
struct GruGradients {
    Matrix input;
    Matrix hidden;
    Matrix before;
};

void backwardStep(
    const TimeStep& step, const GruTrace& trace, const Matrix& arriving, GruGradients& gradients)
{
    const Index size = trace.reset.cols();
    const auto rowsOf = [&step](const Matrix& m) { return m.middleRows(step.begin, step.count).array(); };
    const auto gate = [&](Matrix& m, Index index) {
        return m.block(step.begin, index * size, step.count, size).array();
    };
    const auto g = arriving.array();
    const auto r = rowsOf(trace.reset);
    const auto z = rowsOf(trace.update);
    const auto n = rowsOf(trace.candidate);
    // h' = (1-z) n + z h:  dn = g (1-z), dz = g (h - n);  tanh' = 1 - n², σ' = s (1 - s)
    gate(gradients.input, 2) = g * (1.0F - z) * (1.0F - n.square());
    gate(gradients.input, 0) = gate(gradients.input, 2) * rowsOf(trace.hiddenPart) * r * (1.0F - r);
    gate(gradients.input, 1) = g * (rowsOf(trace.before) - n) * z * (1.0F - z);
    gate(gradients.hidden, 0) = gate(gradients.input, 0);
    gate(gradients.hidden, 1) = gate(gradients.input, 1);
    gate(gradients.hidden, 2) = gate(gradients.input, 2) * r;
    gradients.before = g * z;
}

struct GruInputs {
    Variable projected; // W_i x + b_i for all tokens
    Variable initial;
    Gru gru;
    std::vector<TimeStep> steps;
};

void backwardThroughTime(const GruInputs& inputs, const GruTrace& trace, const Matrix& gradient)
{
    const Gru& gru = inputs.gru;
    const Index size = gru.hiddenSize();
    Matrix states = gradient; // grows by what flows back from later steps
    Matrix initial = Matrix::Zero(inputs.initial.rows(), size);
    GruGradients gradients{Matrix(gradient.rows(), 3 * size), Matrix(gradient.rows(), 3 * size), {}};
    for (auto step = inputs.steps.rbegin(); step != inputs.steps.rend(); ++step) {
        backwardStep(*step, trace, states.middleRows(step->begin, step->count), gradients);
        const Index reached = inputs.initial.needsGradient() ? step->count : step->continued;
        multiply(gradients.hidden.middleRows(step->begin, reached), gru.hiddenWeight.value(),
            gradients.before.topRows(reached), true);
        const Index fresh = step->count - step->continued;
        states.middleRows(step->previous, step->continued) += gradients.before.topRows(step->continued);
        initial.middleRows(step->continued, fresh) += gradients.before.bottomRows(fresh);
    }
    if (inputs.projected.needsGradient())
        inputs.projected.addGradient(std::move(gradients.input));
    if (inputs.initial.needsGradient())
        inputs.initial.addGradient(std::move(initial));
    if (gru.hiddenWeight.needsGradient())
        transposedMultiply(gradients.hidden, trace.before, gru.hiddenWeight.gradientBuffer(), true);
    if (gru.hiddenBias.needsGradient())
        gru.hiddenBias.addGradient(sumOfRows(gradients.hidden));
}

} // namespace

Gru::Gru(Index inputSize, Index hiddenSize)
    : inputWeight(Matrix::Zero(3 * hiddenSize, inputSize)),
      hiddenWeight(Matrix::Zero(3 * hiddenSize, hiddenSize)),
      inputBias(Matrix::Zero(1, 3 * hiddenSize)),
      hiddenBias(Matrix::Zero(1, 3 * hiddenSize))
{
}

Variable run(const Gru& gru, const Variable& inputs, const Variable& initial, const PackedLayout& layout,
    Direction direction)
{
    if (inputs.rows() != layout.rows() || initial.rows() != static_cast<Index>(layout.order.size()) ||
        initial.cols() != gru.hiddenSize())
        throw ShapeError("GRU of size " + std::to_string(gru.hiddenSize()) + ": inputs " + shapeText(inputs) +
                         " and initial state " + shapeText(initial) + " do not fit " +
                         std::to_string(layout.order.size()) + " sequences with " +
                         std::to_string(layout.rows()) + " tokens.");
    GruInputs all{affine(inputs, gru.inputWeight, gru.inputBias), initial, gru, timeSteps(layout, direction)};
    auto trace = std::make_shared<GruTrace>(inputs.rows(), gru.hiddenSize());
    Matrix states(inputs.rows(), gru.hiddenSize());
    for (const TimeStep& step : all.steps) {
        setBefore(step, initial.value(), states, *trace);
        forwardStep(gru, step, all.projected.value(), *trace, states);
    }
    const std::vector<Variable> sources{all.projected, initial, gru.hiddenWeight, gru.hiddenBias};
    return Variable::result(std::move(states), sources,
        [all, trace](const Matrix& gradient, const Matrix&) { backwardThroughTime(all, *trace, gradient); });
}

void collect(const Gru& gru, const std::string& name, const std::string& suffix, ParameterSet& parameters)
{
    parameters.push_back({name + ".weight_ih_l0" + suffix, gru.inputWeight, false});
    parameters.push_back({name + ".weight_hh_l0" + suffix, gru.hiddenWeight, false});
    parameters.push_back({name + ".bias_ih_l0" + suffix, gru.inputBias, true});
    parameters.push_back({name + ".bias_hh_l0" + suffix, gru.hiddenBias, true});
}

} // namespace lab
