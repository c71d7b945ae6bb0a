// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace lab {

struct VariableNode;

/// A matrix that remembers, while training, how it was computed.
///
/// A variable made from variables that need no gradient holds its value and nothing else, so the forward
/// pass that is viewed and the one that is trained are the same lines. When one of its inputs needs a
/// gradient, it keeps its inputs and the rule that sends its gradient back to them (reverse-mode
/// differentiation, Baydin et al. 2018). Copies are handles to the same node. One graph belongs to one
/// thread; variables that need no gradient may be read from any.
class Variable {
public:
    Variable() = default; ///< 0 x 0, without gradient, for good: it has no node
    /// A leaf: an input (default) or a parameter that is trained.
    explicit Variable(Matrix value, bool needsGradient = false);

    const Matrix& value() const;
    Index rows() const { return value().rows(); }
    Index cols() const { return value().cols(); }
    bool needsGradient() const;
    void setNeedsGradient(bool needed); ///< for leaves only

    /// d(output)/d(this) after backward(output); the shape of value(), or 0 x 0 when nothing flowed here.
    const Matrix& gradient() const;
    void clearGradient();
    /// Replaces the value of a leaf (an optimizer's update, a file's tensor). Throws ShapeError when the
    /// shape differs.
    void setValue(Matrix value);
    Matrix& mutableValue(); ///< a leaf's value for in-place updates

    /// The value, shared without a copy.
    SharedMatrix share() const;

    /// For operations: gradient to add to, allocated as zeros on first use.
    Matrix& gradientBuffer() const;
    /// For operations: adds a gradient of the shape of value(). The first one becomes the buffer: no zeros
    /// are written, no numbers copied.
    void addGradient(Matrix gradient) const;

    /// Sends the gradient of a result to the inputs it came from; called with both of the result.
    using Backward = std::function<void(const Matrix& gradient, const Matrix& value)>;

    /// For operations: a result computed from `inputs`, in braces or a vector. A `rule` (a Backward) and the
    /// inputs are kept, and memory is taken for them, only when an input needs a gradient.
    template <typename Rule, typename Inputs = std::initializer_list<Variable>>
    static Variable result(Matrix value, const Inputs& inputs, Rule&& rule)
    {
        Variable output(std::move(value));
        if (std::ranges::any_of(inputs, &Variable::needsGradient))
            output.follow({inputs.begin(), inputs.end()}, std::forward<Rule>(rule));
        return output;
    }

private:
    friend void backward(const Variable& output);
    /// Makes this, so far a leaf, the result of `inputs`.
    void follow(std::vector<Variable> inputs, Backward backward);
    /// All nodes that `output` depends on and that need a gradient, each behind its inputs.
    static std::vector<std::shared_ptr<VariableNode>> inputsFirst(
        const std::shared_ptr<VariableNode>& output);

    std::shared_ptr<VariableNode> m_node;
};

/// Adds d(output)/d(leaf) to the gradient of every leaf that needs one, and lets go of the graph. `output`
/// must be 1 x 1; throws ShapeError otherwise.
void backward(const Variable& output);

} // namespace lab
