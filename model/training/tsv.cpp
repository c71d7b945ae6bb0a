// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/tsv.h"

#include "model/math/error.h"
#include "model/storage/textfile.h"

#include <algorithm>
#include <string>
#include <vector>

namespace lab {
namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 32;
constexpr std::size_t kMostFields = 64;
constexpr std::size_t kMostLines = 1'000'000;
constexpr std::size_t kBytesOfLine = 8;

// The text before the next separator, which `rest` loses together with it.
std::string_view takeUntil(std::string_view& rest, char separator)
{
    const std::size_t end = rest.find(separator);
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return taken;
}

void cut(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    const bool endsEmpty = line.ends_with('\t');
    while (!line.empty() && fields.size() <= kMostFields)
        fields.push_back(takeUntil(line, '\t'));
    if (endsEmpty)
        fields.emplace_back();
}

// Lines take memory, so a file may not be nothing but lines.
std::size_t countLines(std::string_view content, const std::string& name)
{
    const std::size_t most = kMostLines + content.size() / kBytesOfLine;
    const auto lines = static_cast<std::size_t>(std::ranges::count(content, '\n')) + 1;
    if (lines > most)
        throw FormatError(name + ": expected at most " + std::to_string(most) + " lines in " +
                          std::to_string(content.size()) + " bytes, found " + std::to_string(lines) + ".");
    return lines;
}

} // namespace

void forEachTsvLine(const std::filesystem::path& file, const std::function<void(const TsvLine& line)>& use,
    const EncodingNotice& notice)
{
    const std::string content = readTextFile(file, kLargestFile, notice);
    const std::size_t lines = countLines(content, file.string());
    std::string_view rest = content;
    std::vector<std::string_view> fields;
    for (int number = 1; !rest.empty(); ++number) {
        std::string_view line = takeUntil(rest, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        cut(line, fields);
        if (fields.size() > kMostFields)
            throw FormatError(file.string() + ", line " + std::to_string(number) + ": expected at most " +
                              std::to_string(kMostFields) + " columns, found more.");
        use({number, fields, lines});
    }
}

} // namespace lab
