// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixlayoutbuilder.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace lab {

namespace {

constexpr QSizeF roomy(600, 180); ///< from this size on, type can be read from the last row of a large room
constexpr double smallestLabelledRow = 15;
constexpr double smallestLabelledColumn = 20;
constexpr double narrowestRowLabel = 44;
constexpr double narrowestCorner = 66; ///< room for the short names of the axes
constexpr int largestNumber = 20;
constexpr int smallestNumber = 11;
constexpr double diagonal = std::numbers::sqrt2 / 2;

/// The smallest of 1, 2, 5 times a power of ten that is not below `value`.
int roundStride(double value)
{
    for (int power = 1;; power *= 10) {
        for (const int step : {1, 2, 5}) {
            if (step * power >= value)
                return step * power;
        }
    }
}

double gapOf(double length)
{
    return length >= 14 ? 2 : length >= 6 ? 1 : 0;
}

} // namespace

MatrixLayoutBuilder::MatrixLayoutBuilder(const HeatMapData& data, const MatrixMeasures& measures,
    const QSizeF& size, const MatrixStyle& style, const MatrixViewport& view)
    : m_data(data), m_measures(measures), m_size(size), m_style(style)
{
    m_layout.view = fitted(view, data.rowCount(), data.columnCount());
}

bool MatrixLayoutBuilder::isWhole() const
{
    return m_layout.view == fitted(MatrixViewport{}, m_data.rowCount(), m_data.columnCount());
}

MatrixLayout MatrixLayoutBuilder::build()
{
    placeFrame();
    placeRowLabels();
    placeColumns();
    placeRows();
    fitNumbers();
    poolCells();
    return m_layout;
}

double MatrixLayoutBuilder::heightFor(double rowHeight)
{
    build();
    return m_layout.cells.top() + rowHeight * m_data.rowCount() + m_style.padding;
}

void MatrixLayoutBuilder::placeFrame()
{
    const double padding = m_style.padding;
    const QRectF inside = QRectF(QPointF(), m_size).adjusted(padding + 4, padding, -padding - 4, -padding);
    if (m_style.large || (m_size.width() >= roomy.width() && m_size.height() >= roomy.height())) {
        m_layout.titlePixels = 19;
        m_layout.notePixels = 16;
    }
    const double titleHeight = m_layout.titlePixels + 5;
    const double axisNameHeight = m_layout.notePixels + 5;
    const double labels =
        textWidth(shortNumber(m_data.scale.lower) + shortNumber(m_data.scale.upper), m_layout.notePixels);
    const double barWidth = labels + 12 + std::clamp(0.2 * inside.width(), 60.0, 120.0);
    const double right = inside.right() - m_style.corner;
    m_layout.title = {inside.topLeft(), QSizeF(right - inside.left() - barWidth - 12, titleHeight)};
    m_layout.colourBar = {right - barWidth, inside.top(), barWidth, titleHeight};
    m_inside = inside.adjusted(0, titleHeight + 6, 0, 0);
    if (namesAxes()) {
        m_layout.rowAxis = {m_inside.left(), m_inside.top(), axisNameHeight, m_inside.height()};
        m_layout.columnAxis = {m_inside.left(), m_inside.top(), m_inside.width(), axisNameHeight};
        m_inside.adjust(axisNameHeight, axisNameHeight, 0, 0);
    }
}

void MatrixLayoutBuilder::placeRowLabels()
{
    const double roomPerRow = (m_inside.height() - 30) / std::max(1, m_layout.view.rows.count);
    m_layout.rowWordPixels = int(std::clamp(0.72 * roomPerRow, 12.0, double(m_style.largestWord)));
    const double room = std::min(0.3 * m_inside.width(), 200.0);
    const double wanted = m_measures.widestRowLabel * m_layout.rowWordPixels + MatrixLayout::labelGap + 2;
    m_labelWidth = std::clamp(
        wanted, namesAxesShortly() ? narrowestCorner : narrowestRowLabel, std::max(room, narrowestCorner));
}

void MatrixLayoutBuilder::placeColumns()
{
    const double left = std::ceil(m_inside.left() + m_labelWidth);
    const int columns = std::max(1, m_layout.view.columns.count);
    const double room = m_inside.right() - left;
    if (m_data.columnsAreWords) {
        m_layout.cellWidth = isWhole() ? std::min(room / columns, m_style.largestColumn) : room / columns;
        fitColumnLabels();
        if (m_layout.slanted) // the last label leans out of its column
            m_layout.cellWidth =
                std::min(m_layout.cellWidth, (room - m_layout.labelRoom * diagonal + 8) / (columns - 0.5));
        if (m_layout.cellWidth >= 8)
            m_layout.cellWidth = std::floor(m_layout.cellWidth);
    } else {
        m_layout.cellWidth = room / columns;
        fitComponentLabels();
    }
    m_layout.cells.setLeft(left);
    m_layout.cells.setWidth(m_layout.cellWidth * columns);
}

