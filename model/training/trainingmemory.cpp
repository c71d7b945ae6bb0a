// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainingmemory.h"

#include "model/math/memory.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace lab {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kReserved = std::size_t{1} << 29; // more than a training of the shipped sizes uses

} // namespace

void prepareMemoryForTraining()
{
    keepFreedMemory();
    // A block at the end of the heap, freed at once: the heap keeps its addresses, marked for large pages,
    // and grows into them. Without memory or large pages training goes on, slower.
    void* const block = std::malloc(kReserved);
    if (block == nullptr)
        return;
    const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(block) + kPage - 1) / kPage * kPage;
    madvise(reinterpret_cast<void*>(begin), kReserved - kPage, MADV_HUGEPAGE);
    std::free(block);
}

} // namespace lab
