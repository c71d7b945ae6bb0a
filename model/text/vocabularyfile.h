// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lab {

/// The bytes of a vocabulary, at most 64 MiB. Throws FileError or FormatError naming the file.
std::string readVocabulary(const std::filesystem::path& file);

} // namespace lab
