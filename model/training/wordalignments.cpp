// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/wordalignments.h"

#include "model/math/error.h"
#include "model/storage/json.h"
#include "model/training/tsv.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace lab {
namespace {

constexpr std::size_t kMostSentences = 100'000;
constexpr std::size_t kMostParts = 10'000; // words or links of a sentence
constexpr std::size_t kColumns = 4;        // source words, target words, target sentence, links

// One line of the file, and where it is for messages.
class LineReader {
public:
    LineReader(const TsvLine& line, const std::string& file)
        : m_line(line), m_where(file + ", line " + std::to_string(line.number))
    {
        if (line.fields.size() != kColumns)
            throw FormatError(m_where + ": " + std::to_string(line.fields.size()) + " columns instead of " +
                              std::to_string(kColumns) + ".");
    }

    AlignedSentence sentence() const
    {
        AlignedSentence result;
        for (const std::string_view word : parts(1)) {
            const int begin = static_cast<int>(result.source.size());
            result.source += word;
            result.sourceWords.push_back({begin, static_cast<int>(result.source.size())});
        }
        result.target = m_line.fields[2];
        result.targetWords = wordsOf(result.target);
        for (const std::string_view text : parts(4))
            result.links.push_back(link(text, result));
        return result;
    }

private:
    [[noreturn]] void fail(int column, const std::string& what) const
    {
        throw FormatError(m_where + ", column " + std::to_string(column) + ": " + what + ".");
    }

    // What stands between the spaces of a column, counted from 1.
    std::vector<std::string_view> parts(int column) const
    {
        std::vector<std::string_view> result;
        std::string_view rest = m_line.fields[static_cast<std::size_t>(column - 1)];
        while (true) {
            const std::size_t end = rest.find(' ');
            if (end == 0 || rest.empty())
                fail(column, "nothing where word or link " + std::to_string(result.size()) + " should be");
            if (result.size() == kMostParts)
                fail(column, "more than " + std::to_string(kMostParts) + " words or links");
            result.push_back(rest.substr(0, end));
            if (end == std::string_view::npos)
                return result;
            rest.remove_prefix(end + 1);
        }
    }

    // The words of column 2 in the sentence of column 3, where only spaces may stand between them.
    std::vector<WordRange> wordsOf(std::string_view sentence) const
    {
        std::vector<WordRange> ranges;
        std::size_t position = 0;
        const auto skipSpaces = [&] {
            position = std::min(sentence.find_first_not_of(' ', position), sentence.size());
        };
        for (const std::string_view word : parts(2)) {
            skipSpaces();
            if (!sentence.substr(position).starts_with(word))
                fail(3, quotedName(sentence.substr(position)) + " does not go on with the word " +
                            quotedName(word) + " of column 2");
            const std::size_t end = position + word.size();
            ranges.push_back({static_cast<int>(position), static_cast<int>(end)});
            position = end;
        }
        skipSpaces();
        if (position < sentence.size())
            fail(3, quotedName(sentence.substr(position)) + " is not among the words of column 2");
        return ranges;
    }

    AlignmentLink link(std::string_view text, const AlignedSentence& sentence) const
    {
        AlignmentLink result;
        const char* const last = text.data() + text.size();
        const auto key = std::from_chars(text.data(), last, result.key);
        const bool dash = key.ec == std::errc() && key.ptr != last && *key.ptr == '-';
        const auto query = std::from_chars(dash ? key.ptr + 1 : last, last, result.query);
        if (query.ec != std::errc() || query.ptr != last)
            fail(4, quotedName(text) + " is not a link like 0-2");
        requireInside(text, result.key, sentence.sourceWords.size(), "source");
        requireInside(text, result.query, sentence.targetWords.size(), "target");
        return result;
    }

    void requireInside(std::string_view link, int index, std::size_t words, const char* side) const
    {
        if (index < 0 || static_cast<std::size_t>(index) >= words)
            fail(4, "link " + quotedName(link) + " is outside the " + std::to_string(words) + " " + side +
                        " words");
    }

    const TsvLine& m_line;
    std::string m_where;
};

} // namespace

std::vector<AlignedSentence> readWordAlignments(
    const std::filesystem::path& file, const EncodingNotice& notice)
{
    std::vector<AlignedSentence> sentences;
    const auto read = [&](const TsvLine& line) {
        if (line.fields[0].starts_with('#'))
            return;
        if (sentences.size() == kMostSentences)
            throw FormatError(file.string() + ": expected at most " + std::to_string(kMostSentences) +
                              " aligned sentences, found more.");
        sentences.push_back(LineReader(line, file.string()).sentence());
    };
    forEachTsvLine(file, read, notice);
    if (sentences.empty())
        throw FormatError(file.string() + ": no aligned sentence in it.");
    return sentences;
}

} // namespace lab
