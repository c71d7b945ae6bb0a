// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Has the program end in order where it would die by a signal: what nobody catches, such as memory that is
/// not there, becomes one sentence on standard error and the exit code 1; a file that may not grow further is
/// an error of writing, like a full disk. Call once, when the program starts.
void endWithASentence();

} // namespace lab
