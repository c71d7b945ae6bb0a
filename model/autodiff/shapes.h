// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"
#include "model/math/error.h"

#include <string>

namespace lab {

/// "3x4", for the sentences of errors.
inline std::string shapeText(const Variable& variable)
{
    return std::to_string(variable.rows()) + "x" + std::to_string(variable.cols());
}

/// Throws ShapeError naming the operation and both shapes when they do not fit.
inline void requireFit(bool fits, const char* operation, const Variable& a, const Variable& b)
{
    if (!fits)
        throw ShapeError(
            std::string(operation) + ": shapes " + shapeText(a) + " and " + shapeText(b) + " do not fit.");
}

} // namespace lab
