// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/progressprinter.h"

#include "model/text/terminaltext.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <unistd.h>

namespace lab {

namespace {

constexpr std::chrono::seconds interval(10);

bool opensOnTerminal(const std::ostream& output)
{
    return (&output == &std::cout && isatty(STDOUT_FILENO) != 0) ||
           (&output == &std::cerr && isatty(STDERR_FILENO) != 0);
}

} // namespace

void addProgressOption(CLI::App& command, bool& wanted)
{
    command.add_flag(
        "--progress", wanted, "Say on standard error how far long work is, also where that is no terminal");
}

ProgressPrinter::ProgressPrinter(std::ostream& output) : m_output(output), m_terminal(opensOnTerminal(output))
{
}

void ProgressPrinter::print(const std::string& line)
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    m_last = lineForTerminal(line); // it may have names of files and models
    m_lastPrinted = m_terminal || now >= m_next;
    if (m_terminal)
        overwrite(m_last);
    else if (m_lastPrinted) {
        m_output << m_last << '\n' << std::flush;
        m_next = now + interval;
    }
}

// The control sequence clears what a longer line before has left behind.
void ProgressPrinter::overwrite(const std::string& line)
{
    m_output << '\r' << line << "\x1B[K" << std::flush;
}

void ProgressPrinter::clear()
{
    const std::lock_guard lock(m_mutex);
    if (m_terminal && !m_last.empty())
        overwrite({});
    m_last.clear();
}

void ProgressPrinter::finish()
{
    const std::lock_guard lock(m_mutex);
    if (m_terminal && !m_last.empty())
        m_output << '\n';
    else if (!m_lastPrinted)
        m_output << m_last << '\n';
    m_output << std::flush;
}

} // namespace lab
