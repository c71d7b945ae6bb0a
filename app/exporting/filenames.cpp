// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/filenames.h"

namespace lab {

QString sentenceForName(const QString& sentence, QChar substitute)
{
    static const QString separators = QStringLiteral("/\\:*?\"<>|");
    QString name = sentence.left(longestSentenceInName);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    for (QChar& character : name) {
        if (separators.contains(character) || (!character.isPrint() && !character.isSurrogate()))
            character = substitute;
    }
    return name;
}

} // namespace lab
