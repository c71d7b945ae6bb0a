// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words.h"

#include "model/text/tokenizer.h"

namespace lab {

namespace {

constexpr char16_t controlPictures = 0x2400;

QChar visible(QChar character)
{
    if (character.unicode() < 0x20)
        return QChar(controlPictures + character.unicode());
    return character == u'\x7f' ? QChar(0x2421) : character;
}

} // namespace

QString shownWord(const Token& token)
{
    QString word = QString::fromStdString(displayText(token));
    for (QChar& character : word)
        character = visible(character);
    return word.trimmed().isEmpty() ? QStringLiteral("␣") : word;
}

QStringList sourceWords(const Decoding& decoding)
{
    QStringList words;
    for (const Token& token : decoding.source.tokens)
        words.append(shownWord(token));
    return words;
}

QStringList targetWords(const Decoding& decoding)
{
    QStringList words;
    for (const auto& step : decoding.steps)
        words.append(shownWord(step->chosen));
    return words;
}

} // namespace lab
