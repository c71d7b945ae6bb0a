// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"
#include "app/window.h"

int main(int argc, char** argv)
{
    return lab::wantsCommandLine(argc, argv) ? lab::runCommandLine(argc, argv) : lab::runWindow(argc, argv);
}
