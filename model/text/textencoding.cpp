// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/textencoding.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace lab {
namespace {

constexpr const char* kChinese = "GB18030";
constexpr const char* kTraditional = "Big5";
constexpr std::size_t kEvidence = 1 << 16; // bytes that are enough to tell an encoding
constexpr int kConfident = 60;             // of 100, as ICU counts

// The most frequent characters of Chinese texts, which make up two fifths of any.
constexpr std::u32string_view kCommon =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用"
    U"道行"
    U"所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日";

struct Conversion {
    std::u32string characters; // before the first bytes that are none
    bool isComplete = false;
};

Conversion convert(std::string_view bytes, const char* encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(encoding, &error), &ucnv_close);
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    std::u16string units(bytes.size() + 1, u'\0'); // no encoding has more units than bytes
    UChar* end = units.data();
    const char* source = bytes.data();
    ucnv_toUnicode(converter.get(), &end, units.data() + units.size(), &source, source + bytes.size(),
        nullptr, 1, &error);
    units.resize(static_cast<std::size_t>(end - units.data()));
    Conversion result{{}, U_SUCCESS(error) != 0};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool isPair = (units[i] & 0xFC00) == 0xD800 && i + 1 < units.size();
        result.characters.push_back(
            isPair ? 0x10000 + ((units[i] & 0x3FFU) << 10U) + (units[i + 1] & 0x3FFU) : units[i]);
        i += isPair ? 1 : 0;
    }
    return result;
}

struct Guess {
    std::string encoding;
    int confidence = 0;
};

Guess guessOf(std::string_view bytes)
{
    const auto isHigh = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
    bytes.remove_prefix(static_cast<std::size_t>(std::ranges::find_if(bytes, isHigh) - bytes.begin()));
    bytes = bytes.substr(0, kEvidence);
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
        ucsdet_open(&error), &ucsdet_close);
    ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    const UCharsetMatch* best = ucsdet_detect(detector.get(), &error);
    if (best == nullptr || U_FAILURE(error) != 0)
        return {};
    return {ucsdet_getName(best, &error), ucsdet_getConfidence(best, &error)};
}

// Of few Chinese characters among English words ICU is sure that all is Western.
bool isReliable(const Guess& guess)
{
    const bool isOfSingleBytes =
        guess.encoding.starts_with("ISO-8859") || guess.encoding.starts_with("windows-");
    return guess.confidence >= kConfident && !isOfSingleBytes;
}

// EBCDIC for Arabic and Hebrew, which ICU takes short texts in Big5 for.
bool isOfMainframes(const std::string& encoding)
{
    return encoding.starts_with("IBM");
}

