// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fonthint.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FontHint)
};

/// Common simplified characters; a Japanese or Korean font lacks some of them.
constexpr std::u32string_view commonCharacters = U"我你的是不了欢这们北京";

} // namespace

QString fontHint(const std::function<bool(char32_t character)>& canDraw)
{
    if (std::all_of(commonCharacters.begin(), commonCharacters.end(), canDraw))
        return {};
    return Text::tr("No font on this computer has Chinese characters: they show as empty boxes. Install the "
                    "package fonts-noto-cjk (Debian, Ubuntu: sudo apt install fonts-noto-cjk), then open "
                    "Attention Lab again.");
}

} // namespace lab
