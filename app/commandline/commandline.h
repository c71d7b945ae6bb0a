// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Whether the arguments ask for the command line instead of the window: a command, --help or --version.
/// A plain word that is no existing file counts as a (perhaps misspelt) command, anything else (a sentence,
/// an option of the window) does not.
bool wantsCommandLine(int argc, char** argv);

/// Runs a command: translate, trace, export, scaling, train or evaluate. Results go to standard output; an
/// error is one line on standard error. Returns the exit code: 0, 1 for a failure, 2 for wrong usage.
int runCommandLine(int argc, char** argv);

} // namespace lab
