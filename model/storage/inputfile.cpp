// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/inputfile.h"

#include "model/math/error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace lab {

InputFile::InputFile(const std::filesystem::path& file) : m_file(file)
{
    // Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
    m_descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0)
        fail(errno);
    struct stat status = {};
    const int error = fstat(m_descriptor, &status) != 0 ? errno
                      : S_ISDIR(status.st_mode)         ? EISDIR
                      : !S_ISREG(status.st_mode)        ? EINVAL
                                                        : 0;
    if (error != 0) {
        close(m_descriptor);
        fail(error);
    }
    m_size = static_cast<std::uint64_t>(status.st_size);
}

InputFile::~InputFile()
{
    close(m_descriptor);
}

void InputFile::read(std::uint64_t offset, std::span<char> bytes) const
{
    while (!bytes.empty()) {
        const ssize_t count = pread(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count == 0)
            throw FileError("Cannot read " + name() + ": it ends at byte " + std::to_string(offset) + ", " +
                            std::to_string(bytes.size()) + " bytes too early.");
        if (count < 0 && errno != EINTR)
            fail(errno);
        if (count > 0) {
            bytes = bytes.subspan(static_cast<size_t>(count));
            offset += static_cast<std::uint64_t>(count);
        }
    }
}

void InputFile::fail(int error) const
{
    const std::string reason =
        error == EINVAL ? "Not a regular file" : std::generic_category().message(error);
    throw FileError("Cannot read " + name() + ": " + reason + ".");
}

std::string readFile(const std::filesystem::path& file, std::uint64_t maximumSize)
{
    const InputFile input(file);
    if (input.size() > maximumSize)
        throw FormatError(input.name() + ": expected at most " + std::to_string(maximumSize) +
                          " bytes, found " + std::to_string(input.size()) + ".");
    std::string content(input.size(), '\0');
    input.read(0, content);
    return content;
}

} // namespace lab
