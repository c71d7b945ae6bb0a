// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace lab {

/// A number from `least` to `most`. Unlike CLI::Range, also refuses what is not a number.
CLI::Validator within(double least, double most);

/// Text in UTF-8; what a terminal with another encoding says is refused.
CLI::Validator isText();

/// A whole number that a seed can hold; one that is too large is refused, not cut.
CLI::Validator isSeed();

} // namespace lab
