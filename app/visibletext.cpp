// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visibletext.h"

#include <QChar>

namespace lab {

namespace {

enum class Part { Seen, Blank, Hidden };

bool joinsEmoji(char32_t character)
{
    return character == 0x200D || (character >= 0xE0020 && character <= 0xE007F);
}

Part partOf(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return Part::Blank;
    case QChar::Other_Surrogate: // half a character
        return Part::Hidden;
    case QChar::Other_Format:
        return joinsEmoji(character) ? Part::Seen : Part::Hidden;
    default:
        return Part::Seen;
    }
}

} // namespace

VisibleText visibleText(const QString& text)
{
    const QString breaks = QStringLiteral("\n\r\t\u2028\u2029");
    VisibleText visible;
    for (const char32_t character : text.toUcs4()) {
        const Part part = partOf(character);
        if (part == Part::Seen)
            visible.text += QString::fromUcs4(&character, 1);
        if (part == Part::Blank)
            visible.text += u' ';
        const bool isBreak = character < 0xFFFF && breaks.contains(QChar(char16_t(character)));
        visible.leftOut += part != Part::Seen && !isBreak ? 1 : 0;
    }
    return visible;
}

} // namespace lab
