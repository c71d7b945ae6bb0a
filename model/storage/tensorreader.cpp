// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/tensorreader.h"

#include "model/math/error.h"
#include "model/storage/half.h"
#include "model/storage/json.h"

#include <algorithm>
#include <array>
#include <bit>

namespace lab {

static_assert(std::endian::native == std::endian::little, "safetensors files are little endian");

namespace {

constexpr std::uint64_t lengthBytes = 8;
constexpr std::uint64_t longestHeader = 100'000'000; // as in the reference implementation

std::uint64_t readHeaderLength(const InputFile& file)
{
    if (file.size() < lengthBytes)
        throw FormatError(file.name() + ": expected at least " + std::to_string(lengthBytes) +
                          " bytes for the length of the header, found " + std::to_string(file.size()) + ".");
    std::array<char, lengthBytes> bytes = {};
    file.read(0, bytes);
    const auto length = std::bit_cast<std::uint64_t>(bytes);
    const std::uint64_t longest = std::min(longestHeader, file.size() - lengthBytes);
    if (length > longest)
        throw FormatError(file.name() + ": expected a header of at most " + std::to_string(longest) +
                          " bytes, found a length of " + std::to_string(length) + ".");
    return length;
}

void readHalves(const InputFile& file, std::uint64_t offset, Matrix& values)
{
    std::vector<std::uint16_t> halves(static_cast<size_t>(values.size()));
    file.read(offset, {reinterpret_cast<char*>(halves.data()), halves.size() * sizeof(std::uint16_t)});
    std::transform(halves.begin(), halves.end(), values.data(), halfToFloat);
}

} // namespace

TensorReader::TensorReader(const std::filesystem::path& file) : m_file(file)
{
    const std::uint64_t length = readHeaderLength(m_file);
    std::string json(length, '\0');
    m_file.read(lengthBytes, json);
    m_dataBegin = lengthBytes + length;
    m_header = parseTensorHeader(json, m_file.size() - m_dataBegin, m_file.name());
}

Matrix TensorReader::read(const TensorEntry& entry) const
{
    Matrix values(entry.rows, entry.cols);
    const std::uint64_t offset = m_dataBegin + entry.begin;
    if (entry.type == StoredType::Float16)
        readHalves(m_file, offset, values);
    else
        m_file.read(offset, {reinterpret_cast<char*>(values.data()), entry.bytes});
    if (!values.allFinite())
        throw FormatError(name() + ": tensor " + quotedName(entry.name) +
                          ": expected finite numbers, found NaN or infinity.");
    return values;
}

} // namespace lab
