// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// The kernel with which OpenBLAS, as it was loaded, computes products: "SkylakeX".
std::string blasKernel();

/// What this processor can do.
struct ProcessorFeatures {
    bool avx2 = false;   ///< with fused multiply-add
    bool avx512 = false; ///< as Intel's servers since 2017 have it: F, CD, BW, DQ and VL
};

ProcessorFeatures processorFeatures();

/// The kernel that OpenBLAS should use instead of `chosen`, or nothing when that one fits. A processor that
/// is newer than the library is unknown to it, and gets a kernel of 2004 (Prescott), which is four times as
/// slow as SkylakeX. The library takes another one only while it is loaded, from the environment's
/// OPENBLAS_CORETYPE.
std::string fittingBlasKernel(std::string_view chosen, ProcessorFeatures processor);

} // namespace lab
