// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <algorithm>
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

// U+0000 to U+001F and U+007F to U+009F.
bool hasControl(std::string_view text)
{
    const auto byteAt = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isLong = byteAt(i) == 0xC2 && i + 1 < text.size() && byteAt(i + 1) < 0xA0;
        if (byteAt(i) < 0x20 || byteAt(i) == 0x7F || isLong)
            return true;
    }
    return false;
}

} // namespace

void requireSentence(std::string_view message)
{
    constexpr std::size_t longest = 300;
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(
        message, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    if (hasControl(message))
        stop("A refusal has a control character: " + std::string(message));
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
