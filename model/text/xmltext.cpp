// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/xmltext.h"

#include "model/text/utf8.h"

#include <algorithm>

namespace lab {

std::string legalInXml(std::string_view text)
{
    // Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
    const auto isIllegal = [](char32_t c) {
        return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || c == 0xFFFE || c == 0xFFFF;
    };
    std::u32string characters = decodeUtf8(text);
    std::ranges::replace_if(characters, isIllegal, kReplacementCharacter);
    return encodeUtf8(characters);
}

} // namespace lab
