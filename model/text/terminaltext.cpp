// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/terminaltext.h"

#include "model/text/utf8.h"

#include <algorithm>

namespace lab {
namespace {

bool turnsText(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

} // namespace

std::string forTerminal(std::string_view text)
{
    std::string shown;
    for (const char32_t character : decodeUtf8(text)) {
        if (character != U'\n' && (isControl(character) || turnsText(character)))
            shown += '<' + codePointName(character) + '>';
        else
            shown += encodeUtf8({&character, 1});
    }
    return shown;
}

std::string lineForTerminal(std::string_view text)
{
    std::string line(text);
    std::ranges::replace(line, '\n', ' ');
    return forTerminal(line);
}

} // namespace lab
