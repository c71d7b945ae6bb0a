// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/corpus.h"

#include "model/math/error.h"
#include "model/training/tsv.h"

namespace lab {
namespace {

constexpr std::size_t kMostColumns = 3;

SentencePair parsePair(const TsvLine& line, const std::string& where)
{
    if (line.fields.size() < 2)
        throw FormatError(where + ": no TAB between a sentence and its translation.");
    if (line.fields.size() > kMostColumns)
        throw FormatError(where + ": " + std::to_string(line.fields.size()) +
                          " columns; a sentence, its translation and a credit are " +
                          std::to_string(kMostColumns) + ".");
    const std::string_view source = line.fields[0];
    const std::string_view target = line.fields[1];
    if (source.empty() || target.empty())
        throw FormatError(where + ": nothing " + (source.empty() ? "before" : "after") + " the TAB.");
    return {std::string(source), std::string(target)};
}

} // namespace

std::vector<SentencePair> readPairs(const std::filesystem::path& file, const EncodingNotice& notice)
{
    std::vector<SentencePair> pairs;
    forEachTsvLine(
        file,
        [&](const TsvLine& line) {
            pairs.reserve(line.fileLines);
            pairs.push_back(parsePair(line, file.string() + ", line " + std::to_string(line.number)));
        },
        notice);
    if (pairs.empty())
        throw FormatError(file.string() + ": no sentence pair in it.");
    return pairs;
}

} // namespace lab
