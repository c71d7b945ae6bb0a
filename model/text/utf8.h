// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// What stands for bytes that are not UTF-8.
inline constexpr char32_t kReplacementCharacter = U'\uFFFD';

/// The code points of a text. Bytes that are not well-formed UTF-8 (also surrogates and overlong forms)
/// become U+FFFD, one for each longest piece that could have begun a character, as browsers do.
std::u32string decodeUtf8(std::string_view text);

/// The bytes of code points; those that are none (surrogates, above U+10FFFF) become U+FFFD.
std::string encodeUtf8(std::u32string_view characters);

/// Unicode white space, with the separators U+001C…U+001F: what Python's str.split() splits at.
bool isSpace(char32_t character);

/// C0 and C1 control characters and U+007F.
bool isControl(char32_t character);
/// "U+0007".
std::string codePointName(char32_t character);

/// The lower-case form of a Latin letter up to U+017F; other characters are returned as they are.
char32_t lowerCase(char32_t character);

} // namespace lab
