// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace lab {

/// A regular file opened for reading at any position. Throws FileError with the system's reason when it is
/// missing, a folder, not a regular file or not readable. Immutable, safe from any thread.
class InputFile {
public:
    explicit InputFile(const std::filesystem::path& file);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    const std::filesystem::path& path() const { return m_file; }
    std::string name() const { return m_file.string(); } ///< as errors say it
    std::uint64_t size() const { return m_size; }        ///< in bytes, when it was opened

    /// Fills `bytes` from position `offset`. Throws FileError when the file ends earlier.
    void read(std::uint64_t offset, std::span<char> bytes) const;

private:
    [[noreturn]] void fail(int error) const;

    std::filesystem::path m_file;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// The whole content of a file. Throws FileError, or FormatError when it has more than `maximumSize` bytes.
std::string readFile(const std::filesystem::path& file, std::uint64_t maximumSize);

} // namespace lab