bool isIdeograph(char32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

// What a Chinese text is made of besides ASCII.
bool isChineseOrAscii(char32_t c)
{
    return c < 0x80 || isIdeograph(c) || (c >= 0x2010 && c <= 0x2026) || c == 0xB7 ||
           (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF5E);
}

bool isPlainChinese(const Conversion& conversion)
{
    return conversion.isComplete && std::ranges::all_of(conversion.characters, isChineseOrAscii);
}

// Whether at least two of the ideographs are common ones, and one of four.
bool hasCommonCharacters(const std::u32string& characters)
{
    const auto all = std::ranges::count_if(characters, isIdeograph);
    const auto common = std::ranges::count_if(
        characters, [](char32_t c) { return kCommon.find(c) != std::u32string_view::npos; });
    return common >= 2 && common * 4 >= all;
}

int lineAt(std::string_view text)
{
    return 1 + static_cast<int>(std::ranges::count(text, '\n'));
}

std::string placeOf(const std::string& name, int line)
{
    return name + ", line " + std::to_string(line);
}

// The first byte that is not UTF-8, or npos.
std::size_t firstForeignByte(std::string_view bytes)
{
    const std::string again = encodeUtf8(decodeUtf8(bytes));
    if (again == bytes)
        return std::string_view::npos;
    return static_cast<std::size_t>(std::ranges::mismatch(bytes, again).in1 - bytes.begin());
}

// Three bytes in a row as they are in UTF-8 are hardly anything else.
bool isMostlyUtf8(std::string_view bytes)
{
    return std::ranges::any_of(
        decodeUtf8(bytes), [](char32_t c) { return c >= 0x800 && c != kReplacementCharacter; });
}

// What bytes that are not UTF-8 look like; empty: like UTF-8 with a fault, or like nothing.
std::string likelyEncoding(std::string_view bytes)
{
    constexpr int none = 10; // what ICU says of any bytes
    const Guess guess = guessOf(bytes);
    if (isReliable(guess) && guess.encoding != "UTF-8")
        return guess.encoding;
    for (const char* encoding : {kChinese, kTraditional}) {
        if (isPlainChinese(convert(bytes, encoding)))
            return encoding;
    }
    const bool isNoGuess =
        guess.encoding == "UTF-8" || isOfMainframes(guess.encoding) || guess.confidence <= none;
    return isNoGuess || isMostlyUtf8(bytes) ? "" : guess.encoding;
}

// "bytes that look like Big5"
std::string appearance(std::string_view bytes, std::size_t foreign)
{
    if (const std::string likely = likelyEncoding(bytes); !likely.empty())
        return "bytes that look like " + likely;
    std::array<char, 8> digits = {};
    std::snprintf(digits.data(), digits.size(), "0x%02X", static_cast<unsigned char>(bytes[foreign]));
    return "the byte " + std::string(digits.data());
}

constexpr const char* kNulFault = "expected text, found a NUL character, as in UTF-16 without a mark";

void requireNoNul(std::string_view text, const std::string& name)
{
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        throw FormatError(placeOf(name, lineAt(text.substr(0, nul))) + ": " + kNulFault + ".");
}

} // namespace

std::string_view withoutByteOrderMark(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

std::string markedUtf16(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xFE") ? "UTF-16LE" : bytes.starts_with("\xFE\xFF") ? "UTF-16BE" : "";
}

bool isCertainlyGb18030(std::string_view bytes)
{
    const Conversion chinese = convert(bytes, kChinese);
    if (!chinese.isComplete)
        return false;
    const Guess guess = guessOf(bytes);
    if (isReliable(guess))
        return guess.encoding == kChinese;
    // Of no more than ten characters ICU says nothing.
    return isPlainChinese(chinese) && hasCommonCharacters(chinese.characters);
}

ConvertedText convertText(std::string_view bytes, const std::string& encoding)
{
    const Conversion conversion = convert(bytes, encoding.c_str());
    return {encodeUtf8(conversion.characters), conversion.isComplete};
}

std::string decodeText(std::string bytes, const std::string& name, const EncodingNotice& notice)
{
    std::string encoding = markedUtf16(bytes);
    if (encoding.empty()) {
        const std::size_t foreign = firstForeignByte(bytes);
        if (foreign == std::string_view::npos) {
            requireNoNul(bytes, name);
            bytes.erase(0, bytes.size() - withoutByteOrderMark(bytes).size());
            return bytes;
        }
        if (!isCertainlyGb18030(bytes))
            throw FormatError(placeOf(name, lineAt(std::string_view(bytes).substr(0, foreign))) + ": " +
                              textFault(bytes) + ".");
        encoding = kChinese;
    }
    const ConvertedText converted = convertText(bytes, encoding);
    if (!converted.isComplete)
        throw FormatError(placeOf(name, lineAt(converted.text)) + ": expected text in " + encoding +
                          ", found other bytes.");
    requireNoNul(converted.text, name);
    if (notice)
        notice(name, encoding);
    return std::string(withoutByteOrderMark(converted.text));
}

std::string textFault(std::string_view bytes)
{
    if (const std::size_t foreign = firstForeignByte(bytes); foreign != std::string_view::npos)
        return "expected text in UTF-8, found " + appearance(bytes, foreign);
    return bytes.find('\0') == std::string_view::npos ? "" : kNulFault;
}

} // namespace lab
