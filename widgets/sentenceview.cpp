// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sentenceview.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/words.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace lab {

namespace {

constexpr double fullLineWidth = 9; ///< of weight 1
constexpr float thinnestLine = 0.04F;

void drawWord(QPainter& painter, const QRectF& box, const QString& word)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(
        box, Qt::AlignCenter | Qt::TextSingleLine, metrics.elidedText(word, Qt::ElideRight, box.width() - 6));
}

} // namespace

SentenceView::SentenceView(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setAccessibleName(tr("Sentence and translation"));
    setMouseTracking(true);
}

void SentenceView::setMoment(const Moment& moment)
{
    if (moment.decoding != m_moment.decoding) {
        m_sourceWords = sourceWords(*moment.decoding);
        m_targetWords = targetWords(*moment.decoding);
    }
    if (!sameAttention(moment, m_moment)) {
        m_rows = attentionRows(*moment.decoding, moment.head);
        m_earlier = {};
    }
    m_moment = moment;
    m_scrolled = 0;
    setAccessibleDescription(m_targetWords.mid(0, saidWords(m_moment)).join(u' '));
    arrange();
    update();
}

void SentenceView::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_earlier = {};
    update();
}

void SentenceView::setSelection(const Selection& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    update();
}

float SentenceView::weight(int row, int key) const
{
    const bool exists = row >= 0 && row < int(m_rows.size());
    return exists && (row != currentRow(m_moment) || isDone(m_moment, Stage::Selection))
               ? m_rows[std::size_t(row)].weight(key)
               : 0;
}

bool SentenceView::hasWeights() const
{
    const int row = currentRow(m_moment);
    return row >= 0 && row < int(m_rows.size()) && isDone(m_moment, Stage::Selection) &&
           !hasFixedContext(*m_moment.decoding, m_moment.head.site);
}

QString SentenceView::targetWord(int step) const
{
    return step <= saidWords(m_moment) ? m_targetWords[step - 1] : QStringLiteral("?");
}

int SentenceView::strongestWord() const
{
    if (!tintsSource() || currentRow(m_moment) < 0)
        return -1;
    int strongest = 0;
    for (int word = 1; word < m_sourceWords.size(); ++word) {
        if (weight(currentRow(m_moment), word) > weight(currentRow(m_moment), strongest))
            strongest = word;
    }
    return strongest;
}

QColor SentenceView::sourceColour(int word) const
{
    return tintsSource() && hasWeights() ? m_theme.sequential.at(weight(currentRow(m_moment), word))
                                         : m_theme.panel;
}

/// Inside the decoder key 0 is <s>; the word of step 1 is key 1.
bool SentenceView::tintsTarget(int word) const
{
    return m_moment.head.site == AttentionSite::DecoderSelf && word + 1 < m_moment.step && hasWeights();
}

QColor SentenceView::targetColour(int word) const
{
    return tintsTarget(word) ? m_theme.sequential.at(weight(currentRow(m_moment), word + 1)) : m_theme.panel;
}

void SentenceView::arrange()
{
    WordRowRequest request;
    request.room = QRectF(16, 10, width() - 32, 0.34 * (height() - 20));
    request.scrolled = m_scrolled;
    request.largestWord = height() >= 118 ? 26 : 20;
    request.words = m_sourceWords;
    request.focus = strongestWord();
    m_sourceRow = layoutWords(request);
    request.room.moveBottom(height() - 10);
    request.words = m_targetWords;
    request.focus = m_moment.step - 1;
    m_targetRow = layoutWords(request);
}

void SentenceView::resizeEvent(QResizeEvent* /*event*/)
{
    arrange();
}

void SentenceView::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    m_scrolled -= delta.x() + delta.y();
    const double furthest = std::max(m_sourceRow.overflow, m_targetRow.overflow);
    m_scrolled = std::clamp(m_scrolled, -furthest, furthest);
    arrange();
    update();
}

Selection SentenceView::wordAt(const QPointF& point) const
{
    const int source = m_sourceRow.wordAt(point);
    if (source >= 0)
        return {-1, m_moment.head.site == AttentionSite::DecoderSelf ? -1 : source, -1};
    const int target = m_targetRow.wordAt(point);
    const bool isRow = target >= 0 && target < m_moment.step && !isWithinSource(m_moment.head.site);
    return {isRow ? target : -1, -1, -1};
}

