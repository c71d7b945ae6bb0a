// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/zipfile.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"

#include <zip.h>

#include <array>
#include <memory>

namespace lab {

namespace {

constexpr zip_uint16_t firstDate = (1 << 5) | 1; // years since 1980, month, day
constexpr zip_uint32_t rights = 0100644U << 16;

zip_buffer_fragment_t fragment(std::string_view bytes)
{
    // libzip takes a plain pointer, but only reads.
    return {reinterpret_cast<zip_uint8_t*>(const_cast<char*>(bytes.data())), bytes.size()};
}

} // namespace

ZipFile::ZipFile(const std::filesystem::path& file) : m_file(file)
{
    zip_error_t error;
    zip_error_init(&error);
    m_archive = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (m_archive)
        m_zip = zip_open_from_source(m_archive, ZIP_TRUNCATE, &error);
    const std::string reason = m_zip ? "" : zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!m_zip) {
        zip_source_free(m_archive);
        fail(reason);
    }
    zip_source_keep(m_archive);
}

ZipFile::~ZipFile()
{
    if (m_zip)
        zip_discard(m_zip);
    zip_source_free(m_archive);
}

void ZipFile::add(const std::string& name, std::string head, std::string_view values)
{
    m_bytes.push_back(std::move(head));
    const std::array<zip_buffer_fragment_t, 2> parts = {fragment(m_bytes.back()), fragment(values)};
    zip_source_t* source = zip_source_buffer_fragment(m_zip, parts.data(), values.empty() ? 1 : 2, 0);
    if (!source)
        fail(zip_strerror(m_zip));
    const zip_int64_t index = zip_file_add(m_zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail(zip_strerror(m_zip));
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(m_zip, entry, ZIP_CM_STORE, 0) != 0 ||
        zip_file_set_dostime(m_zip, entry, 0, firstDate, 0) != 0 ||
        zip_file_set_external_attributes(m_zip, entry, 0, ZIP_OPSYS_UNIX, rights) != 0)
        fail(zip_strerror(m_zip));
}

void ZipFile::add(const std::string& name, std::string head, std::string&& values)
{
    m_bytes.push_back(std::move(values));
    add(name, std::move(head), std::string_view(m_bytes.back()));
}

void ZipFile::write()
{
    AtomicFile output(m_file); // first, so that no time is lost where nothing can be written
    if (zip_close(m_zip) != 0)
        fail(zip_strerror(m_zip));
    m_zip = nullptr;
    copyTo(output);
    output.commit();
}

void ZipFile::copyTo(AtomicFile& output) const
{
    if (zip_source_open(m_archive) != 0)
        fail(zip_error_strerror(zip_source_error(m_archive)));
    std::string block(std::size_t(1) << 20, '\0');
    zip_int64_t count = 0;
    while ((count = zip_source_read(m_archive, block.data(), block.size())) > 0)
        output.write(std::string_view(block).substr(0, static_cast<std::size_t>(count)));
    const bool good = count == 0;
    const std::string reason = good ? "" : zip_error_strerror(zip_source_error(m_archive));
    zip_source_close(m_archive);
    if (!good)
        fail(reason);
}

void ZipFile::fail(const std::string& reason) const
{
    throw FileError("Cannot write " + m_file.string() + ": " + reason + ".");
}

std::string readZipEntry(
    const std::filesystem::path& file, const std::string& name, std::uint64_t maximumSize)
{
    const auto fail = [&file](const std::string& reason) {
        throw FileError(file.string() + ": " + reason + ".");
    };
    int code = 0;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open(file.c_str(), ZIP_RDONLY, &code), &zip_discard);
    if (!archive)
        fail("this is no zip archive that can be read (libzip's error " + std::to_string(code) + ")");
    zip_stat_t about;
    if (zip_stat(archive.get(), name.c_str(), 0, &about) != 0)
        fail("the archive has no entry " + name);
    if (about.size > maximumSize)
        fail("its entry " + name + " has " + std::to_string(about.size) + " bytes, expected at most " +
             std::to_string(maximumSize));
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(
        zip_fopen(archive.get(), name.c_str(), 0), &zip_fclose);
    std::string bytes(about.size, '\0');
    if (!entry || zip_fread(entry.get(), bytes.data(), bytes.size()) != zip_int64_t(bytes.size()))
        fail("its entry " + name + " cannot be read");
    return bytes;
}

} // namespace lab
