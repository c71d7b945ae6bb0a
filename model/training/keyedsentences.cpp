// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/keyedsentences.h"

#include "model/math/error.h"
#include "model/storage/jsoncursor.h"
#include "model/storage/textfile.h"

#include <algorithm>
#include <string_view>

namespace lab {
namespace {

constexpr std::uint64_t kLargestFile = 1 << 28;
constexpr int kDepth = 3;

std::vector<JsonCursor> someElements(const JsonCursor& cursor)
{
    std::vector<JsonCursor> elements = cursor.elements();
    if (elements.empty())
        cursor.fail("at least one text");
    return elements;
}

KeyPattern readKey(const JsonCursor& cursor)
{
    try {
        return KeyPattern(cursor.text());
    } catch (const ConfigError& error) {
        throw FormatError(cursor.where() + ": " + error.what());
    }
}

KeyedSentence readSentence(const JsonCursor& line)
{
    line.requireOnly({"id", "kind", "zh", "refs", "keys"}, true);
    KeyedSentence sentence;
    sentence.kind = line.member("id").text().substr(0, 2) + " " + line.member("kind").text();
    sentence.source = line.member("zh").text();
    for (const JsonCursor& reference : someElements(line.member("refs")))
        sentence.references.push_back(reference.text());
    for (const JsonCursor& key : someElements(line.member("keys")))
        sentence.keys.push_back(readKey(key));
    return sentence;
}

} // namespace

std::vector<KeyedSentence> readKeyedSentences(const std::filesystem::path& file, const EncodingNotice& notice)
{
    const std::string content = readTextFile(file, kLargestFile, notice);
    std::vector<KeyedSentence> sentences;
    std::string_view left = content;
    for (int number = 1; !left.empty(); ++number) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const std::string where = file.string() + ", line " + std::to_string(number);
        const Json document = parseJson(line, where, kDepth);
        sentences.push_back(readSentence(JsonCursor(document, where)));
    }
    if (sentences.empty())
        throw FormatError(file.string() + ": no sentence.");
    return sentences;
}

} // namespace lab
