// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipelineview.h"

#include "widgets/fonts.h"
#include "widgets/headmean.h"
#include "widgets/numbers.h"
#include "widgets/pipelinepainter.h"
#include "widgets/stagetexts.h"
#include "widgets/tooltip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace lab {

PipelineView::PipelineView(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setAccessibleName(tr("The current row as a calculation"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

void PipelineView::setMoment(const Moment& moment)
{
    const bool same = sameAttention(moment, m_moment);
    m_moment = moment;
    if (!same) {
        m_scales = pipelineScales(moment);
        m_wordWidth = widestKey(moment);
    }
    m_row = PipelineRow(moment, m_scales);
    m_lines.scrolled = 0;
    setAccessibleDescription(m_row.keyCount() == 0 ? emptyText() : QString());
    arrange();
    update();
}

void PipelineView::setTheme(const Theme& theme)
{
    m_theme = theme;
    arrange();
    update();
}

void PipelineView::arrange()
{
    m_layout = layoutPipeline(size(), m_row.keyCount(), m_wordWidth, m_theme.large);
    m_lines.lines = m_row.keyCount();
    m_lines.shown = m_layout.shownLines;
    m_lines.focus = m_row.activeKey() >= 0 ? m_row.activeKey() : m_row.strongestKey();
}

void PipelineView::resizeEvent(QResizeEvent* /*event*/)
{
    arrange();
}

void PipelineView::wheelEvent(QWheelEvent* event)
{
    m_lines.scroll(event->angleDelta().y() > 0 ? -1 : 1);
    update();
}

void PipelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || currentRow(m_moment) < 0)
        return;
    for (const Stage stage : walkOf(m_moment).stages()) {
        if (m_layout.heading(stage).contains(event->position()))
            emit stageRequested(stage);
    }
    const Selection selection = selectionAt(event->position());
    const CellNumber number = numberIn(m_layout.columnAt(event->position().x()));
    if (selection.key >= 0 && isKnown(m_row.line(selection.key), number))
        emit opened(selection, number);
}

int PipelineView::keyAt(const QPointF& point) const
{
    const int line = m_layout.lineAt(point.y());
    return line >= 0 && m_lines.first() + line < m_lines.last() ? m_lines.first() + line : -1;
}

Selection PipelineView::selectionAt(const QPointF& point) const
{
    const int key = keyAt(point);
    return key < 0 || currentRow(m_moment) < 0 ? Selection{} : Selection{currentRow(m_moment), key, -1};
}

void PipelineView::pointAt(const Selection& selection)
{
    if (selection == m_pointed)
        return;
    m_pointed = selection;
    emit pointedAt(selection);
}

void PipelineView::mouseMoveEvent(QMouseEvent* event)
{
    pointAt(selectionAt(event->position()));
}

void PipelineView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    pointAt({});
}

void PipelineView::setSelection(const Selection& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    if (hasFocus() && selectedKey() >= 0)
        m_lines.reveal(selectedKey());
    announceSelected();
    update();
}

void PipelineView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_row.keyCount() == 0) {
        painter.setFont(textFont(17));
        painter.setPen(m_theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        return;
    }
    PipelinePicture picture = pipelinePicture(m_moment, m_row, m_layout, m_theme, m_lines);
    picture.selectedKey = selectedKey();
    drawPipeline(painter, picture);
    if (hasFocus())
        drawFocus(painter);
}

/// Around the view, and around the number that the arrow keys have come to.
void PipelineView::drawFocus(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(focusPen(m_theme));
    painter.drawRect(rect().adjusted(1, 1, -2, -2));
    const int key = selectedKey();
    if (key < m_lines.first() || key >= m_lines.last())
        return;
    painter.setPen(QPen(m_theme.accent, m_theme.lineScale * 2));
    painter.drawRoundedRect(item(itemAt(key, m_column)).box.adjusted(-3, 1, 3, -1), 4, 4);
}

void PipelineView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return goToColumn(-1);
    case Qt::Key_Right:
        return goToColumn(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return openColumn();
    default:
        QWidget::keyPressEvent(event);
    }
}

QString PipelineView::emptyText() const
{
    return hasFixedContext(*m_moment.decoding, m_moment.head.site)
               ? tr("This model has no attention: one fixed context for all words.")
               : tr("Here: how each word is computed");
}

bool PipelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) { // arrow keys belong to the numbers
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right)
            event->accept();
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int key = m_row.keyCount() == 0 ? -1 : keyAt(help->pos());
    const PipelineColumn column = m_layout.columnAt(help->pos().x());
    showToolTip(describe(help->pos()), this, help->pos(),
        key >= 0 ? m_layout.column(column, lineOf(key)) : QRectF(help->pos(), QSizeF(1, 1)));
    return true;
}

QString PipelineView::describe(const QPointF& point) const
{
    if (m_row.keyCount() == 0)
        return {};
    const PipelineColumn column = m_layout.columnAt(point.x());
    if (const int key = keyAt(point); key >= 0)
        return describe(key, column);
    return (aboutStage(stageOf(column)) + u' ' + aboutMean(m_row.heads())).trimmed();
}

QString PipelineView::describe(int key, PipelineColumn column) const
{
    const PipelineLine line = m_row.line(key);
    const auto text = [&](const QString& name, const auto& value) {
        return value ? tr("%1: %2 %3").arg(line.word, name, exactNumber(float(*value)))
                     : tr("%1: not computed yet").arg(line.word);
    };
    switch (column) {
    case PipelineColumn::Word:
    case PipelineColumn::Key:
        return tr("%1: its key, %2 numbers").arg(line.word).arg(line.key.components.size());
    case PipelineColumn::Score:
    case PipelineColumn::ScoreNumber:
        return line.score && std::isnan(*line.score) ? tr("%1: no score, %2").arg(line.word, line.whyMasked)
                                                     : text(tr("score"), line.score);
    case PipelineColumn::Logit:
        return line.masked ? tr("%1: masked, %2").arg(line.word, line.whyMasked)
                           : text(tr("logit"), line.logit);
    case PipelineColumn::Exponential:
        return text(tr("exponential"), line.exponential);
    case PipelineColumn::Probability:
        return text(tr("probability"), line.probability);
    case PipelineColumn::Weight:
    case PipelineColumn::WeightNumber:
        return text(tr("weight"), line.weight);
    case PipelineColumn::WeightedValue:
        break;
    }
    return text(tr("weighted by"), line.weight);
}

} // namespace lab
