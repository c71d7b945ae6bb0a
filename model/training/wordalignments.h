// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/operations.h"
#include "model/text/textencoding.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// Where a word stands in its sentence.
struct WordRange {
    int begin = 0; ///< first byte
    int end = 0;   ///< one past the last byte

    bool operator==(const WordRange&) const = default;
};

/// A sentence, its translation, and which of their words a person linked.
struct AlignedSentence {
    std::string source;
    std::string target;
    std::vector<WordRange> sourceWords;
    std::vector<WordRange> targetWords;
    std::vector<AlignmentLink> links; ///< query: index of a target word, key: index of a source word
};

/// Reads word-aligned sentences; tests/data/alignments.tsv describes the format in its first lines. In short:
/// source words, target words, target sentence and links SOURCE-TARGET, with TABs between them and spaces
/// inside. The source sentence is its words without spaces between them. Throws FileError when the file
/// cannot be read; FormatError naming the file, the line and the column that is wrong, or for no sentence.
std::vector<AlignedSentence> readWordAlignments(
    const std::filesystem::path& file, const EncodingNotice& notice = {});

} // namespace lab
