// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/plainlist.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace lab {
namespace {

constexpr std::size_t kMostTokens = 1'000'000;
constexpr std::size_t kLongestToken = 1'024; // bytes

// A line for an error, cut after some characters.
std::string quoted(std::string_view line)
{
    constexpr std::size_t longest = 60;
    const std::u32string characters = decodeUtf8(line);
    return characters.size() <= longest ? "\"" + std::string(line) + "\""
                                        : "\"" + encodeUtf8(characters.substr(0, longest)) + "…\"";
}

// Why this line cannot be a token, or nothing.
std::string faultOf(std::string_view line, TextSplit split)
{
    if (line.empty())
        return "a token, found an empty line";
    if (line.size() > kLongestToken)
        return "a token of at most " + std::to_string(kLongestToken) + " bytes, found " +
               std::to_string(line.size());
    const std::u32string characters = decodeUtf8(line);
    if (encodeUtf8(characters) != line)
        return "UTF-8, found other bytes";
    if (const auto found = std::ranges::find_if(characters, isControl); found != characters.end())
        return "no control character but the line feed, found number " +
               std::to_string(static_cast<unsigned>(*found));
    if (characters.front() == U'\uFEFF' && characters.size() > 1)
        return "a token, found a byte-order mark before it";
    if (split == TextSplit::Spaces && std::ranges::any_of(characters, isSpace))
        return "a token without white space, as texts are split there, found " + quoted(line);
    return {};
}

} // namespace

std::vector<std::string> readPlainList(std::string_view bytes, TextSplit split, const std::string& name)
{
    std::vector<std::string> tokens;
    std::unordered_map<std::string_view, std::size_t> numbers; // of lines, from 1
    const auto fail = [&](const std::string& expected) {
        throw FormatError(
            name + ": line " + std::to_string(tokens.size() + 1) + ": expected " + expected + ".");
    };
    while (!bytes.empty()) { // the last line may end with the file
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (tokens.size() == kMostTokens)
            fail("at most " + std::to_string(kMostTokens) + " tokens, found more");
        if (const std::string fault = faultOf(line, split); !fault.empty())
            fail(fault);
        const auto [first, isNew] = numbers.emplace(line, tokens.size() + 1);
        if (!isNew)
            fail("each token once, found " + quoted(line) + " of line " + std::to_string(first->second) +
                 " again");
        tokens.emplace_back(line);
    }
    return tokens;
}

} // namespace lab
