// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

/// The target that ATTENTION_LAB_TARGET names.
lab::fuzz::Target chosen()
{
    const char* name = std::getenv("ATTENTION_LAB_TARGET");
    for (const lab::fuzz::Target& target : lab::fuzz::targets()) {
        if (name && std::strcmp(target.name, name) == 0)
            return target;
    }
    std::fprintf(stderr, "ATTENTION_LAB_TARGET names none of the targets of this program.\n");
    std::exit(2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const lab::fuzz::Target target = chosen();
    target.run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
