// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixplot.h"

#include "widgets/matrixannotations.h"
#include "widgets/numbers.h"
#include "widgets/tooltip.h"

#include <QMouseEvent>
#include <QToolTip>

#include <limits>
#include <utility>

namespace lab {

namespace {

constexpr int gradientLevels = 2048;
constexpr double noColour = std::numeric_limits<double>::quiet_NaN();

/// Outer cells are centred on the bounds of a QCPColorMap; a single one fills them.
QCPRange centres(int cells)
{
    return cells > 1 ? QCPRange(0, cells - 1) : QCPRange(-0.5, 0.5);
}

} // namespace

MatrixPlot::MatrixPlot(QWidget* parent) : QCustomPlot(parent), m_theme(lightTheme())
{
    setUpAxes();
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setPlottingHint(QCP::phCacheLabels, false);
    m_map = new QCPColorMap(xAxis, yAxis);
    m_map->setInterpolate(false);
    m_annotations = new MatrixAnnotations(this, QStringLiteral("overlay"));
    m_annotations->data = &m_data;
    m_annotations->layout = &m_layout;
    m_annotations->theme = &m_theme;
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    setTheme(m_theme);
}

void MatrixPlot::setUpAxes()
{
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    yAxis->setRangeReversed(true);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMinimumSize(1, 1);
}

void MatrixPlot::setData(HeatMapData data)
{
    m_data = std::move(data);
    m_measures = measureMatrix(m_data);
    setAccessibleName(m_data.title);
    setAccessibleDescription(m_data.formula + QStringLiteral(", ") + m_data.note);
    m_annotations->markedRow = m_annotations->markedColumn = -1;
    const int rows = m_data.rowCount();
    const int columns = m_data.columnCount();
    m_map->setVisible(rows > 0 && columns > 0);
    m_map->data()->setSize(std::max(1, columns), std::max(1, rows));
    m_map->data()->setRange(centres(columns), centres(rows));
    xAxis->setRange(-0.5, std::max(1, columns) - 0.5);
    yAxis->setRange(-0.5, std::max(1, rows) - 0.5);
    m_map->data()->fill(noColour);
    for (int row = 0; row < m_data.reached.rows; ++row)
        fillRow(row);
    applyGradient();
    replot(rpQueuedReplot);
}

void MatrixPlot::setReached(const ReachedRows& reached)
{
    const ReachedRows before = std::exchange(m_data.reached, reached);
    m_data.reached.rows = std::clamp(reached.rows, 0, m_data.rowCount());
    for (int row = 0; row < m_data.rowCount(); ++row) {
        const bool stays = (row < before.rows) == (row < m_data.reached.rows);
        if (!stays || row == before.current || row == reached.current)
            fillRow(row);
    }
    replot(rpQueuedReplot);
}

void MatrixPlot::fillRow(int row)
{
    for (int column = 0; column < m_data.columnCount(); ++column) {
        const bool hasColour = m_data.isReached(row, column) && !m_data.isMasked(row, column);
        m_map->data()->setCell(column, row, hasColour ? double(m_data.value(row, column)) : noColour);
    }
}

void MatrixPlot::applyGradient()
{
    const ColourMap& map = m_theme.mapFor(m_data.scale);
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setLevelCount(gradientLevels);
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    for (std::size_t stop = 0; stop < map.stops.size(); ++stop)
        gradient.setColorStopAt(double(stop) / double(map.stops.size() - 1), map.stops[stop]);
    m_map->setGradient(gradient);
    m_map->setDataRange({m_data.scale.lower, m_data.scale.upper});
}

void MatrixPlot::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_style.large = theme.large;
    setBackground(m_theme.panel);
    applyGradient();
    replot(rpQueuedReplot);
}

void MatrixPlot::setMatrixStyle(const MatrixStyle& style)
{
    m_style = style;
    m_style.large = m_theme.large;
    replot(rpQueuedReplot);
}

void MatrixPlot::setHint(const QString& hint)
{
    m_annotations->hint = hint;
    replot(rpQueuedReplot);
}

void MatrixPlot::setCurrentRowOutlined(bool outlined)
{
    m_annotations->outlinesCurrentRow = outlined;
    replot(rpQueuedReplot);
}

QString MatrixPlot::cellText(int row, int column) const
{
    return m_layout.numberPixels > 0 && !m_data.isMasked(row, column)
               ? fixedNumber(m_data.value(row, column), m_layout.numberDecimals)
               : QString();
}

void MatrixPlot::updateLayout()
{
    m_layout = layoutMatrix(m_data, m_measures, viewport().size(), m_style);
    const QRect cells = m_layout.cells.toRect();
    axisRect()->setMargins({cells.left(), cells.top(), viewport().width() - cells.left() - cells.width(),
        viewport().height() - cells.top() - cells.height()});
    QCustomPlot::updateLayout();
}

bool MatrixPlot::isOnCell(int row, int column) const
{
    return row >= 0 && column >= 0 && row < m_data.rowCount() && column < m_data.columnCount() &&
           m_data.isReached(row, column);
}

void MatrixPlot::mouseMoveEvent(QMouseEvent* event)
{
    const int row = m_layout.rowAt(event->position().y());
    const int column = m_layout.columnAt(event->position().x());
    const bool onCell = isOnCell(row, column);
    hover(onCell ? row : -1, onCell ? column : -1);
    if (onCell)
        QToolTip::showText(event->globalPosition().toPoint(), describeCell(m_data, row, column), this,
            m_layout.cell(row, column).toAlignedRect());
    else if (m_layout.title.contains(event->position()))
        QToolTip::showText(
            event->globalPosition().toPoint(), wrappedToolTip(m_data.about), this, m_layout.title.toRect());
    QCustomPlot::mouseMoveEvent(event);
}

void MatrixPlot::mousePressEvent(QMouseEvent* event)
{
    const int row = m_layout.rowAt(event->position().y());
    const int column = m_layout.columnAt(event->position().x());
    if (event->button() == Qt::LeftButton && isOnCell(row, column)) {
        emit cellReached(row, column);
        emit cellOpened(row, column);
    } else if (event->button() == Qt::LeftButton && row >= 0 && column < 0 && row < m_data.reached.rows) {
        emit rowClicked(row);
    }
    QCustomPlot::mousePressEvent(event);
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

void MatrixPlot::markCell(int row, int column)
{
    if (row == m_annotations->markedRow && column == m_annotations->markedColumn)
        return;
    m_annotations->markedRow = row;
    m_annotations->markedColumn = column;
    layer(QStringLiteral("overlay"))->replot();
}

bool MatrixPlot::event(QEvent* event)
{
    // The arrow keys belong to the cells while the keyboard is here, not to the window's steps.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End)
            event->accept();
    }
    return QCustomPlot::event(event);
}

void MatrixPlot::keyPressEvent(QKeyEvent* event)
{
    const int row = m_annotations->markedRow;
    const int column = m_annotations->markedColumn;
    const int all = m_data.columnCount();
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
        if (isOnCell(row, 0))
            emit cellReached(row, 0);
        return;
    }
    const int row = std::clamp(fromRow + rows, 0, m_data.reached.rows - 1);
    int column = std::clamp(fromColumn + columns, 0, m_data.columnCount() - 1);
    while (column > 0 && !isOnCell(row, column))
        --column;
    if (isOnCell(row, column))
        emit cellReached(row, column);
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
