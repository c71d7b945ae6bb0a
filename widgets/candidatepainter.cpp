// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/candidatepainter.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/words.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr double wordWidth = 112;
constexpr double numberWidth = 50;
constexpr double barHeight = 11;

int wordPixels(double lineHeight)
{
    return std::min(18, int(0.7 * lineHeight));
}

} // namespace

std::vector<Candidate> shownCandidates(const Moment& moment, std::size_t most)
{
    const StepRecord* step = currentStep(moment);
    if (!step || saidWords(moment) != moment.step || most == 0)
        return {};
    std::vector<Candidate> shown = step->candidates;
    shown.resize(std::min(most, shown.size()));
    const auto said = [&](const Candidate& candidate) { return isSaid(moment, candidate); };
    if (std::ranges::any_of(shown, said))
        return shown;
    if (shown.size() == most)
        shown.pop_back();
    shown.push_back({step->chosen, step->chosenProbability});
    return shown;
}

bool isSaid(const Moment& moment, const Candidate& candidate)
{
    return candidate.token.id == currentStep(moment)->chosen.id;
}

QString candidateWord(const Moment& moment, const Candidate& candidate)
{
    return isSaid(moment, candidate) ? targetWords(*moment.decoding).value(moment.step - 1)
                                     : shownWord(candidate.token);
}

void drawCandidate(QPainter& painter, const QRectF& room, const Moment& moment, const Candidate& candidate,
    const Theme& theme)
{
    const bool said = isSaid(moment, candidate);
    const QRectF word(room.left(), room.top(), wordWidth - 10, room.height());
    QFont font = textFont(wordPixels(room.height()), said ? QFont::Bold : QFont::Normal);
    font.setStrikeOut(candidate.blocked);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(word, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(candidateWord(moment, candidate), Qt::ElideRight, word.width()));
    QRectF bar(room.left() + wordWidth, room.center().y() - barHeight / 2,
        room.width() - wordWidth - numberWidth, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(bar, 3, 3);
    bar.setWidth(bar.width() * std::clamp(double(candidate.probability), 0.0, 1.0));
    painter.setBrush(said ? theme.accent : theme.quietBar);
    painter.drawRect(bar);
    painter.setFont(textFont(room.height() >= 28 ? 15 : 13, said ? QFont::Bold : QFont::Normal));
    painter.setPen(said ? theme.text : theme.secondary);
    painter.drawText(
        room.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, candidateProbability(candidate));
}

QString candidateProbability(const Candidate& candidate)
{
    return fixedNumber(double(candidate.probability), 2);
}

} // namespace lab
