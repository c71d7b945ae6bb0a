// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textencoding.h"

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

/// Reads sentence pairs, one a line: source TAB target, and perhaps a third column, which Tatoeba's files
/// have for credits and which is passed over. Texts are read as decodeText() does; line ends may be those of
/// Windows, empty lines are skipped. Throws FileError when the file cannot be read, FormatError naming the
/// file and the line when it is no text, has one column or more than three, or nothing on one side of a TAB;
/// or when there is no pair.
std::vector<SentencePair> readPairs(const std::filesystem::path& file, const EncodingNotice& notice = {});

} // namespace lab
