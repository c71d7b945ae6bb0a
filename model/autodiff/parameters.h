// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/variable.h"

#include <string>
#include <vector>

namespace lab {

/// A trained matrix under its PyTorch name. Vectors (biases) are 1 x n here and [n] in a file.
struct Parameter {
    std::string name;
    Variable variable;
    bool isVector = false;
};

/// All parameters of a model, in a fixed order.
using ParameterSet = std::vector<Parameter>;

/// The parameter with this name; throws ConfigError when there is none.
const Parameter& findParameter(const ParameterSet& parameters, const std::string& name);

/// Number of trained values.
Index parameterCount(const ParameterSet& parameters);

} // namespace lab
