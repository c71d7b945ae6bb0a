// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workers.h"

#include <QSemaphore>

#include <algorithm>
#include <memory>

namespace lab {

bool startPaintingThreads(int most)
{
    struct Steps {
        QSemaphore begun;
        QSemaphore mayEnd;
    };
    QThreadPool& pool = *QThreadPool::globalInstance();
    pool.setExpiryTimeout(-1);
    pool.setMaxThreadCount(most);
    const auto steps = std::make_shared<Steps>();
    int started = 0;
    for (; started < most && threadCanStart(); ++started) {
        pool.start([steps] {
            steps->begun.release();
            steps->mayEnd.acquire(); // busy, so that the next one is another thread
        });
        steps->begun.acquire();
    }
    pool.setMaxThreadCount(std::max(started, 1));
    steps->mayEnd.release(started);
    return started > 0;
}

} // namespace lab
