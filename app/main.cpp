// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"
#include "app/lastwords.h"
#include "app/window.h"
#include "model/math/memory.h"

int main(int argc, char** argv)
{
    lab::endWithASentence();
    lab::keepFreedMemory(); // a long sentence has attention matrices of many megabytes
    return lab::wantsCommandLine(argc, argv) ? lab::runCommandLine(argc, argv) : lab::runWindow(argc, argv);
}
