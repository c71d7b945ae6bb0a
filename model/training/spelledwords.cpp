// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/spelledwords.h"

#include <algorithm>
#include <optional>

namespace lab {
namespace {

const std::string kWordStart = "▁";

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string withoutStart(const std::string& piece)
{
    return piece.starts_with(kWordStart) ? piece.substr(kWordStart.size()) : piece;
}

// The end of the pieces from `begin` whose letters are exactly `word`, or nothing.
std::optional<std::size_t> endOfWord(const std::vector<int>& ids, std::size_t begin, const std::string& word,
    const std::vector<std::string>& pieces)
{
    std::string text;
    for (std::size_t i = begin; i < ids.size() && text.size() < word.size(); ++i) {
        const std::string& piece = pieces[static_cast<std::size_t>(ids[i])];
        if (i > begin && piece.starts_with(kWordStart))
            return {};
        text += withoutStart(piece);
        if (text == word)
            return i + 1;
    }
    return {};
}

} // namespace

SpelledWords::SpelledWords(const Tokenizer& source, const Tokenizer& target)
{
    for (int id = 0; id < source.size(); ++id) {
        const std::string piece = source.token(id).piece;
        m_letters.push_back(piece.size() == 1 && isLetter(piece[0]) ? piece[0] : '\0');
    }
    for (int id = 0; id < target.size(); ++id) {
        m_pieces.push_back(target.token(id).piece);
        const std::string letter = withoutStart(m_pieces.back());
        if (letter.size() == 1 && isLetter(letter[0]))
            m_ids[m_pieces.back()] = id;
    }
}

std::vector<std::string> SpelledWords::spelledIn(const std::vector<int>& source) const
{
    std::vector<std::string> words(1);
    for (const int id : source) {
        const char letter = m_letters[static_cast<std::size_t>(id)];
        if (letter != '\0')
            words.back() += letter;
        else if (!words.back().empty())
            words.emplace_back();
    }
    std::erase_if(words, [](const std::string& word) { return word.size() < 2; });
    return words;
}

std::vector<int> SpelledWords::target(const std::vector<int>& source, const std::vector<int>& target) const
{
    const std::vector<std::string> words = spelledIn(source);
    if (words.empty())
        return target;
    std::vector<int> result;
    for (std::size_t i = 0; i < target.size();) {
        const std::size_t begin = i++;
        result.push_back(target[begin]);
        for (const std::string& word : words) {
            const auto end = endOfWord(target, begin, word, m_pieces);
            const bool starts = m_pieces[static_cast<std::size_t>(target[begin])].starts_with(kWordStart);
            std::vector<int> letters;
            for (std::size_t at = 0; end && at < word.size(); ++at) {
                const auto id = m_ids.find((at == 0 && starts ? kWordStart : "") + word[at]);
                if (id != m_ids.end())
                    letters.push_back(id->second);
            }
            if (!end || letters.size() != word.size())
                continue;
            result.pop_back();
            result.insert(result.end(), letters.begin(), letters.end());
            i = *end;
            break;
        }
    }
    return result;
}

} // namespace lab
