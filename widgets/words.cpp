// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words.h"

#include "model/text/labels.h"

#include <QCoreApplication>

#include <optional>
#include <string>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QStringList listOf(const std::vector<std::string>& labels)
{
    QStringList words;
    for (const std::string& label : labels)
        words.append(QString::fromStdString(label));
    return words;
}

QStringList wordsOf(const Decoding& decoding, Token StepRecord::*token)
{
    std::vector<Token> tokens;
    for (const auto& step : decoding.steps)
        tokens.push_back((*step).*token);
    return listOf(labelsOf(tokens));
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
    return QString::fromStdString(labelOf(token));
}

QString aboutToken(const TokenizedText& source, int token)
{
    const Token& asked = source.tokens[std::size_t(token)];
    if (isEndMark(source, std::size_t(token)))
        return Text::tr("%1 marks the end of the sentence; it is a token like any other.")
            .arg(shownWord(asked));
    if (!asked.unknown && !isByte(asked))
        return {};
    const std::string surface =
        source.text.substr(std::size_t(asked.begin), std::size_t(asked.end - asked.begin));
    const std::string bytes = bytesAround(source, std::size_t(token));
    return Text::tr("The vocabulary does not have %1: the model reads %2 in its place.")
        .arg(QString::fromStdString(surface), QString::fromStdString(bytes.empty() ? asked.piece : bytes));
}

QString aboutSaid(const Decoding& decoding, int step)
{
    const Token& said = decoding.steps[std::size_t(step)]->chosen;
    if (!isByte(said))
        return {};
    return Text::tr("The model says %1: a byte of a character that the vocabulary does not have.")
        .arg(QString::fromStdString(said.piece));
}

QString cutNote(StopReason reason)
{
    switch (reason) {
    case StopReason::MaximumLength:
        return Text::tr("stopped at the limit of steps");
    case StopReason::MaximumMemory:
        return Text::tr("stopped at the limit of memory");
    case StopReason::Repetition:
        return Text::tr("stopped: it repeats itself");
    case StopReason::Running:
    case StopReason::EndOfSentence:
    case StopReason::Cancelled:
        break;
    }
    return {};
}

QStringList sourceWords(const Decoding& decoding)
{
    return listOf(labelsOf(decoding.source));
}

QStringList readWords(const Decoding& decoding)
{
    return wordsOf(decoding, &StepRecord::input);
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
    return wordsOf(decoding, &StepRecord::chosen);
}

} // namespace lab
