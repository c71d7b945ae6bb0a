// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/memory.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdlib>

namespace lab {

void keepFreedMemory()
{
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
}

bool hasMemory(std::size_t bytes)
{
    void* const pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages != MAP_FAILED)
        return munmap(pages, bytes) == 0;
    auto* const block = static_cast<volatile char*>(std::malloc(bytes));
    if (!block)
        return false;
    block[0] = 0; // or the compiler would leave it all out
    std::free(const_cast<char*>(block));
    return true;
}

} // namespace lab
