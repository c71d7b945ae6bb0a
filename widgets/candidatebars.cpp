// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/candidatebars.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/words.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace lab {

namespace {

constexpr double wordWidth = 112;
constexpr double numberWidth = 50;
constexpr double barHeight = 11;

int wordPixels(int lineHeight)
{
    return std::min(18, int(0.7 * lineHeight));
}

} // namespace

CandidateBars::CandidateBars(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setAccessibleName(tr("Most probable next words"));
}

void CandidateBars::setMoment(const Moment& moment)
{
    m_moment = moment;
    update();
}

void CandidateBars::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void CandidateBars::setLineHeight(int height)
{
    m_lineHeight = height;
    update();
}

const std::vector<Candidate>& CandidateBars::candidates() const
{
    static const std::vector<Candidate> none;
    const StepRecord* step = currentStep(m_moment);
    return step && saidWords(m_moment) == m_moment.step ? step->candidates : none;
}

int CandidateBars::lineCount() const
{
    return std::min(int(candidates().size()), height() / m_lineHeight);
}

QString CandidateBars::wordText(int line) const
{
    return shownWord(candidates()[std::size_t(line)].token);
}

QString CandidateBars::probabilityText(int line) const
{
    return fixedNumber(candidates()[std::size_t(line)].probability, 2);
}

QString CandidateBars::describe(int line) const
{
    return tr("%1: probability %2")
        .arg(wordText(line), exactNumber(candidates()[std::size_t(line)].probability));
}

QRectF CandidateBars::lineRect(int line) const
{
    return QRectF(0, line * m_lineHeight, width(), m_lineHeight);
}

bool CandidateBars::isSaid(int line) const
{
    return candidates()[std::size_t(line)].token.id == currentStep(m_moment)->chosen.id;
}

PaintedItem CandidateBars::item(int index) const
{
    return {wordText(index), probabilityText(index), describe(index), lineRect(index), isSaid(index)};
}

void CandidateBars::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int line = 0; line < lineCount(); ++line)
        drawLine(painter, line);
}

void CandidateBars::drawLine(QPainter& painter, int line) const
{
    const Candidate& candidate = candidates()[std::size_t(line)];
    const bool said = isSaid(line);
    const QRectF room = lineRect(line);
    const QRectF word(0, room.top(), wordWidth - 10, m_lineHeight);
    painter.setFont(textFont(wordPixels(m_lineHeight), said ? QFont::Bold : QFont::Normal));
    painter.setPen(m_theme.text);
    painter.drawText(word, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(wordText(line), Qt::ElideRight, word.width()));
    QRectF bar(wordWidth, room.center().y() - barHeight / 2, width() - wordWidth - numberWidth, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.track);
    painter.drawRoundedRect(bar, 3, 3);
    bar.setWidth(bar.width() * std::clamp(double(candidate.probability), 0.0, 1.0));
    painter.setBrush(said ? m_theme.accent : m_theme.quietBar);
    painter.drawRect(bar);
    painter.setFont(textFont(m_lineHeight >= 28 ? 15 : 13, said ? QFont::Bold : QFont::Normal));
    painter.setPen(said ? m_theme.text : m_theme.secondary);
    painter.drawText(room.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, probabilityText(line));
}

bool CandidateBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = help->pos().y() / m_lineHeight;
    if (line < lineCount())
        QToolTip::showText(help->globalPos(), describe(line), this);
    return true;
}

} // namespace lab
