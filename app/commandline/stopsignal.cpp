// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/stopsignal.h"

#include <array>
#include <csignal>

namespace lab {

namespace {

volatile std::sig_atomic_t stopRequested = 0;

constexpr std::array<int, 3> signals = {SIGINT, SIGTERM, SIGHUP};

void handle(int /*signal*/)
{
    stopRequested = 1;
}

/// Once, and reading from a pipe ends by it. A program that is started to outlive its terminal (nohup) still
/// does.
void listenTo(int signal)
{
    struct sigaction action = {};
    sigaction(signal, nullptr, &action);
    if (signal == SIGHUP && action.sa_handler == SIG_IGN)
        return;
    action = {};
    action.sa_handler = handle;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(signal, &action, nullptr);
}

} // namespace

StopSignal::StopSignal()
{
    stopRequested = 0;
    for (const int signal : signals)
        listenTo(signal);
}

StopSignal::~StopSignal()
{
    for (const int signal : signals) {
        struct sigaction action = {};
        sigaction(signal, nullptr, &action);
        if (action.sa_handler == handle)
            std::signal(signal, SIG_DFL);
    }
}

bool StopSignal::requested() const
{
    return stopRequested != 0;
}

} // namespace lab
