// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

struct zip;
struct zip_source;

namespace lab {

class AtomicFile;

/// A zip archive to write. Entries are stored without compression and carry a fixed date (1980-01-01) and
/// fixed rights (rw-r--r--), so equal entries give equal bytes. Throws FileError with libzip's reason. For
/// one thread.
class ZipFile {
public:
    explicit ZipFile(const std::filesystem::path& file);
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    /// An entry of two parts. What `values` views must live until write() is done.
    void add(const std::string& name, std::string head, std::string_view values = {});
    /// The same with bytes that are kept here.
    void add(const std::string& name, std::string head, std::string&& values);
    /// Writes the file whole or not at all. Nothing may be added afterwards.
    void write();

private:
    [[noreturn]] void fail(const std::string& reason) const;
    void copyTo(AtomicFile& output) const;

    std::filesystem::path m_file;
    std::deque<std::string> m_bytes; ///< of entries; they stay where they are
    zip_source* m_archive = nullptr; ///< the bytes of the archive, in memory
    zip* m_zip = nullptr;            ///< null once it is written
};

/// The bytes of one entry of an archive. Throws FileError when there is no such archive or entry, or when the
/// entry has more than `maximumSize` bytes.
std::string readZipEntry(
    const std::filesystem::path& file, const std::string& name, std::uint64_t maximumSize);

} // namespace lab
