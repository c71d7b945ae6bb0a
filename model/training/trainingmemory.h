// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Sets up this process's heap for training, where each step allocates and frees the same large matrices:
/// freed memory stays with the process, and the heap that follows lies on large pages. Call once, before
/// the first step; it takes no memory by itself. Only how fast numbers are computed depends on it.
void prepareMemoryForTraining();

} // namespace lab
