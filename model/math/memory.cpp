// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/memory.h"

#include <malloc.h>

namespace lab {

void keepFreedMemory()
{
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
}

} // namespace lab
