// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words.h"

#include "model/text/tokenizer.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

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

QString aboutToken(const TokenizedText& source, int token)
{
    const Token& asked = source.tokens[std::size_t(token)];
    if (asked.piece == "</s>")
        return Text::tr("</s> marks the end of the sentence; it is a token like any other.");
    if (!asked.piece.starts_with("<0x"))
        return {};
    const std::string surface =
        source.text.substr(std::size_t(asked.begin), std::size_t(asked.end - asked.begin));
    return Text::tr("One byte of %1: the vocabulary does not have this character.")
        .arg(QString::fromStdString(surface));
}

QStringList sourceWords(const Decoding& decoding)
{
    QStringList words;
    for (const Token& token : decoding.source.tokens)
        words.append(shownWord(token));
    return words;
}

QStringList readWords(const Decoding& decoding)
{
    QStringList words;
    for (const auto& step : decoding.steps)
        words.append(shownWord(step->input));
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
