// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decodefacts.h"

#include "model/text/labels.h"
#include "model/text/utf8.h"

#include <cmath>
#include <cstdio>

namespace lab {
namespace {

constexpr double fewHan = 0.5;
constexpr double farBelow = 0.5; // of what is usual

// The blocks of CJK ideographs, with their extensions and the compatibility forms.
bool isHan(char32_t character)
{
    return (character >= 0x3400 && character <= 0x4DBF) || (character >= 0x4E00 && character <= 0x9FFF) ||
           (character >= 0xF900 && character <= 0xFAFF) || (character >= 0x20000 && character <= 0x3FFFF) ||
           character == 0x3005 || character == 0x3007;
}

// Kana, Bopomofo, Hangul and full-width Latin letters.
bool isOtherEastAsianLetter(char32_t character)
{
    return (character >= 0x3041 && character <= 0x318F) || (character >= 0xAC00 && character <= 0xD7AF) ||
           (character >= 0xFF21 && character <= 0xFF3A) || (character >= 0xFF41 && character <= 0xFF5A);
}

bool isLetter(char32_t character)
{
    const bool isDigit = character >= U'0' && character <= U'9';
    return isHan(character) || isOtherEastAsianLetter(character) ||
           (!isDigit && beginsLikeAWord(encodeUtf8(std::u32string_view(&character, 1))));
}

} // namespace

DecodeFacts factsOf(const Decoding& decoding)
{
    DecodeFacts facts;
    facts.pieces = static_cast<int>(countOfWords(decoding.source));
    for (int i = 0; i < facts.pieces; ++i)
        facts.unknownPieces += decoding.source.tokens[static_cast<std::size_t>(i)].unknown ? 1 : 0;
    for (const char32_t character : decodeUtf8(decoding.source.text)) {
        facts.letters += isLetter(character) ? 1 : 0;
        facts.hanLetters += isHan(character) ? 1 : 0;
    }
    double sum = 0;
    for (const auto& step : decoding.steps)
        sum += static_cast<double>(step->chosenProbability);
    if (!decoding.steps.empty())
        facts.meanProbability = sum / static_cast<double>(decoding.steps.size());
    return facts;
}

std::optional<double> hanShare(const DecodeFacts& facts)
{
    if (facts.letters == 0)
        return {};
    return static_cast<double>(facts.hanLetters) / facts.letters;
}

DecodeDoubts doubtsOf(
    const DecodeFacts& facts, const std::string& sourceLanguage, std::optional<float> usualProbability)
{
    const bool readsChinese = sourceLanguage == "zh" || sourceLanguage.starts_with("zh-");
    const auto share = hanShare(facts);
    return {facts.unknownPieces > 0, readsChinese && share && *share < fewHan,
        usualProbability && facts.pieces > 0 &&
            facts.meanProbability < farBelow * static_cast<double>(*usualProbability)};
}

std::string textOf(const DecodeFacts& facts)
{
    char text[160];
    std::snprintf(text, sizeof text, "mean probability %.2f; %d of %d pieces unknown", facts.meanProbability,
        facts.unknownPieces, facts.pieces);
    std::string all = text;
    if (const auto share = hanShare(facts)) {
        std::snprintf(
            text, sizeof text, "; %.0f %% of %d letters Chinese", std::round(100 * *share), facts.letters);
        all += text;
    }
    return all;
}

} // namespace lab
