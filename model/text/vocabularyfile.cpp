// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/vocabularyfile.h"

#include "model/math/error.h"

#include <fstream>
#include <iterator>

namespace lab {
namespace {

constexpr std::uintmax_t kLargestFile = 64 << 20;

} // namespace

std::string readVocabulary(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error)
        throw FileError(file.string() + ": cannot read the vocabulary: " + error.message() + ".");
    if (size > kLargestFile)
        throw FormatError(file.string() + ": a vocabulary of " + std::to_string(size) + " bytes; at most " +
                          std::to_string(kLargestFile) + " are read.");
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in || bytes.size() != size)
        throw FileError(file.string() + ": cannot read the vocabulary.");
    return bytes;
}

} // namespace lab
