// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer, wheel and keys do in a MatrixPlot.
#include "widgets/matrixannotations.h"
#include "widgets/matrixplot.h"
#include "widgets/tooltip.h"

#include <QApplication>
#include <QMouseEvent>

#include <cmath>
#include <utility>

namespace lab {

namespace {

/// Whether the pointer has gone further than a click may.
bool isFar(const QPointF& way)
{
    return way.manhattanLength() >= QApplication::startDragDistance();
}

} // namespace

bool MatrixPlot::isOnCell(int row, int column) const
{
    return row >= 0 && column >= 0 && row < m_data.rowCount() && column < m_data.columnCount() &&
           m_data.isReached(row, column);
}

void MatrixPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        m_press = {};
    if (m_press.kind != Press::Kind::None)
        drag(event->position());
    else
        tellWhatIsAt(event);
    QCustomPlot::mouseMoveEvent(event);
}

void MatrixPlot::tellWhatIsAt(QMouseEvent* event)
{
    const int row = m_layout.rowAt(event->position().y());
    const int column = m_layout.columnAt(event->position().x());
    const QPoint point = event->position().toPoint();
    const bool onOverview = m_overviewLayout.box.contains(event->position());
    const bool onCell = isOnCell(row, column) && !onOverview;
    hover(onCell ? row : -1, onCell ? column : -1);
    if (onOverview)
        showToolTip(tr("The whole matrix. Drag here to move the frame; a double click shows all (0)"), this,
            point, m_overviewLayout.box);
    else if (onCell)
        showToolTip(describeCell(m_data, row, column), this, point, m_layout.cell(row, column));
    else if (m_layout.title.contains(event->position()))
        showToolTip(m_data.about + tr(" Ctrl and the wheel zoom in (+, −), dragging moves."), this, point,
            m_layout.title);
}

void MatrixPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        const bool onOverview = m_overviewLayout.box.contains(event->position());
        m_press = {
            onOverview ? Press::Kind::Overview : Press::Kind::Cells, event->position(), matrixViewport()};
        if (onOverview)
            drag(event->position());
    }
    QCustomPlot::mousePressEvent(event);
}

/// Moves what is shown with the pointer, once it is clear that this is no click.
void MatrixPlot::drag(const QPointF& position)
{
    if (m_press.kind == Press::Kind::Overview)
        return setMatrixViewport(
            m_overviewLayout.viewAround(position, m_press.view, m_data.rowCount(), m_data.columnCount()));
    const QPointF way = position - m_press.position;
    if (m_press.kind == Press::Kind::Cells && isFar(way) && isZoomed()) {
        m_press.kind = Press::Kind::Panning;
        hover(-1, -1);
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_press.kind != Press::Kind::Panning)
        return;
    MatrixViewport view = m_press.view;
    view.rows.first -= int(std::lround(way.y() / m_layout.cellHeight));
    view.columns.first -= int(std::lround(way.x() / m_layout.cellWidth));
    setMatrixViewport(view);
}

void MatrixPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        const Press press = std::exchange(m_press, {});
        if (press.kind == Press::Kind::Panning)
            unsetCursor();
        else if (press.kind == Press::Kind::Cells && !isFar(event->position() - press.position))
            click(press.position);
    }
    QCustomPlot::mouseReleaseEvent(event);
}

void MatrixPlot::click(const QPointF& position)
{
    const int row = m_layout.rowAt(position.y());
    const int column = m_layout.columnAt(position.x());
    if (isOnCell(row, column)) {
        emit cellReached(row, column);
        emit cellOpened(row, column);
    } else if (row >= 0 && column < 0 && row < m_data.reached.rows) {
        emit rowClicked(row);
    }
}

void MatrixPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_overviewLayout.box.contains(event->position()))
        showWholeMatrix();
    QCustomPlot::mouseDoubleClickEvent(event);
}

void MatrixPlot::wheelEvent(QWheelEvent* event)
{
    constexpr double zoomPerNotch = 1.25;
    const QRectF& cells = m_layout.cells;
    if (event->modifiers() & Qt::ControlModifier && !cells.isEmpty()) {
        const QPointF way = event->position() - cells.topLeft();
        const QPointF share(
            std::clamp(way.x() / cells.width(), 0.0, 1.0), std::clamp(way.y() / cells.height(), 0.0, 1.0));
        zoom(std::pow(zoomPerNotch, event->angleDelta().y() / 120.0), share);
    } else if (isZoomed()) {
        const bool sideways = event->modifiers() & Qt::ShiftModifier || !m_data.columnsAreWords;
        scroll(sideways ? event->angleDelta().transposed() : event->angleDelta());
    }
    event->accept();
}

