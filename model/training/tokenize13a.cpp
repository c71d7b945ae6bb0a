// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/bleu.h"

#include "model/text/utf8.h"

#include <algorithm>

namespace lab {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNoDigit(char c)
{
    return !isDigit(c);
}

bool isPeriodOrComma(char c)
{
    return c == '.' || c == ',';
}

bool isDash(char c)
{
    return c == '-';
}

// [{-~[-` -&(-+:-@/] of mteval-v13a: ASCII punctuation but for ' , - .
bool isPunctuation(char c)
{
    return (c >= '{' && c <= '~') || (c >= '[' && c <= '`') || (c >= ' ' && c <= '&') ||
           (c >= '(' && c <= '+') || (c >= ':' && c <= '@') || c == '/';
}

void replaceAll(std::string& text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string separatePunctuation(const std::string& text)
{
    std::string result;
    for (const char c : text)
        result += isPunctuation(c) ? std::string{' ', c, ' '} : std::string{c};
    return result;
}

// Every (first)(second), found from left to right without overlap, with a space before and after `second`, or
// with one before and after `first`. Bytes do as characters here: what is sought is ASCII.
std::string separatePairs(
    const std::string& text, bool (*first)(char), bool (*second)(char), bool aroundSecond)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool found = i + 1 < text.size() && first(text[i]) && second(text[i + 1]);
        if (!found)
            result += text[i];
        else if (aroundSecond)
            result += {text[i], ' ', text[i + 1], ' '};
        else
            result += {' ', text[i], ' ', text[i + 1]};
        i += found ? 1 : 0;
    }
    return result;
}

std::vector<std::string> splitAtSpaces(const std::string& text)
{
    std::vector<std::string> words;
    const std::u32string characters = decodeUtf8(text);
    for (auto begin = std::ranges::find_if_not(characters, isSpace); begin != characters.end();) {
        const auto end = std::find_if(begin, characters.end(), isSpace);
        words.push_back(encodeUtf8({begin, end}));
        begin = std::find_if_not(end, characters.end(), isSpace);
    }
    return words;
}

} // namespace

std::vector<std::string> tokenize13a(std::string_view line)
{
    const std::size_t last = line.find_last_not_of(" \t\r\n\v\f");
    std::string text(line.substr(0, last == std::string_view::npos ? 0 : last + 1));
    replaceAll(text, "<skipped>", "");
    replaceAll(text, "-\n", "");
    replaceAll(text, "\n", " ");
    replaceAll(text, "&quot;", "\"");
    replaceAll(text, "&amp;", "&");
    replaceAll(text, "&lt;", "<");
    replaceAll(text, "&gt;", ">");
    text = separatePunctuation(" " + text + " ");
    text = separatePairs(text, isNoDigit, isPeriodOrComma, true);
    text = separatePairs(text, isPeriodOrComma, isNoDigit, false);
    text = separatePairs(text, isDigit, isDash, true);
    return splitAtSpaces(text);
}

} // namespace lab
