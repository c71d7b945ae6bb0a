// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keybars.h"

#include "widgets/fonts.h"
#include "widgets/headmean.h"
#include "widgets/heatmapdata.h"
#include "widgets/masking.h"
#include "widgets/numbers.h"
#include "widgets/strongestkey.h"
#include "widgets/tooltip.h"
#include "widgets/words.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace lab {

namespace {

constexpr int headerHeight = 22;
constexpr int smallestLine = 18;
constexpr int smallestLargeLine = 28;
constexpr int largestLine = 42;
constexpr int roomyLine = 28;
constexpr double numberWidth = 62;
constexpr int fewestLines = 3;

QRectF barIn(const QRectF& column)
{
    const double height = std::clamp(0.4 * column.height(), 10.0, 14.0);
    return {column.left(), column.center().y() - height / 2, column.width(), height};
}

} // namespace

KeyBars::KeyBars(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setAccessibleName(tr("Scores and probabilities of the source words"));
    setMouseTracking(true);
}

void KeyBars::setMoment(const Moment& moment)
{
    if (!sameAttention(moment, m_moment)) {
        m_words =
            hasFixedContext(*moment.decoding) ? QStringList() : keyWords(*moment.decoding, moment.head.site);
        m_scale = heatMapData(*moment.decoding, FigureKind::Scores, 0, {}, moment.head).scale;
        m_wordWidth = 36;
        for (const QString& word : m_words)
            m_wordWidth = std::max(m_wordWidth, textWidth(word, 20, QFont::Bold) + 10);
        m_wordWidth = std::min(m_wordWidth, 120.0);
    }
    m_moment = moment;
    m_scrolled = 0;
    takeNumbers();
    update();
}

void KeyBars::takeNumbers()
{
    m_attention = currentAttention(m_moment);
    if (m_moment.head.site == AttentionSite::DecoderSelf) // what comes later is not given away
        m_words = keyWords(*m_moment.decoding, m_moment.head.site).mid(0, m_moment.step);
    const bool isKnown = m_attention && isDone(m_moment, Stage::Softmax);
    m_strongest = isKnown ? strongestKey(*m_attention, isDone(m_moment, Stage::Selection)) : -1;
}

bool KeyBars::hasScore(int word) const
{
    return m_attention &&
           word < std::min(partsDone(m_moment, Stage::Scores), int(m_attention->head.scores.cols())) &&
           !m_attention->isMasked(word);
}

bool KeyBars::hasProbability(int word) const
{
    return hasScore(word) && isDone(m_moment, Stage::Softmax);
}

float KeyBars::score(int word) const
{
    return m_attention->head.scores(m_attention->query, word);
}

float KeyBars::probability(int word) const
{
    return m_attention->head.probabilities(m_attention->query, word);
}

void KeyBars::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

int KeyBars::heightFor(int room)
{
    const int lines = std::max(1, int(m_words.size()));
    const int smallest = m_theme.large ? smallestLargeLine : smallestLine;
    m_lineHeight = std::clamp((room - headerHeight) / lines, smallest, largestLine);
    const int shown = std::clamp((room - headerHeight) / m_lineHeight, std::min(lines, fewestLines), lines);
    update();
    return headerHeight + shown * m_lineHeight;
}

LineWindow KeyBars::lines() const
{
    const int words = int(m_words.size());
    const int focus = m_strongest >= 0 ? m_strongest : partsDone(m_moment, Stage::Scores) - 1;
    return {words, std::min(words, (height() - headerHeight) / m_lineHeight), focus, m_scrolled};
}

void KeyBars::wheelEvent(QWheelEvent* event)
{
    LineWindow window = lines();
    window.scroll(event->angleDelta().y() > 0 ? -1 : 1);
    m_scrolled = window.scrolled;
    update();
}

void KeyBars::setSelection(const Selection& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    const int word = selection.keyInRow(currentRow(m_moment));
    if (word >= 0 && word < m_words.size())
        announceItem(*this, word * itemColumns + (hasProbability(word) ? 1 : 0));
    update();
}

int KeyBars::wordAt(const QPointF& point) const
{
    const int line = point.y() < headerHeight ? -1 : int((point.y() - headerHeight) / m_lineHeight);
    return line >= 0 && line < shownWords() ? firstShownWord() + line : -1;
}

