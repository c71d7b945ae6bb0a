// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/error.h"

#include <filesystem>
#include <string_view>
#include <vector>

/// What is fed with files that nobody vouches for: by libFuzzer (`./dev fuzz`), which makes up new ones, and
/// by the ordinary tests, with those in corpus/NAME.
namespace lab::fuzz {

/// A reader, or another part of the program that takes what a file says. `run` returns whatever the bytes
/// are; a crash, an abort and an exception are faults.
struct Target {
    const char* name;
    void (*run)(std::string_view bytes);
};

/// Those of one program; each of modeltargets.cpp, filetargets.cpp and windowtargets.cpp defines it.
std::vector<Target> targets();

/// Aborts unless a reader's refusal is one line of at most 300 characters without control characters.
void requireSentence(std::string_view message);

/// Runs a reader that may refuse its input, but by an Error of the model alone.
template <typename Read>
void readOrRefuse(const Read& read)
{
    try {
        read();
    } catch (const Error& error) {
        requireSentence(error.what());
    }
}

/// A file in memory that has these bytes.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::filesystem::path path() const; ///< which any reader can open

private:
    int m_descriptor;
};

} // namespace lab::fuzz
