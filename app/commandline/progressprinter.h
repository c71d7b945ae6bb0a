// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

namespace lab {

/// Prints a progress line: on a terminal over the one before, elsewhere (a file, a pipe) the first one and
/// then one every ten seconds, so that a log stays readable.
class ProgressPrinter {
public:
    /// `output` is standard output or standard error, or in a test another stream, which is never a terminal.
    explicit ProgressPrinter(std::ostream& output);

    void print(const std::string& line);
    void finish(); ///< the last line stays

private:
    void overwrite(const std::string& line);

    std::ostream& m_output;
    bool m_terminal;
    std::string m_last; ///< newest line, perhaps not printed yet
    bool m_lastPrinted = true;
    std::chrono::steady_clock::time_point m_next; ///< when a line is due
};

} // namespace lab
