// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/pinyin.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <unicode/translit.h>

#include <map>
#include <memory>

namespace lab {
namespace {

// What a character is read as in a name, where that is not how it is mostly read.
const std::map<char32_t, std::string>& readings()
{
    static const std::map<char32_t, std::string> all = {{U'曾', "zeng"}, {U'任', "ren"}, {U'单', "shan"},
        {U'仇', "qiu"}, {U'解', "xie"}, {U'区', "ou"}, {U'查', "zha"}, {U'朴', "piao"}, {U'盖', "ge"},
        {U'覃', "qin"}, {U'乐', "le"}, {U'长', "chang"}, {U'行', "xing"}, {U'朝', "chao"}, {U'翟', "zhai"},
        {U'尉', "yu"}, {U'茜', "qian"}, {U'莎', "sha"}, {U'祭', "zhai"}, {U'召', "shao"}, {U'繁', "fan"},
        {U'薄', "bo"}, {U'晟', "sheng"}};
    return all;
}

const icu::Transliterator& hanToLatin()
{
    static const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        // Without the marks of tones; the two dots of ü stay.
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Han-Latin; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC; Lower", UTRANS_FORWARD, error));
        if (U_FAILURE(error) != 0)
            throw Error(std::string("ICU cannot read Chinese characters: ") + u_errorName(error) + ".");
        return made;
    }();
    return *transliterator;
}

std::string read(char32_t character)
{
    const auto known = readings().find(character);
    if (known != readings().end())
        return known->second;
    icu::UnicodeString text(static_cast<UChar32>(character));
    hanToLatin().transliterate(text);
    std::string latin;
    text.toUTF8String(latin);
    return latin;
}

// ICU takes a millisecond for each.
const std::string& syllable(char32_t character)
{
    thread_local std::map<char32_t, std::string> known;
    std::string& latin = known[character];
    if (latin.empty())
        latin = read(character);
    return latin;
}

} // namespace

std::string pinyinName(std::string_view characters)
{
    std::string name;
    for (const char32_t character : decodeUtf8(characters)) {
        const std::string& next = syllable(character);
        if (!name.empty() && std::string_view("aeo").find(next[0]) != std::string_view::npos)
            name += '\'';
        name += next;
    }
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

} // namespace lab