void KeyBars::pointAt(int word)
{
    if (word == m_pointed)
        return;
    m_pointed = word;
    emit pointedAt(word < 0 ? Selection{} : Selection{currentRow(m_moment), word, -1});
}

void KeyBars::mouseMoveEvent(QMouseEvent* event)
{
    pointAt(wordAt(event->position()));
}

void KeyBars::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    pointAt(-1);
}

void KeyBars::mousePressEvent(QMouseEvent* event)
{
    const int word = wordAt(event->position());
    const bool onProbability = event->position().x() >= columns(0).probability.left();
    const bool isMasked =
        word >= 0 && m_attention && m_attention->isMasked(word); // its sum says what that is
    if (event->button() != Qt::LeftButton || word < 0 ||
        !(isMasked || (onProbability ? hasProbability(word) : hasScore(word))))
        return;
    emit opened(
        {currentRow(m_moment), word, -1}, onProbability ? CellNumber::Probability : CellNumber::Score);
}

QString KeyBars::scoreText(int word) const
{
    if (m_attention && m_attention->isMasked(word))
        return masked();
    return hasScore(word) ? signedNumber(score(word), 2) : QString();
}

QString KeyBars::probabilityText(int word) const
{
    return hasProbability(word) ? fixedNumber(probability(word), 2) : QString();
}

QRect KeyBars::lineRect(int word) const
{
    return {0, headerHeight + (word - firstShownWord()) * m_lineHeight, width(), m_lineHeight};
}

int KeyBars::wordPixels() const
{
    return std::clamp(int(0.66 * m_lineHeight), 13, 20);
}

KeyBars::Columns KeyBars::columns(int top) const
{
    const double bars = std::max(20.0, (width() - m_wordWidth - 2 * numberWidth) / 2);
    Columns columns;
    QRectF next(0, top, m_wordWidth, m_lineHeight);
    const auto take = [&next](double width) {
        next.setWidth(width);
        const QRectF taken = next;
        next.moveLeft(next.left() + width);
        return taken;
    };
    columns.word = take(m_wordWidth).adjusted(0, 0, -10, 0);
    columns.score = take(bars);
    columns.scoreNumber = take(numberWidth).adjusted(0, 0, -8, 0);
    columns.probability = take(bars);
    columns.probabilityNumber = take(numberWidth).adjusted(0, 0, -8, 0);
    return columns;
}

void KeyBars::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawHeader(painter);
    drawPosition(painter);
    for (int word = lines().first(); word < lines().last(); ++word)
        drawLine(painter, word);
}

void KeyBars::drawPosition(QPainter& painter) const
{
    const double words = double(m_words.size());
    if (!lines().scrolls())
        return;
    const double room = height() - headerHeight;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.quietBar);
    painter.drawRoundedRect(QRectF(width() - 4, headerHeight + room * firstShownWord() / words, 4,
                                std::max(12.0, room * shownWords() / words)),
        2, 2);
}

void KeyBars::drawHeader(QPainter& painter) const
{
    const Columns places = columns(0);
    const auto draw = [&](const QRectF& column, const QString& text) {
        painter.drawText(
            QRectF(column.left(), 0, column.width() + numberWidth, headerHeight), Qt::AlignLeft, text);
    };
    painter.setFont(textFont(m_lineHeight >= roomyLine ? 15 : 13));
    painter.setPen(m_theme.secondary);
    const bool mean = isMeanOfHeads(m_moment);
    draw(places.score, (mean ? tr("mean score, %1…%2") : tr("score, %1…%2"))
                           .arg(shortNumber(m_scale.lower), shortNumber(m_scale.upper)));
    draw(places.probability, mean ? tr("mean probability, 0…1") : tr("probability, 0…1"));
}

