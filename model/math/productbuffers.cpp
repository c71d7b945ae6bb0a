// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/productbuffers.h"

#include "model/math/memory.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <new>
#include <vector>

// What OpenBLAS calls itself at the beginning and the end of a product: the buffer stays with the library.
extern "C" void* blas_memory_alloc(int);
extern "C" void blas_memory_free(void*);

namespace lab {
namespace {

constexpr std::size_t kMebibyte = 1 << 20;
constexpr std::size_t kBuffer = 128 * kMebibyte;
constexpr std::size_t kSpare = 4 * kMebibyte;         // what else is needed while one thread multiplies
constexpr std::size_t kSpareOfMore = 128 * kMebibyte; // more threads only save time

struct State {
    std::mutex mutex;
    std::condition_variable freed;
    int taken = 0; // buffers that the library has
    int inUse = 0;
    bool isDecided = false;
};

State& state()
{
    static State state;
    return state;
}

/// All at the same time, since the library gives the next one the buffer that is free.
int takeBuffers(int most)
{
    std::vector<void*> buffers;
    buffers.reserve(static_cast<std::size_t>(most));
    for (std::size_t spare = kSpare; int(buffers.size()) < most && hasMemory(kBuffer + spare);
         spare = kSpareOfMore)
        buffers.push_back(blas_memory_alloc(0));
    for (void* buffer : buffers)
        blas_memory_free(buffer);
    return int(buffers.size());
}

void decide(State& state, int threads)
{
    if (!state.isDecided)
        state.taken = takeBuffers(threads);
    state.isDecided = true;
}

} // namespace

void reserveProducts(int threads)
{
    const std::lock_guard lock(state().mutex);
    decide(state(), threads);
}

ProductBuffer::ProductBuffer()
{
    std::unique_lock lock(state().mutex);
    decide(state(), 1);
    if (state().taken == 0)
        throw std::bad_alloc();
    state().freed.wait(lock, [] { return state().inUse < state().taken; });
    ++state().inUse;
}

ProductBuffer::~ProductBuffer()
{
    const std::lock_guard lock(state().mutex);
    --state().inUse;
    state().freed.notify_one();
}

} // namespace lab
