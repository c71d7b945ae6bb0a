// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

/// Threads that are there from the beginning, before any of them takes memory: up to `most`, as many as leave
/// some for their work. A thread that is started only when there is work for it may not find the memory that
/// was there a moment ago, and a QThreadPool then keeps the work waiting for ever.
class Workers {
public:
    explicit Workers(int most = 1);
    /// Does all the work that was started.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int count() const { return int(m_threads.size()); }
    /// Works on one of the threads, each piece after those that came before, or here and now where there is
    /// no thread. What the work throws ends the program.
    void start(std::function<void()> work);
    void waitForDone();

private:
    template <typename Change>
    void change(const Change& make);
    void run();
    std::function<void()> next(); ///< waits for it; none at the end

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_waiting;
    int m_busy = 0; ///< threads, also one that has not come to its first wait
    bool m_isEnding = false;
    std::vector<std::thread> m_threads; ///< last: they use the rest
};

/// Has Qt's own pool begin with its threads, `most` or as many as there is memory for, and keep them: Qt
/// paints large pictures with them, and would wait for ever for one that cannot be started. False: there is
/// none.
bool startPaintingThreads(int most);

} // namespace lab
