// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/tsv.h"

#include "model/storage/inputfile.h"

#include <string>
#include <vector>

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

void cut(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    const bool endsEmpty = line.ends_with('\t');
    while (!line.empty())
        fields.push_back(takeUntil(line, '\t'));
    if (endsEmpty)
        fields.emplace_back();
}

} // namespace

void forEachTsvLine(const std::filesystem::path& file, const std::function<void(const TsvLine& line)>& use)
{
    const std::string content = readFile(file, kLargestFile);
    std::string_view rest = content;
    if (rest.starts_with(kByteOrderMark))
        rest.remove_prefix(kByteOrderMark.size());
    std::vector<std::string_view> fields;
    for (int number = 1; !rest.empty(); ++number) {
        std::string_view line = takeUntil(rest, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        cut(line, fields);
        use({number, fields});
    }
}

} // namespace lab
