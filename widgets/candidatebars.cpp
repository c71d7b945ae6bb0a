// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/candidatebars.h"

#include "widgets/candidatepainter.h"
#include "widgets/numbers.h"
#include "widgets/tooltip.h"
#include "widgets/words.h"

#include <QHelpEvent>
#include <QPainter>

namespace lab {

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

std::vector<Candidate> CandidateBars::candidates() const
{
    return shownCandidates(m_moment, std::size_t(height() / m_lineHeight));
}

int CandidateBars::lineCount() const
{
    return int(candidates().size());
}

QString CandidateBars::wordText(int line) const
{
    return candidateWord(m_moment, candidates()[std::size_t(line)]);
}

QString CandidateBars::probabilityText(int line) const
{
    return candidateProbability(candidates()[std::size_t(line)]);
}

QString CandidateBars::describe(int line) const
{
    const Candidate& candidate = candidates()[std::size_t(line)];
    const QString text = tr("%1: probability %2").arg(wordText(line), exactNumber(candidate.probability));
    return candidate.blocked ? tr("%1; blocked, as it would repeat words that have been said").arg(text)
                             : text;
}

QRectF CandidateBars::lineRect(int line) const
{
    return QRectF(0, line * m_lineHeight, width(), m_lineHeight);
}

bool CandidateBars::isSaid(int line) const
{
    return lab::isSaid(m_moment, candidates()[std::size_t(line)]);
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
        drawCandidate(painter, lineRect(line), m_moment, candidates()[std::size_t(line)], m_theme);
}

bool CandidateBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = help->pos().y() / m_lineHeight;
    if (line < lineCount())
        showToolTip(describe(line), this, help->pos(), lineRect(line));
    return true;
}

} // namespace lab
