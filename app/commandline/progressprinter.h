// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <iosfwd>
#include <mutex>
#include <string>

namespace CLI {
class App;
}

namespace lab {

/// `--progress`: `wanted` also where standard error is no terminal.
void addProgressOption(CLI::App& command, bool& wanted);

/// Prints a progress line: on a terminal over the one before, elsewhere (a file, a pipe) the first one and
/// then one every ten seconds, so that a log stays readable. From any thread.
class ProgressPrinter {
public:
    /// `output` is standard output or standard error, or in a test another stream, which is never a terminal.
    explicit ProgressPrinter(std::ostream& output);

    bool isTerminal() const { return m_terminal; }
    void print(const std::string& line);
    void finish(); ///< the last line stays
    void clear();  ///< on a terminal it goes, to make room for something else; elsewhere nothing happens

private:
    void overwrite(const std::string& line);

    std::mutex m_mutex;
    std::ostream& m_output;
    bool m_terminal;
    std::string m_last; ///< newest line, perhaps not printed yet
    bool m_lastPrinted = true;
    std::chrono::steady_clock::time_point m_next; ///< when a line is due
};

} // namespace lab
