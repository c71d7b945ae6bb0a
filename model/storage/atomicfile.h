// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace lab {

/// A file that appears whole or not at all.
///
/// Bytes go to a temporary file in the same folder. commit() waits until they are on the disk and renames it
/// to `file`; without commit() (an exception, a return) the temporary file is removed and an older `file`
/// stays as it was; what a writer that was killed has left in the folder goes with the next file that is
/// written there. Symbolic links are followed and the permissions of an older file are kept. What is not a
/// regular file (/dev/stdout, a pipe) is written directly. Every failure throws FileError with the system's
/// reason. For one thread.
class AtomicFile {
public:
    explicit AtomicFile(const std::filesystem::path& file);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view bytes);
    void commit(); ///< nothing may be written afterwards

private:
    void followLink();
    void openTemporary();
    void sync() const;
    void close();
    [[noreturn]] void fail(int error) const;

    std::filesystem::path m_file;      ///< where the bytes shall be in the end
    std::filesystem::path m_temporary; ///< where they are now; empty when written directly or done
    int m_descriptor = -1;
};

/// Writes `bytes` as the whole content of `file`. Throws FileError.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

/// Makes a folder, and those that it is in, where there is none yet. Throws FileError.
void makeFolder(const std::filesystem::path& folder);

} // namespace lab
