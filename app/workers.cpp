// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workers.h"

#include "model/math/memory.h"

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

namespace lab {

namespace {

constexpr std::size_t kStack = 8 << 20;
constexpr std::size_t kSpare = 64 << 20; ///< for what threads work at

/// Whether there is memory for another thread. Its stack is kept, so that the next thread finds it.
bool threadCanStart()
{
    try {
        std::jthread([] {});
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

} // namespace

Workers::Workers(int most)
{
    m_threads.reserve(std::size_t(most));
    try {
        while (count() < most && hasMemory(kStack + kSpare)) {
            change([this] { ++m_busy; });
            m_threads.emplace_back([this] { run(); });
        }
    } catch (const std::exception&) { // there are fewer then
        change([this] { --m_busy; });
    }
    waitForDone();
}

Workers::~Workers()
{
    change([this] { m_isEnding = true; });
    for (std::thread& thread : m_threads)
        thread.join();
}

void Workers::start(std::function<void()> work)
{
    if (m_threads.empty())
        return work();
    change([&] { m_waiting.push_back(std::move(work)); });
}

void Workers::waitForDone()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.empty() && m_busy == 0; });
}

template <typename Change>
void Workers::change(const Change& make)
{
    {
        const std::lock_guard lock(m_mutex);
        make();
    }
    m_changed.notify_all();
}

void Workers::run()
{
    change([this] { --m_busy; });
    while (const auto work = next()) {
        work();
        change([this] { --m_busy; });
    }
}

std::function<void()> Workers::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
    if (m_waiting.empty())
        return {};
    ++m_busy;
    std::function<void()> work = std::move(m_waiting.front());
    m_waiting.pop_front();
    return work;
}

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
