// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// While it lives, SIGINT (Ctrl+C) and SIGTERM are noted instead of ending the program; a second one ends
/// it. One at a time.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    bool requested() const;
};

} // namespace lab
