// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace lab {

/// A number from `least` to `most`. Unlike CLI::Range, also refuses what is not a number.
CLI::Validator within(double least, double most);

/// A whole number that a seed can hold; one that is too large is refused, not cut.
CLI::Validator isSeed();

} // namespace lab
