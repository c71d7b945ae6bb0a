// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace lab::fuzz {

namespace {

[[noreturn]] void stop(const std::string& reason)
{
    std::fprintf(stderr, "%s\n", reason.c_str());
    std::abort();
}

bool isControl(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7F;
}

} // namespace

void requireSentence(std::string_view message)
{
    constexpr std::size_t longest = 300;
    std::size_t characters = 0;
    for (const char byte : message) {
        if (isControl(static_cast<unsigned char>(byte)))
            stop("A refusal has a control character: " + std::string(message));
        characters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    }
    if (characters == 0 || characters > longest)
        stop("A refusal has " + std::to_string(characters) + " characters: " + std::string(message));
}

MemoryFile::MemoryFile(std::string_view bytes) : m_descriptor(memfd_create("input", MFD_CLOEXEC))
{
    while (!bytes.empty()) {
        const ssize_t count = write(m_descriptor, bytes.data(), bytes.size());
        if (count <= 0)
            stop("The input cannot be written into memory.");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

MemoryFile::~MemoryFile()
{
    close(m_descriptor);
}

std::filesystem::path MemoryFile::path() const
{
    return "/proc/self/fd/" + std::to_string(m_descriptor);
}

} // namespace lab::fuzz
