// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the program under test (LD_PRELOAD): a machine on which what there was a moment ago is gone.
// No thread can be started after the first THREADS_THAT_START, and whoever has OpenBLAS take memory while
// another thread could have taken it ends the program with the exit code 3.
#include "tests/support/nextsymbol.h"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <mutex>

using lab::test::nextSymbol;

namespace {

bool isMainThread()
{
    return getpid() == gettid();
}

std::mutex buffers;
int inUse = 0;
int taken = 0;

} // namespace

extern "C" int pthread_create(
    pthread_t* thread, const pthread_attr_t* attributes, void* (*begin)(void*), void* argument)
{
    static std::atomic<int> left = [] {
        const char* number = std::getenv("THREADS_THAT_START");
        return number ? std::atoi(number) : 1000;
    }();
    if (left-- <= 0)
        return EAGAIN;
    return nextSymbol<decltype(pthread_create)>("pthread_create")(thread, attributes, begin, argument);
}

extern "C" void* blas_memory_alloc(int position)
{
    const std::lock_guard lock(buffers);
    if (++inUse > taken) {
        ++taken;
        if (!isMainThread()) {
            std::fputs("OpenBLAS takes memory on a worker thread\n", stderr);
            _exit(3);
        }
    }
    return nextSymbol<void*(int)>("blas_memory_alloc")(position);
}

extern "C" void blas_memory_free(void* buffer)
{
    const std::lock_guard lock(buffers);
    --inUse;
    nextSymbol<void(void*)>("blas_memory_free")(buffer);
}
