// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/corpus.h"

#include "model/math/error.h"
#include "model/storage/inputfile.h"

#include <string_view>

namespace lab {
namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 32;
constexpr std::string_view kByteOrderMark = "\uFEFF";

// The text before the next separator, which `rest` loses together with it.
std::string_view takeUntil(std::string_view& rest, char separator)
{
    const std::size_t end = rest.find(separator);
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return taken;
}

SentencePair parsePair(std::string_view line, const std::string& where)
{
    if (line.find('\t') == std::string_view::npos)
        throw FormatError(where + ": no TAB between a sentence and its translation.");
    const std::string_view source = takeUntil(line, '\t');
    const std::string_view target = takeUntil(line, '\t');
    if (source.empty() || target.empty())
        throw FormatError(where + ": nothing " + (source.empty() ? "before" : "after") + " the TAB.");
    return {std::string(source), std::string(target)};
}

} // namespace

std::vector<SentencePair> readPairs(const std::filesystem::path& file)
{
    const std::string content = readFile(file, kLargestFile);
    std::string_view rest = content;
    if (rest.starts_with(kByteOrderMark))
        rest.remove_prefix(kByteOrderMark.size());
    std::vector<SentencePair> pairs;
    for (int number = 1; !rest.empty(); ++number) {
        std::string_view line = takeUntil(rest, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty())
            pairs.push_back(parsePair(line, file.string() + ", line " + std::to_string(number)));
    }
    return pairs;
}

} // namespace lab
