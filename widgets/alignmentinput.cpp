// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer, wheel and keys do in an AlignmentView.
#include "widgets/alignmentpainter.h"
#include "widgets/alignmentview.h"
#include "widgets/fonts.h"
#include "widgets/tooltip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace lab {

namespace {

/// A word that has no room; a tooltip on any other would only hide its neighbours.
QString ifShortened(const QString& word, const AlignmentColumn& column)
{
    return textWidth(word, column.wordPixels) > column.box.width() ? word : QString();
}

} // namespace

/// A number beside a key is that of the numbered query's line.
QPoint AlignmentView::cellAt(const QPointF& point) const
{
    const QRectF words = m_layout.words();
    if (!words.contains(point))
        return {-1, -1};
    if (point.x() >= m_layout.queries.box.left()) {
        const int row = m_layout.queries.wordAt(point.y());
        return {-1, row < m_data.reached.rows ? row : -1};
    }
    const int key = m_layout.keys.wordAt(point.y());
    if (point.x() <= m_layout.keys.box.right()) {
        const bool isNamed = !m_data.columnsAreReached || key < m_data.reached.rows;
        return {isNamed ? key : -1, -1};
    }
    const int numbered = numberedRow();
    if (m_layout.numbers.contains(point) && isOnCell(numbered, key))
        return {key, numbered};
    const auto line = lineAt(linesInView(m_data, m_layout), m_layout, point);
    return line ? QPoint(line->key, line->row) : QPoint(-1, -1);
}

void AlignmentView::hover(const QPoint& cell)
{
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    mark(cell);
    emit pointedAt(m_shown.at(cell.y(), cell.x()));
}

void AlignmentView::mouseMoveEvent(QMouseEvent* event)
{
    hover(cellAt(event->position()));
    const QPointF point = event->position();
    showToolTip(describe(point), this, point.toPoint(), QRectF(point, QSizeF(1, 1)));
}

void AlignmentView::leaveEvent(QEvent* event)
{
    hover({-1, -1});
    QWidget::leaveEvent(event);
}

void AlignmentView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const QPoint cell = cellAt(event->position());
    const bool isLine = cell.x() >= 0 && cell.y() >= 0;
    if (cell.x() >= 0)
        emit selected(m_shown.at(cell.y(), cell.x()));
    if (isLine)
        open(cell.y(), cell.x());
    else if (cell.y() >= 0)
        emit rowRequested(m_shown.at(cell.y(), -1).row);
}

void AlignmentView::open(int row, int key)
{
    if (isOnCell(row, key) && m_shown.hasSum(row, key))
        emit opened(m_shown.at(row, key), m_shown.number());
}

void AlignmentView::wheelEvent(QWheelEvent* event)
{
    scroll(event->position(), event->angleDelta().y());
    event->accept();
}

/// A word for each notch of the wheel, more where many words are shown.
void AlignmentView::scroll(const QPointF& position, int angle)
{
    constexpr int notch = int(QWheelEvent::DefaultDeltasPerStep);
    m_scrolled += angle;
    const int notches = -(m_scrolled / notch);
    m_scrolled %= notch;
    const bool onKeys = position.x() < m_layout.lines.left();
    const bool onQueries = position.x() > m_layout.lines.right();
    const auto move = [notches](LineWindow& lines) { lines.scroll(notches * std::max(1, lines.shown / 8)); };
    if (!onQueries)
        move(m_layout.keys.lines);
    if (!onKeys)
        move(m_layout.queries.lines);
    hover(cellAt(position));
    update();
}

bool AlignmentView::event(QEvent* event)
{
    // The arrow keys belong to the lines while the keyboard is here, not to the window's steps.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End)
            event->accept();
    }
    if (event->type() == QEvent::ToolTip) // the pointer's moves have told it
        return true;
    return QWidget::event(event);
}

void AlignmentView::keyPressEvent(QKeyEvent* event)
{
    const int all = m_data.columnCount();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveMark(-1, 0);
    case Qt::Key_Right:
        return moveMark(1, 0);
    case Qt::Key_Up:
        return moveMark(0, -1);
    case Qt::Key_Down:
        return moveMark(0, 1);
    case Qt::Key_Home:
        return moveMark(0, -all);
    case Qt::Key_End:
        return moveMark(0, all);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return open(m_marked.y(), m_marked.x());
    default:
        QWidget::keyPressEvent(event);
    }
}

/// From the marked line, or the current row's first, to another one that has been reached.
void AlignmentView::moveMark(int rows, int keys)
{
    int row = std::max(0, m_data.reached.current);
    int key = 0;
    if (isOnCell(m_marked.y(), m_marked.x())) {
        row = std::clamp(m_marked.y() + rows, 0, m_data.reached.rows - 1);
        key = std::clamp(m_marked.x() + keys, 0, m_data.columnCount() - 1);
    }
    if (!isOnCell(row, key))
        return;
    reveal(row, key);
    emit selected(m_shown.at(row, key));
}

void AlignmentView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::TabFocusReason && event->reason() != Qt::BacktabFocusReason)
        return;
    m_hasKeyboard = true;
    if (!isOnCell(m_marked.y(), m_marked.x()))
        moveMark(0, 0);
    update();
}

void AlignmentView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_hasKeyboard = false;
    update();
}

QString AlignmentView::describe(const QPointF& point) const
{
    const QPoint cell = cellAt(point);
    if (isOnCell(cell.y(), cell.x()))
        return describeCell(m_data, cell.y(), cell.x());
    if (cell.x() >= 0)
        return ifShortened(m_data.columnLabels[cell.x()], m_layout.keys);
    if (cell.y() >= 0)
        return ifShortened(m_data.rowLabel(cell.y()), m_layout.queries);
    if (m_layout.title.contains(point) || m_layout.headings.contains(point))
        return wrappedToolTip(
            m_data.about + u' ' + thicknessRule(m_layout) + u'.' +
            tr(" Thin lines: point at a word for its numbers. The wheel scrolls; lines that lead "
               "far out of sight are left out."));
    return {};
}

} // namespace lab
