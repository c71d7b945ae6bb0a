// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/parameters.h"

#include "model/math/error.h"

#include <algorithm>

namespace lab {

const Parameter& findParameter(const ParameterSet& parameters, const std::string& name)
{
    const auto found = std::ranges::find(parameters, name, &Parameter::name);
    if (found == parameters.end())
        throw ConfigError("The model has no parameter named \"" + name + "\".");
    return *found;
}

Index parameterCount(const ParameterSet& parameters)
{
    Index count = 0;
    for (const Parameter& parameter : parameters)
        count += parameter.variable.value().size();
    return count;
}

} // namespace lab
