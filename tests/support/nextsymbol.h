// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dlfcn.h>

namespace lab::test {

/// The function of this name that would have been called, had the caller not taken its place.
template <typename Function>
Function* nextSymbol(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace lab::test