void KeyBars::drawLine(QPainter& painter, int word) const
{
    const Columns places = columns(lineRect(word).top());
    const bool strongest = word == m_strongest;
    if (word == m_selection.keyInRow(currentRow(m_moment))) {
        painter.setPen(QPen(m_theme.text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(lineRect(word)).adjusted(1, 1, -2, -1), 4, 4);
    }
    painter.setFont(textFont(wordPixels(), strongest ? QFont::Bold : QFont::Normal));
    painter.setPen(m_theme.text);
    painter.drawText(places.word, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(m_words[word], Qt::ElideRight, places.word.width()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.track);
    painter.drawRoundedRect(barIn(places.score), 3, 3);
    painter.drawRoundedRect(barIn(places.probability), 3, 3);
    if (hasScore(word))
        drawScore(painter, places, score(word));
    if (hasProbability(word))
        drawProbability(painter, places, probability(word));
    if (m_attention && m_attention->isTaken(word, partsDone(m_moment, Stage::Selection))) {
        painter.setPen(QPen(m_theme.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(barIn(places.probability).adjusted(-2, -2, 2, 2), 3, 3);
    }
    painter.setFont(textFont(m_lineHeight >= roomyLine ? 16 : 13, strongest ? QFont::Bold : QFont::Normal));
    painter.setPen(strongest ? m_theme.text : m_theme.secondary);
    painter.drawText(
        places.scoreNumber, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, scoreText(word));
    painter.drawText(places.probabilityNumber, Qt::AlignRight | Qt::AlignVCenter, probabilityText(word));
}

void KeyBars::drawScore(QPainter& painter, const Columns& columns, float score) const
{
    QRectF bar = barIn(columns.score);
    const double zero = bar.center().x();
    const double end = bar.left() + bar.width() * std::clamp(m_scale.position(score), 0.0, 1.0);
    bar.setLeft(std::min(zero, end));
    bar.setRight(std::max(zero, end));
    painter.setBrush(score < 0 ? m_theme.diverging.stops.front() : m_theme.diverging.stops.back());
    painter.drawRect(bar);
}

void KeyBars::drawProbability(QPainter& painter, const Columns& columns, float probability) const
{
    QRectF bar = barIn(columns.probability);
    bar.setWidth(bar.width() * std::clamp(double(probability), 0.0, 1.0));
    painter.setBrush(m_theme.accent);
    painter.drawRect(bar);
}

QString KeyBars::itemColumnName(int column) const
{
    if (isMeanOfHeads(m_moment))
        return column == 0 ? tr("mean score") : tr("mean probability");
    return column == 0 ? tr("score") : tr("probability");
}

QRectF KeyBars::itemBox(int word, bool isScore) const
{
    const LineWindow window = lines();
    if (word < window.first() || word >= window.last())
        return {};
    const Columns places = columns(lineRect(word).top());
    return isScore ? places.score.united(places.scoreNumber)
                   : places.probability.united(places.probabilityNumber);
}

PaintedItem KeyBars::item(int index) const
{
    const int word = index / itemColumns;
    const int column = index % itemColumns;
    PaintedItem item;
    item.name = QStringLiteral("%1, %2").arg(m_words[word], itemColumnName(column));
    item.value = column == 0 ? scoreText(word) : probabilityText(word);
    if (item.value.isEmpty())
        item.value = m_attention && m_attention->isMasked(word) ? masked() : notComputedYet();
    if (m_attention)
        item.about = describe(word);
    item.box = itemBox(word, column == 0);
    item.selected = word == m_selection.keyInRow(currentRow(m_moment));
    return item;
}

QString KeyBars::aboutColumns() const
{
    const QString about =
        tr("Score: how well the source word fits what the decoder looks for. Probability: the softmax of the "
           "scores, the share of attention that the word gets; all shares sum to 1 before they are rounded.");
    const QString mean = aboutMean(headsInMean(*m_moment.decoding, m_moment.head));
    return wrappedToolTip((about + u' ' + mean).trimmed());
}

QString KeyBars::describe(int word) const
{
    if (m_attention->isMasked(word))
        return tr("%1: masked, %2").arg(m_words[word], whyMasked(*m_attention, word));
    if (!hasScore(word))
        return m_words[word];
    if (!hasProbability(word))
        return tr("%1: score %2").arg(m_words[word], exactNumber(score(word)));
    const QString numbers = tr("%1: score %2, probability %3")
                                .arg(m_words[word], exactNumber(score(word)), exactNumber(probability(word)));
    return m_attention->head.draws.empty()
               ? numbers
               : tr("%1, weight %2").arg(numbers, exactNumber(m_attention->weight(word)));
}

bool KeyBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_attention)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (help->pos().y() < headerHeight) {
        QToolTip::showText(help->globalPos(), aboutColumns(), this, {0, 0, width(), headerHeight});
        return true;
    }
    const int line = (help->pos().y() - headerHeight) / m_lineHeight;
    const int word = firstShownWord() + line;
    if (line >= shownWords())
        return QWidget::event(event);
    showToolTip(describe(word), this, help->pos(), lineRect(word));
    return true;
}

} // namespace lab
