// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <new>
#include <stdexcept>
#include <string>

namespace lab {

/// What to tell a reader about any error: its own sentence, or one of ours where memory has run out.
inline std::string sentenceOf(const std::exception& error)
{
    const bool isMemory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr ||
                          dynamic_cast<const std::length_error*>(&error) != nullptr;
    return isMemory ? "There is not enough memory for this." : error.what();
}

} // namespace lab
