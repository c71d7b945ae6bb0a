// SPDX-License-Identifier: GPL-3.0-or-later
// How the sentence is painted.
#include "widgets/sentenceview.h"

#include "widgets/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lab {

namespace {

constexpr double fullLineWidth = 9; ///< of weight 1

void drawWord(QPainter& painter, const QRectF& box, const QString& word)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(
        box, Qt::AlignCenter | Qt::TextSingleLine, metrics.elidedText(word, Qt::ElideRight, box.width() - 6));
}

} // namespace

void SentenceView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawLines(painter);
    drawSource(painter);
    drawTarget(painter);
    drawMark(painter);
    drawPrompt(painter);
}

void SentenceView::drawLines(QPainter& painter)
{
    if (m_moment.head.site != AttentionSite::Cross || m_moment.step == 0)
        return;
    keepEarlierLines();
    const int kept = m_moment.step - 1 - m_earlier.first;
    painter.drawPixmap(lineArea().topLeft(), m_earlier.pictures[std::size_t(kept)]);
    drawLinesOf(painter, m_moment.step);
}

/// Between source and target words.
QRect SentenceView::lineArea() const
{
    const double top = m_sourceRow.boxes.front().bottom();
    const double bottom = m_targetRow.boxes.front().top();
    return QRectF(0, top, width(), bottom - top).toAlignedRect();
}

/// Lines cost more time than all else here, and those of earlier words stay as they are. On the way on, a
/// picture with one word more joins the others; on the way back they are all there. Where words scroll at
/// each step, one picture is enough.
void SentenceView::keepEarlierLines()
{
    const int steps = m_moment.step - 1;
    const QRect area = lineArea();
    const bool moved = m_earlier.area != area || m_earlier.source != m_sourceRow.boxes ||
                       m_earlier.target != m_targetRow.boxes;
    if (moved || steps < m_earlier.first) {
        QPixmap picture(area.size() * devicePixelRatioF());
        picture.setDevicePixelRatio(devicePixelRatioF());
        picture.fill(Qt::transparent);
        m_earlier = {{}, moved ? steps : stepsOutOfView(), area, m_sourceRow.boxes, m_targetRow.boxes};
        m_earlier.pictures.push_back(picture);
        drawEarlierLines(1, m_earlier.first);
    }
    for (int step = m_earlier.first + int(m_earlier.pictures.size()); step <= steps; ++step) {
        m_earlier.pictures.push_back(m_earlier.pictures.back());
        drawEarlierLines(step, step);
    }
}

/// Of some steps, into the last picture.
void SentenceView::drawEarlierLines(int first, int last)
{
    QPainter painter(&m_earlier.pictures.back());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-m_earlier.area.topLeft());
    for (int step = first; step <= last; ++step)
        drawLinesOf(painter, step);
}

/// Earlier words at the left, which have no lines in view.
int SentenceView::stepsOutOfView() const
{
    int steps = 0;
    while (steps < m_moment.step - 1 && m_targetRow.boxes[std::size_t(steps)].right() <= 0)
        ++steps;
    return steps;
}

void SentenceView::drawLinesOf(QPainter& painter, int step) const
{
    const QRectF& box = m_targetRow.boxes[std::size_t(step - 1)];
    const bool inView = box.right() > 0 && box.left() < width();
    for (int word = 0; inView && word < m_sourceWords.size(); ++word) {
        if (weight(step - 1, word) >= thinnestLine)
            drawLine(painter, step, word);
    }
}

void SentenceView::drawLine(QPainter& painter, int step, int word) const
{
    const QRectF& from = m_sourceRow.boxes[std::size_t(word)];
    const QRectF& to = m_targetRow.boxes[std::size_t(step - 1)];
    const QPointF start(from.center().x(), from.bottom());
    const QPointF end(to.center().x(), to.top());
    const double middle = (start.y() + end.y()) / 2;
    QPainterPath path(start);
    path.cubicTo(QPointF(start.x(), middle + 6), QPointF(end.x(), middle - 6), end);
    const bool now = step == m_moment.step;
    QColor colour = now ? m_theme.accent : m_theme.secondary;
    colour.setAlphaF(now ? 1.0F : 0.28F);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, m_theme.lineScale * fullLineWidth * std::min(1.0F, weight(step - 1, word)),
        Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
}

void SentenceView::drawSource(QPainter& painter) const
{
    painter.setFont(textFont(m_sourceRow.wordPixels, QFont::Medium));
    for (int word = 0; word < m_sourceWords.size(); ++word) {
        const QRectF& box = m_sourceRow.boxes[std::size_t(word)];
        if (box.right() < 0 || box.left() > width())
            continue;
        const QColor fill = sourceColour(word);
        const bool asks = isWithinSource(m_moment.head.site) && word == m_moment.head.query;
        painter.setPen(QPen(asks ? m_theme.accent : m_theme.hairline, asks ? 3 : 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 6, 6);
        painter.setPen(textColourOn(fill));
        drawWord(painter, box, m_sourceWords[word]);
    }
}

void SentenceView::drawTarget(QPainter& painter) const
{
    for (int step = 1; step <= m_moment.step; ++step) {
        const QRectF& box = m_targetRow.boxes[std::size_t(step - 1)];
        if (box.right() < 0 || box.left() > width())
            continue;
        const bool now = step == m_moment.step;
        painter.setFont(textFont(m_targetRow.wordPixels, now ? QFont::Bold : QFont::Normal));
        painter.setPen(QPen(now ? m_theme.accent : m_theme.hairline, m_theme.lineScale * (now ? 2 : 1)));
        painter.setBrush(targetColour(step - 1));
        painter.drawRoundedRect(box, 6, 6);
        painter.setPen(textColourOn(targetColour(step - 1)));
        drawWord(painter, box, targetWord(step));
    }
}

bool SentenceView::isSourceMarked(int word) const
{
    return (tintsSource() && word == m_selection.key) ||
           (isWithinSource(m_moment.head.site) && word == m_selection.row);
}

/// Inside the decoder key 0, and the first that asks, is <s>.
bool SentenceView::isTargetMarked(int word) const
{
    if (m_moment.head.site != AttentionSite::DecoderSelf)
        return !isWithinSource(m_moment.head.site) && word == m_selection.row;
    return word + 1 == m_selection.row || (word < saidWords(m_moment) && word + 1 == m_selection.key);
}

/// The words of what is selected in any view.
void SentenceView::drawMark(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.text, m_theme.lineScale * 2.5));
    const auto mark = [&painter](
                          const QRectF& box) { painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 7, 7); };
    for (int word = 0; word < m_sourceWords.size(); ++word) {
        if (isSourceMarked(word))
            mark(m_sourceRow.boxes[std::size_t(word)]);
    }
    for (int word = 0; word < m_moment.step; ++word) {
        if (isTargetMarked(word))
            mark(m_targetRow.boxes[std::size_t(word)]);
    }
}

void SentenceView::drawPrompt(QPainter& painter) const
{
    if (isWithinSource(m_moment.head.site)) {
        painter.setFont(textFont(14));
        painter.setPen(m_theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter, tr("Click a source word to see what it looks at"));
    }
    if (m_moment.step > 0)
        return;
    const double top = m_sourceWords.isEmpty() ? 0 : height() * 0.5;
    painter.setFont(textFont(17));
    painter.setPen(m_theme.secondary);
    painter.drawText(QRectF(0, top, width(), height() - top), Qt::AlignCenter, m_moment.prompt);
}

} // namespace lab
