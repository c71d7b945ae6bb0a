// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textencoding.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace lab {

/// One line of a file, cut at its TABs. The views live as long as the call.
struct TsvLine {
    int number = 0; ///< from 1, as editors count
    std::span<const std::string_view> fields;
    std::size_t fileLines = 0; ///< of the whole file, with those that are empty
};

/// Calls `use` for each line of a text file (readTextFile()) that is not empty; line ends may be those of
/// Windows. Throws FileError when the file cannot be read; throws FormatError when it is no text, for more
/// than 64 columns, and, before any line is used, for more than 1,000,000 lines and one for every 8 bytes.
void forEachTsvLine(const std::filesystem::path& file, const std::function<void(const TsvLine& line)>& use,
    const EncodingNotice& notice = {});

} // namespace lab
