// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Starts this program again, in the same process and with the same arguments, when OpenBLAS computes with a
/// kernel that is too old for the processor: it takes another one only while it is loaded
/// (fittingBlasKernel). Returns when the kernel fits, when the environment's OPENBLAS_CORETYPE already says
/// which one to take, and when it cannot be done; then products are only slower. To be called before any
/// work.
void restartForFastProducts();

} // namespace lab
