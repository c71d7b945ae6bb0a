// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// A sentence and its translation.
struct SentencePair {
    std::string source;
    std::string target;

    bool operator==(const SentencePair&) const = default;
};

/// Reads sentence pairs, one a line: source TAB target, and anything after a second TAB (credits) ignored.
/// UTF-8; line ends may be those of Windows, empty lines are skipped. Throws FileError when the file cannot
/// be read, FormatError naming the file and the line when a line has no TAB or nothing on one side of it.
std::vector<SentencePair> readPairs(const std::filesystem::path& file);

} // namespace lab
