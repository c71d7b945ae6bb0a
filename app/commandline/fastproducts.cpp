// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/fastproducts.h"

#include "model/math/blaskernel.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace lab {

void restartForFastProducts()
{
    constexpr const char* variable = "OPENBLAS_CORETYPE";
    const std::string kernel = fittingBlasKernel(blasKernel(), processorFeatures());
    if (kernel.empty() || std::getenv(variable) != nullptr)
        return;
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::string line((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::vector<char*> arguments; // each ends with NUL, also the last
    for (std::size_t at = 0; at < line.size(); at = line.find('\0', at) + 1)
        arguments.push_back(line.data() + at);
    arguments.push_back(nullptr);
    if (arguments.size() > 1 && setenv(variable, kernel.c_str(), 0) == 0)
        execv("/proc/self/exe", arguments.data());
}

} // namespace lab
