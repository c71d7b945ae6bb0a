// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/atomicfile.h"

#include "model/math/error.h"
#include "model/storage/partfiles.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace lab {

namespace fs = std::filesystem;

namespace {

fs::path folderOf(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

} // namespace

AtomicFile::AtomicFile(const fs::path& file) : m_file(file)
{
    std::error_code ignored;
    const fs::file_status status = fs::status(file, ignored);
    if (fs::is_directory(status))
        fail(EISDIR);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        m_descriptor = open(file.c_str(), O_WRONLY | O_CLOEXEC);
        if (m_descriptor < 0)
            fail(errno);
        return;
    }
    followLink();
    openTemporary();
    if (fs::exists(status))
        fchmod(m_descriptor, static_cast<mode_t>(status.permissions()));
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_temporary.empty())
        unlink(m_temporary.c_str());
}

// What the link points to may not exist yet, so the system's own ways to resolve it do not serve.
void AtomicFile::followLink()
{
    constexpr int longestChain = 40; // as in the kernel
    std::error_code error;
    for (int i = 0; fs::is_symlink(fs::symlink_status(m_file, error)); ++i) {
        const fs::path target = fs::read_symlink(m_file, error);
        if (error || i == longestChain)
            fail(error ? error.value() : ELOOP);
        m_file = folderOf(m_file) / target; // the target alone where it is absolute
    }
}

void AtomicFile::openTemporary()
{
    removeStalePartFiles(folderOf(m_file));
    for (int attempt = 0; attempt < 100 && m_descriptor < 0; ++attempt) {
        // Without the file's own name, which may already be as long as names can be.
        const fs::path name = newPartFile(folderOf(m_file));
        m_descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_descriptor >= 0)
            m_temporary = name;
        else if (errno != EEXIST)
            fail(errno);
    }
    if (m_descriptor < 0)
        fail(EEXIST);
    lockPartFile(m_descriptor);
}

void AtomicFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<size_t>(written));
        else if (errno != EINTR)
            fail(errno);
    }
}

void AtomicFile::commit()
{
    const bool direct = m_temporary.empty();
    if (!direct)
        sync();
    close();
    if (direct)
        return;
    if (rename(m_temporary.c_str(), m_file.c_str()) != 0)
        fail(errno);
    m_temporary.clear();
    // The rename itself reaches the disk with its folder; where folders cannot be synced, it is done anyway.
    const int folder = open(folderOf(m_file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        ::close(folder);
    }
}

void AtomicFile::sync() const
{
    while (fsync(m_descriptor) != 0) {
        if (errno != EINTR)
            fail(errno);
    }
}

void AtomicFile::close()
{
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0 && errno != EINTR)
        fail(errno);
}

void AtomicFile::fail(int error) const
{
    throw FileError("Cannot write " + m_file.string() + ": " + std::generic_category().message(error) + ".");
}

void writeFileAtomically(const fs::path& file, std::string_view bytes)
{
    AtomicFile output(file);
    output.write(bytes);
    output.commit();
}

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw FileError("Cannot make the folder " + folder.string() + ": " + error.message() + ".");
}

} // namespace lab
