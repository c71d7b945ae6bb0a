// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/stopsignal.h"

#include <csignal>

namespace lab {

namespace {

volatile std::sig_atomic_t stopRequested = 0;

void handle(int signal)
{
    stopRequested = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

StopSignal::StopSignal()
{
    stopRequested = 0;
    std::signal(SIGINT, handle);
    std::signal(SIGTERM, handle);
}

StopSignal::~StopSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopSignal::requested() const
{
    return stopRequested != 0;
}

} // namespace lab