void SentenceView::pointAt(const Selection& selection)
{
    if (selection == m_pointed)
        return;
    m_pointed = selection;
    emit pointedAt(selection);
}

void SentenceView::mouseMoveEvent(QMouseEvent* event)
{
    pointAt(wordAt(event->position()));
}

void SentenceView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    pointAt({});
}

void SentenceView::mousePressEvent(QMouseEvent* event)
{
    const int query = m_sourceRow.wordAt(event->position());
    if (event->button() == Qt::LeftButton && query >= 0 && isWithinSource(m_moment.head.site))
        emit queryRequested(query);
    else if (event->button() == Qt::LeftButton && query >= 0 && m_moment.head.site == AttentionSite::Cross)
        emit selected({currentRow(m_moment), query, -1});
    const int word = m_targetRow.wordAt(event->position());
    if (event->button() == Qt::LeftButton && word >= 0 && word < saidWords(m_moment))
        emit stepRequested(word + 1);
}

bool SentenceView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), describe(help->pos()), this);
    return true;
}

QString SentenceView::describe(const QPointF& point) const
{
    const int source = m_sourceRow.wordAt(point);
    if (source >= 0) {
        const QString about = aboutToken(m_moment.decoding->source, source);
        const bool weighs = m_moment.head.site == AttentionSite::Cross &&
                            isDone(m_moment, Stage::Selection) && !m_rows.empty();
        const QString text =
            weighs ? tr("%1: weight %2 for %3")
                         .arg(m_sourceWords[source], exactNumber(weight(m_moment.step - 1, source)),
                             targetWord(m_moment.step))
                   : tr("%1: source word %2").arg(m_sourceWords[source]).arg(source + 1);
        return about.isEmpty() ? text : text + u'\n' + about;
    }
    const int target = m_targetRow.wordAt(point);
    return target >= 0 && target < m_moment.step
               ? tr("%1: step %2").arg(targetWord(target + 1), QString::number(target + 1))
               : QString();
}

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

/// The words that lines lead to.
QString SentenceView::lookedAt(int row) const
{
    QStringList words;
    for (int word = 0; word < m_sourceWords.size(); ++word) {
        if (weight(row, word) >= thinnestLine)
            words.append(QStringLiteral("%1 %2").arg(m_sourceWords[word], fixedNumber(weight(row, word), 2)));
    }
    return words.join(QStringLiteral(", "));
}

PaintedItem SentenceView::sourceItem(int word) const
{
    PaintedItem item;
    item.name = tr("%1: source word %2").arg(m_sourceWords[word]).arg(word + 1);
    if (hasFixedContext(*m_moment.decoding, m_moment.head.site) || !tintsSource())
        item.value = m_sourceWords[word];
    else
        item.value = hasWeights() ? tr("weight %1").arg(fixedNumber(weight(currentRow(m_moment), word), 2))
                                  : notComputedYet();
    item.about = aboutToken(m_moment.decoding->source, word);
    item.box = m_sourceRow.boxes[std::size_t(word)];
    item.selected = isSourceMarked(word);
    return item;
}

PaintedItem SentenceView::targetItem(int word) const
{
    const int step = word + 1;
    PaintedItem item;
    item.name = tr("%1: step %2").arg(targetWord(step), QString::number(step));
    if (tintsTarget(word))
        item.value = tr("weight %1").arg(fixedNumber(weight(currentRow(m_moment), step), 2));
    else
        item.value = step <= saidWords(m_moment) ? targetWord(step) : notComputedYet();
    if (const QString words = lookedAt(word); m_moment.head.site == AttentionSite::Cross && !words.isEmpty())
        item.about = tr("looks at %1").arg(words);
    item.box = m_targetRow.boxes[std::size_t(word)];
    item.selected = isTargetMarked(word);
    return item;
}

PaintedItem SentenceView::item(int index) const
{
    const int sources = int(m_sourceWords.size());
    return index < sources ? sourceItem(index) : targetItem(index - sources);
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
