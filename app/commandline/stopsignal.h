// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// While it lives, SIGINT (Ctrl+C), SIGTERM and SIGHUP (the terminal is closed) are noted instead of ending
/// the program, and end a read of standard input; a second one of a kind ends it. One at a time.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    bool requested() const;
};

} // namespace lab
