// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/variable.h"

#include "model/math/error.h"

#include <string>
#include <unordered_set>

namespace lab {

struct VariableNode {
    Matrix value;
    Matrix gradient;
    bool needsGradient = false;
    std::vector<Variable> inputs;
    Variable::Backward backward;
};

namespace {

const Matrix& none()
{
    static const Matrix empty;
    return empty;
}

} // namespace

Variable::Variable(Matrix value, bool needsGradient) : m_node(std::make_shared<VariableNode>())
{
    m_node->value = std::move(value);
    m_node->needsGradient = needsGradient;
}

const Matrix& Variable::value() const
{
    return m_node ? m_node->value : none();
}

bool Variable::needsGradient() const
{
    return m_node && m_node->needsGradient;
}

void Variable::setNeedsGradient(bool needed)
{
    m_node->needsGradient = needed;
}

const Matrix& Variable::gradient() const
{
    return m_node ? m_node->gradient : none();
}

void Variable::clearGradient()
{
    m_node->gradient.resize(0, 0);
}

void Variable::setValue(Matrix value)
{
    if (value.rows() != rows() || value.cols() != cols())
        throw ShapeError("A " + std::to_string(value.rows()) + "x" + std::to_string(value.cols()) +
                         " matrix cannot replace a " + std::to_string(rows()) + "x" + std::to_string(cols()) +
                         " one.");
    m_node->value = std::move(value);
}

Matrix& Variable::mutableValue()
{
    return m_node->value;
}

SharedMatrix Variable::share() const
{
    return m_node ? SharedMatrix(std::shared_ptr<const Matrix>(m_node, &m_node->value)) : SharedMatrix();
}

Matrix& Variable::gradientBuffer() const
{
    if (m_node->gradient.size() == 0)
        m_node->gradient.setZero(rows(), cols());
    return m_node->gradient;
}

void Variable::addGradient(Matrix gradient) const
{
    if (m_node->gradient.size() == 0)
        m_node->gradient = std::move(gradient);
    else
        m_node->gradient += gradient;
}

void Variable::follow(std::vector<Variable> inputs, Backward backward)
{
    m_node->needsGradient = true;
    m_node->inputs = std::move(inputs);
    m_node->backward = std::move(backward);
}

std::vector<std::shared_ptr<VariableNode>> Variable::inputsFirst(const std::shared_ptr<VariableNode>& output)
{
    std::vector<std::shared_ptr<VariableNode>> order;
    std::unordered_set<VariableNode*> seen{output.get()};
    std::vector<std::pair<std::shared_ptr<VariableNode>, std::size_t>> stack{{output, 0}};
    while (!stack.empty()) {
        auto& [node, next] = stack.back();
        if (next == node->inputs.size()) {
            order.push_back(std::move(node));
            stack.pop_back();
            continue;
        }
        const auto input = node->inputs[next++].m_node;
        if (input && input->needsGradient && seen.insert(input.get()).second)
            stack.emplace_back(input, 0);
    }
    return order;
}

void backward(const Variable& output)
{
    if (output.rows() != 1 || output.cols() != 1)
        throw ShapeError("A gradient starts at one number, not at a " + std::to_string(output.rows()) + "x" +
                         std::to_string(output.cols()) + " matrix.");
    output.gradientBuffer()(0, 0) += 1;
    const auto order = Variable::inputsFirst(output.m_node);
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        if (!(*node)->backward)
            continue;
        if ((*node)->gradient.size() != 0)
            (*node)->backward((*node)->gradient, (*node)->value);
        (*node)->backward = nullptr;
        (*node)->inputs.clear();
        (*node)->gradient.resize(0, 0);
    }
}

} // namespace lab