/// An eighth of what is shown for each notch of the wheel.
void MatrixPlot::scroll(const QPoint& angle)
{
    constexpr int notch = int(QWheelEvent::DefaultDeltasPerStep);
    m_scrolled += angle;
    MatrixViewport view = matrixViewport();
    const int right = -(m_scrolled.x() / notch);
    const int down = -(m_scrolled.y() / notch);
    m_scrolled = {m_scrolled.x() % notch, m_scrolled.y() % notch};
    view.rows.first += down * std::max(1, view.rows.count / 8);
    view.columns.first += right * std::max(1, view.columns.count / 8);
    setMatrixViewport(view);
}

void MatrixPlot::leaveEvent(QEvent* event)
{
    hover(-1, -1);
    QCustomPlot::leaveEvent(event);
}

void MatrixPlot::hover(int row, int column)
{
    if (row == m_hoveredRow && column == m_hoveredColumn)
        return;
    m_hoveredRow = row;
    m_hoveredColumn = column;
    markCell(row, column);
    emit cellHovered(row, column);
}

QPoint MatrixPlot::markedCell() const
{
    return {m_annotations->markedColumn, m_annotations->markedRow};
}

void MatrixPlot::markCell(int row, int column)
{
    if (row == m_annotations->markedRow && column == m_annotations->markedColumn)
        return;
    m_annotations->markedRow = row;
    m_annotations->markedColumn = column;
    if (hasFocus() && isOnCell(row, column))
        announceItem(*this, itemOf(row, column));
    layer(QStringLiteral("overlay"))->replot();
}

bool MatrixPlot::event(QEvent* event)
{
    // The arrow keys belong to the cells while the keyboard is here, not to the window's steps.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End ||
            key == Qt::Key_Plus || key == Qt::Key_Minus || key == Qt::Key_0)
            event->accept();
    }
    return QCustomPlot::event(event);
}

void MatrixPlot::keyPressEvent(QKeyEvent* event)
{
    const int row = m_annotations->markedRow;
    const int column = m_annotations->markedColumn;
    const int all = m_data.columnCount();
    constexpr double keyZoom = 1.5;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveMark(0, -1);
    case Qt::Key_Right:
        return moveMark(0, 1);
    case Qt::Key_Up:
        return moveMark(-1, 0);
    case Qt::Key_Down:
        return moveMark(1, 0);
    case Qt::Key_Home:
        return moveMark(0, -all);
    case Qt::Key_End:
        return moveMark(0, all);
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the plus of many keyboards without its shift
        return zoomByKey(keyZoom);
    case Qt::Key_Minus:
        return zoomByKey(1 / keyZoom);
    case Qt::Key_0:
        return showWholeMatrix();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isOnCell(row, column))
            emit cellOpened(row, column);
        return;
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

/// From the marked cell, or the current row's first, to another one that has been reached.
void MatrixPlot::moveMark(int rows, int columns)
{
    const int fromRow = m_annotations->markedRow;
    const int fromColumn = m_annotations->markedColumn;
    if (!isOnCell(fromRow, fromColumn)) {
        const int row = std::max(0, m_data.reached.current);
        if (isOnCell(row, 0)) {
            reveal(row, 0);
            emit cellReached(row, 0);
        }
        return;
    }
    const int row = std::clamp(fromRow + rows, 0, m_data.reached.rows - 1);
    int column = std::clamp(fromColumn + columns, 0, m_data.columnCount() - 1);
    while (column > 0 && !isOnCell(row, column))
        --column;
    if (!isOnCell(row, column))
        return;
    reveal(row, column);
    emit cellReached(row, column);
}

/// About the marked cell, or the middle.
void MatrixPlot::zoomByKey(double factor)
{
    const int row = m_annotations->markedRow;
    const int column = m_annotations->markedColumn;
    const auto share = [](int cell, const CellSpan& span) {
        return span.contains(cell) ? (cell + 0.5 - span.first) / span.count : 0.5;
    };
    const MatrixViewport view = matrixViewport();
    zoom(factor, {share(column, view.columns), share(row, view.rows)});
}

void MatrixPlot::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    if (event->reason() != Qt::TabFocusReason && event->reason() != Qt::BacktabFocusReason)
        return;
    m_annotations->hasKeyboard = true;
    if (!isOnCell(m_annotations->markedRow, m_annotations->markedColumn))
        moveMark(0, 0);
    layer(QStringLiteral("overlay"))->replot();
}

void MatrixPlot::focusOutEvent(QFocusEvent* event)
{
    QCustomPlot::focusOutEvent(event);
    m_annotations->hasKeyboard = false;
    layer(QStringLiteral("overlay"))->replot();
}

} // namespace lab
