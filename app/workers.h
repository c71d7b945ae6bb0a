// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <system_error>
#include <thread>
#include <utility>

namespace lab {

/// Whether there is memory for another thread. Its stack is kept, so that the next thread finds it.
inline bool threadCanStart()
{
    try {
        std::jthread([] {});
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

/// Runs `work` on a thread of the pool, or here and now where no thread can be started: a QThreadPool would
/// keep it waiting for ever.
template <typename Work>
void startWork(QThreadPool& pool, Work&& work)
{
    if (threadCanStart())
        pool.start(std::forward<Work>(work));
    else
        work();
}

/// Has Qt's own pool begin with its threads, `most` or as many as there is memory for, and keep them: Qt
/// paints large pictures with them, and would wait for ever for one that cannot be started. False: there is
/// none.
bool startPaintingThreads(int most);

} // namespace lab