void MatrixLayoutBuilder::fitComponentLabels()
{
    m_layout.columnWordPixels = m_layout.notePixels - 1;
    const QString last = QString::number(m_data.columnCount());
    m_layout.labelRoom = textWidth(last, m_layout.columnWordPixels) + 24;
    m_layout.columnStride = roundStride(m_layout.labelRoom / m_layout.cellWidth);
}

void MatrixLayoutBuilder::fitColumnLabels()
{
    for (int pixels = m_style.largestWord; pixels >= m_style.smallestWord; --pixels) {
        m_layout.columnWordPixels = pixels;
        m_layout.labelRoom = m_layout.cellWidth - 0.35 * pixels;
        if (m_measures.widestColumnLabel * pixels <= m_layout.labelRoom)
            return;
    }
    slantColumnLabels();
}

void MatrixLayoutBuilder::slantColumnLabels()
{
    m_layout.slanted = true;
    m_layout.labelRoom =
        std::min(m_measures.widestColumnLabel * m_style.smallestWord, 0.3 * m_inside.height() / diagonal);
    m_layout.columnStride = std::max(1, int(std::ceil(smallestLabelledColumn / m_layout.cellWidth)));
}

double MatrixLayoutBuilder::columnLabelHeight() const
{
    if (!m_data.columnsAreWords)
        return m_layout.columnWordPixels + 8;
    const double labels =
        m_layout.slanted ? m_layout.labelRoom * diagonal + 16 : m_layout.columnWordPixels + 12;
    return namesAxes() ? labels : std::max(labels, 30.0);
}

void MatrixLayoutBuilder::placeRows()
{
    const double top = std::ceil(m_inside.top() + columnLabelHeight());
    const int rows = std::max(1, m_layout.view.rows.count);
    const double room = std::max(1.0, m_inside.bottom() - top);
    m_layout.cellHeight = isWhole() ? std::min(room / rows, m_style.largestRow) : room / rows;
    if (m_layout.cellHeight >= 8)
        m_layout.cellHeight = std::floor(m_layout.cellHeight);
    m_layout.cells.setTop(top);
    m_layout.cells.setHeight(m_layout.cellHeight * m_layout.view.rows.count);
    m_layout.rowStride = std::max(1, int(std::ceil(smallestLabelledRow / m_layout.cellHeight)));
    m_layout.rowAxis.setBottom(std::max(m_layout.cells.bottom(), m_layout.rowAxis.top()));
    if (namesAxesShortly())
        m_layout.shortNames = {
            m_inside.left(), top - 30, m_layout.cells.left() - m_inside.left() - MatrixLayout::labelGap, 28};
    placeGaps();
}

void MatrixLayoutBuilder::placeGaps()
{
    m_layout.columnGap = 0;
    m_layout.rowGap = 0;
    if (!m_style.gaps)
        return;
    m_layout.rowGap = gapOf(m_layout.cellHeight);
    if (m_data.columnsAreWords) {
        m_layout.columnGap = std::min(gapOf(m_layout.cellWidth), m_layout.rowGap);
        m_layout.rowGap = m_layout.columnGap;
    }
}

void MatrixLayoutBuilder::fitNumbers()
{
    const bool tooSmall = m_layout.cellWidth < 18 || m_layout.cellHeight < smallestNumber;
    if (!m_style.numbers || !m_data.columnsAreWords || tooSmall)
        return;
    std::vector<int> choices = {m_style.decimals.value_or(2)};
    if (!m_style.decimals && m_data.kind == FigureKind::Scores)
        choices.push_back(1);
    for (const int decimals : choices) {
        for (int pixels = largestNumber; pixels >= smallestNumber; --pixels) {
            if (numbersFit(pixels, decimals)) {
                m_layout.numberPixels = pixels;
                m_layout.numberDecimals = decimals;
                return;
            }
        }
    }
}

void MatrixLayoutBuilder::poolCells()
{
    if (m_layout.cells.isEmpty())
        return;
    m_layout.block = blockOf(m_layout, m_style.pixelScale);
}

bool MatrixLayoutBuilder::numbersFit(int pixels, int decimals) const
{
    const double width = std::max(textWidth(fixedNumber(m_measures.smallest, decimals), pixels),
        textWidth(fixedNumber(m_measures.largest, decimals), pixels));
    return width + 0.6 * pixels <= m_layout.cellWidth - m_layout.columnGap &&
           pixels + 2 <= m_layout.cellHeight - m_layout.rowGap;
}

} // namespace lab
