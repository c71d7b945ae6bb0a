// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textencoding.h"
#include "model/training/keypattern.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// A sentence with what tells whether a translation has understood it.
struct KeyedSentence {
    std::string kind; ///< number and name of what it tries: "01 names"
    std::string source;
    std::vector<std::string> references; ///< right translations, at least one
    std::vector<KeyPattern> keys;        ///< found in every right translation; at least one
};

/// Reads one JSON object a line: `id` (its first two characters number the kind), `kind`, `zh`, `refs` and
/// `keys`; empty lines are skipped. Throws FileError when the file cannot be read, FormatError naming the
/// line and the member when it has something else, or no sentence.
std::vector<KeyedSentence> readKeyedSentences(
    const std::filesystem::path& file, const EncodingNotice& notice = {});

} // namespace lab
