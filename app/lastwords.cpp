// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lastwords.h"

#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <unistd.h>

namespace lab {

namespace {

void say(const char* text)
{
    if (write(STDERR_FILENO, text, std::strlen(text)) < 0)
        return; // nobody hears it
}

/// Without taking any memory, and without the ends of what may be broken.
[[noreturn]] void end()
{
    say("attention-lab: ");
    try {
        if (const std::exception_ptr error = std::current_exception())
            std::rethrow_exception(error);
        say("the program cannot go on");
    } catch (const std::bad_alloc&) {
        say("there is not enough memory");
    } catch (const std::exception& error) {
        say(error.what());
    } catch (...) {
        say("the program cannot go on");
    }
    say("\n");
    _exit(1);
}

} // namespace

void endWithASentence()
{
    std::set_terminate(end);
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace lab
