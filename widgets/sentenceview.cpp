// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sentenceview.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/tooltip.h"
#include "widgets/words.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lab {

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
    setAccessibleDescription(saidText(*m_moment.decoding, saidWords(m_moment)));
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
    showToolTip(describe(help->pos()), this, help->pos(), boxAt(help->pos()));
    return true;
}

/// Of the word there.
QRectF SentenceView::boxAt(const QPointF& point) const
{
    for (const WordRow& row : {m_sourceRow, m_targetRow}) {
        if (const int word = row.wordAt(point); word >= 0)
            return row.boxes[std::size_t(word)];
    }
    return {point, QSizeF(1, 1)};
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
    if (target < 0 || target >= m_moment.step)
        return {};
    const QString text = tr("%1: step %2").arg(targetWord(target + 1), QString::number(target + 1));
    const QString about = target < saidWords(m_moment) ? aboutSaid(*m_moment.decoding, target) : QString();
    return about.isEmpty() ? text : text + u'\n' + about;
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

} // namespace lab
