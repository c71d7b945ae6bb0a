// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words.h"

#include "model/text/tokenizer.h"

#include <QCoreApplication>

#include <optional>
#include <string>

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

/// What a token adds to the text: nothing for </s>, one byte for <0xE4>.
std::string surfaceOf(const Token& token)
{
    const std::string& piece = token.piece;
    if (piece.size() == 6 && piece.starts_with("<0x"))
        return QByteArray::fromHex(QByteArray::fromStdString(piece.substr(3, 2))).toStdString();
    if (piece.size() > 2 && piece.starts_with('<') && piece.ends_with('>'))
        return {};
    return QString::fromStdString(piece).replace(u'\u2581', u' ').trimmed().toStdString();
}

/// The end of a token in a text that goes on with it from `begin`, perhaps after spaces.
std::optional<std::size_t> endIn(const std::string& text, std::size_t begin, const std::string& surface)
{
    if (surface.empty())
        return begin;
    const std::size_t place = text.find(surface, begin);
    const bool isNext = place != std::string::npos && text.find_first_not_of(' ', begin) >= place;
    return isNext ? std::optional(place + surface.size()) : std::nullopt;
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

QString saidText(const Decoding& decoding, int steps)
{
    if (steps >= int(decoding.steps.size()))
        return QString::fromStdString(decoding.text);
    std::size_t end = 0;
    for (int step = 0; step < steps; ++step) {
        const auto next = endIn(decoding.text, end, surfaceOf(decoding.steps[std::size_t(step)]->chosen));
        if (!next) // a token that the text says in another way, such as one that is unknown
            return QStringList(targetWords(decoding).mid(0, steps)).join(u' ');
        end = *next;
    }
    return QString::fromStdString(decoding.text.substr(0, end));
}

QStringList targetWords(const Decoding& decoding)
{
    QStringList words;
    for (const auto& step : decoding.steps)
        words.append(shownWord(step->chosen));
    return words;
}

} // namespace lab
