// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textencoding.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace lab {

/// The text of a file as decodeText() reads it. Throws as that and readFile() do.
std::string readTextFile(
    const std::filesystem::path& file, std::uint64_t maximumSize, const EncodingNotice& notice = {});

} // namespace lab
