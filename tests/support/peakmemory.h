// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/error.h"

#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace lab::benchmark {

/// A line of /proc/self/status that is a number of kB, in bytes.
inline double statusBytes(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return 1024 * std::stod(line.substr(name.size() + 1));
    throw FileError("/proc/self/status has no " + name + ".");
}

/// Bytes by which the memory of this process that is really there (resident) grows at most while `work` runs,
/// beginning with an empty heap; what the result of `work` holds is still there when the peak is read.
template <typename Work>
double peakGrowth(const Work& work)
{
    malloc_trim(0);
    if (std::ofstream reset("/proc/self/clear_refs"); !(reset << "5" << std::flush))
        throw FileError("The peak of memory cannot be reset: /proc/self/clear_refs cannot be written.");
    const double before = statusBytes("VmRSS");
    [[maybe_unused]] const auto result = work(); // still held when the peak is read
    return std::max(0.0, statusBytes("VmHWM") - before);
}

} // namespace lab::benchmark
