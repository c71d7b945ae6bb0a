// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace lab {

/// Lets this process keep freed memory, up to 2 GB at the end of its heap, for the next large matrices,
/// instead of giving it back to the kernel and faulting its pages in again. Call once, when the program
/// starts; it takes no memory by itself. Only how fast numbers are computed depends on it.
void keepFreedMemory();

/// Whether the system would give so many bytes in one piece now, be it new memory or the heap's.
bool hasMemory(std::size_t bytes);

} // namespace lab
