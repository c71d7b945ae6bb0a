// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

/// Text from outside the program, in whatever encoding it comes. Everything inside is UTF-8.
namespace lab {

/// Told where a text was not UTF-8 but could be read all the same: what its file is called, and its encoding,
/// such as "GB18030" (of which GBK and GB2312 are parts).
using EncodingNotice = std::function<void(const std::string& name, const std::string& encoding)>;

/// The bytes of a text file as UTF-8, without a byte-order mark. UTF-16 is read when it begins with its mark,
/// GB18030 when the bytes are certainly Chinese in it. Throws FormatError, which begins with `name` and the
/// line, for any other bytes, saying what they look like, and for NUL characters.
std::string decodeText(std::string bytes, const std::string& name, const EncodingNotice& notice = {});

/// Why these bytes are no text in UTF-8: "expected text in UTF-8, found bytes that look like Big5", or that
/// there is a NUL character; empty when they are.
std::string textFault(std::string_view bytes);

/// "UTF-16LE" or "UTF-16BE" where the text begins with the mark of one, else empty.
std::string markedUtf16(std::string_view bytes);
/// Whether bytes that are not UTF-8 are Chinese text in GB18030 beyond doubt.
bool isCertainlyGb18030(std::string_view bytes);
/// A text without the byte-order mark of UTF-8, if it begins with one.
std::string_view withoutByteOrderMark(std::string_view text);

struct ConvertedText {
    std::string text;        ///< UTF-8, up to the first bytes that the encoding does not have
    bool isComplete = false; ///< there are none
};
/// Bytes in an encoding that ICU knows by this name.
ConvertedText convertText(std::string_view bytes, const std::string& encoding);

inline constexpr std::string_view byteOrderMark = "\uFEFF";

} // namespace lab
