// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace lab {

/// What to tell a user about an exception: what an Error of the model says, as it is; in words of its own
/// that there is not enough memory or that the system refuses a file; of others at most 200 bytes of what
/// they say, in one line.
std::string sentenceOf(const std::exception& error);

} // namespace lab
