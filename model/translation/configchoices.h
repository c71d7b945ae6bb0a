// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/error.h"

#include <array>
#include <string>
#include <utility>

/// What the configurations of all kinds of models check, and how they name their choices. For the sources of
/// this folder.
namespace lab {

constexpr int kLargestVocabulary = 1'000'000;
constexpr int kLargestSize = 65'536;

template <typename Value, std::size_t Size>
using ChoiceNames = std::array<std::pair<Value, const char*>, Size>;

/// Throws ConfigError for a value that has no name.
template <typename Value, std::size_t Size>
std::string nameIn(const ChoiceNames<Value, Size>& names, Value value)
{
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    throw ConfigError("Unknown choice number " + std::to_string(static_cast<int>(value)) + ".");
}

/// Throws ConfigError listing the choices; `what` says of what they are.
template <typename Value, std::size_t Size>
Value valueIn(const ChoiceNames<Value, Size>& names, const std::string& wanted, const std::string& what)
{
    std::string choices;
    for (const auto& [value, name] : names) {
        if (name == wanted)
            return value;
        choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    throw ConfigError("\"" + wanted + "\" is not a " + what + "; choose one of: " + choices + ".");
}

/// Throws ConfigError unless 1 <= value <= largest.
inline void requireSize(int value, int largest, const char* name)
{
    if (value < 1 || value > largest)
        throw ConfigError(std::string(name) + " must be between 1 and " + std::to_string(largest) + ", not " +
                          std::to_string(value) + ".");
}

} // namespace lab
