// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordstops.h"

#include "widgets/fonts.h"
#include "widgets/words.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

namespace lab {

namespace {

constexpr double dotRadius = 4;
const QString dot = QStringLiteral("•");
const QString inWork = QStringLiteral("?");

} // namespace

WordStops::WordStops(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setAccessibleName(tr("Steps"));
}

void WordStops::setMoment(const Moment& moment)
{
    if (moment.decoding != m_moment.decoding)
        m_words = targetWords(*moment.decoding);
    m_moment = moment;
    arrange();
    update();
}

void WordStops::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void WordStops::arrange()
{
    WordRowRequest request;
    request.words = m_words.mid(0, saidWords(m_moment));
    if (request.words.size() < m_moment.step)
        request.words.append(inWork);
    while (request.words.size() < m_words.size())
        request.words.append(dot);
    request.room = QRectF(0, 0, width(), height());
    request.largestWord = 15;
    request.smallestWord = 14;
    request.largestGap = 6;
    request.focus = m_moment.step - 1;
    m_row = layoutWords(request);
    if (m_row.overflow > 0 || m_row.boxes.empty())
        return;
    const double shift = -m_row.boxes.front().left();
    for (QRectF& box : m_row.boxes)
        box.translate(shift, 0);
}

void WordStops::resizeEvent(QResizeEvent* /*event*/)
{
    arrange();
}

void WordStops::mousePressEvent(QMouseEvent* event)
{
    const int stop = m_row.wordAt(event->position());
    if (event->button() == Qt::LeftButton && stop >= 0)
        emit stepRequested(stop + 1);
}

void WordStops::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && !m_row.boxes.empty())
        scrubTo(event->position().x());
}

void WordStops::scrubTo(double x)
{
    int step = 0; // left of all stops: the start
    while (step < int(m_row.boxes.size()) && x >= stopBox(step + 1).left())
        ++step;
    if (step != m_moment.step || saidWords(m_moment) != step)
        emit stepRequested(step);
}

QString WordStops::wordOf(int step) const
{
    return step > saidWords(m_moment) ? inWork : m_words[step - 1];
}

PaintedItem WordStops::item(int index) const
{
    const int step = index + 1;
    return {tr("step %1").arg(step), step > saidWords(m_moment) ? notComputedYet() : wordOf(step), {},
        stopBox(step), step == m_moment.step};
}

void WordStops::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int step = 1; step <= int(m_row.boxes.size()); ++step) {
        const QRectF box = stopBox(step);
        if (box.right() > 0 && box.left() < width())
            drawStop(painter, step);
    }
}

void WordStops::drawStop(QPainter& painter, int step) const
{
    const QRectF box = stopBox(step);
    painter.setPen(Qt::NoPen);
    if (step > m_moment.step) {
        painter.setBrush(m_theme.quietBar);
        painter.drawEllipse(box.center(), dotRadius, dotRadius);
        return;
    }
    const bool now = step == m_moment.step;
    painter.setBrush(now ? m_theme.accent : m_theme.track);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(textFont(m_row.wordPixels, now ? QFont::Bold : QFont::Normal));
    painter.setPen(now ? m_theme.accentText : m_theme.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(wordOf(step), Qt::ElideRight, box.width() - 8));
}

} // namespace lab
