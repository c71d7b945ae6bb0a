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
    m_annotations->hoveredRow = m_annotations->hoveredColumn = -1;
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
    setBackground(m_theme.panel);
    applyGradient();
    replot(rpQueuedReplot);
}

void MatrixPlot::setMatrixStyle(const MatrixStyle& style)
{
    m_style = style;
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

void MatrixPlot::mouseMoveEvent(QMouseEvent* event)
{
    const int row = m_layout.rowAt(event->position().y());
    const int column = m_layout.columnAt(event->position().x());
    const bool onCell = row >= 0 && column >= 0 && m_data.isReached(row, column);
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
    if (event->button() == Qt::LeftButton && row >= 0 && row < m_data.reached.rows)
        emit rowClicked(row);
    QCustomPlot::mousePressEvent(event);
}

void MatrixPlot::leaveEvent(QEvent* event)
{
    hover(-1, -1);
    QCustomPlot::leaveEvent(event);
}

void MatrixPlot::hover(int row, int column)
{
    if (row == m_annotations->hoveredRow && column == m_annotations->hoveredColumn)
        return;
    m_annotations->hoveredRow = row;
    m_annotations->hoveredColumn = column;
    layer(QStringLiteral("overlay"))->replot();
    emit cellHovered(row, column);
}

} // namespace lab
