// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/blaskernel.h"

#include <cblas.h>

#include <algorithm>
#include <array>

namespace lab {
namespace {

// Kernels without AVX: right for old processors only.
constexpr std::array<std::string_view, 17> kOld = {"Generic", "Prescott", "Core2", "Penryn", "Dunnington",
    "Nehalem", "Atom", "Nano", "Katmai", "Coppermine", "Northwood", "Banias", "Athlon", "Opteron",
    "Opteron_SSE3", "Barcelona", "Bobcat"};

} // namespace

std::string blasKernel()
{
    return openblas_get_corename();
}

ProcessorFeatures processorFeatures()
{
    ProcessorFeatures features;
#if defined(__x86_64__)
    features.avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    features.avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                      __builtin_cpu_supports("avx512vl");
#endif
    return features;
}

std::string fittingBlasKernel(std::string_view chosen, ProcessorFeatures processor)
{
    if (std::ranges::find(kOld, chosen) == kOld.end())
        return {};
    return processor.avx512 ? "SkylakeX" : processor.avx2 ? "Haswell" : "";
}

} // namespace lab
