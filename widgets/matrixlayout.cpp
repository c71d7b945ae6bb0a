// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixlayout.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lab {

namespace {

constexpr double titleHeight = 22;
constexpr double axisNameHeight = 18;
constexpr double labelGap = 8;
constexpr double smallestLabelledRow = 15;
constexpr double smallestLabelledColumn = 17;
constexpr double diagonal = std::numbers::sqrt2 / 2;

double widest(const QStringList& labels, int pixels)
{
    double width = 0;
    for (const QString& label : labels)
        width = std::max(width, textWidth(label, pixels, QFont::DemiBold));
    return width;
}

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

/// Sizes that later lines of the layout depend on.
class Builder {
public:
    Builder(const HeatMapData& data, const QSizeF& size, const MatrixStyle& style)
        : m_data(data), m_size(size), m_style(style)
    {
    }

    MatrixLayout build()
    {
        placeFrame();
        placeRowLabels();
        placeColumns();
        placeRows();
        fitNumbers();
        return m_layout;
    }

    double heightOfRows(double rowHeight)
    {
        build();
        return m_layout.cells.top() + rowHeight * m_data.rowCount() + m_style.padding;
    }

private:
    bool namesAxes() const { return m_size.height() >= m_style.axisNamesFrom; }

    void placeFrame()
    {
        const QRectF inside(m_style.padding, m_style.padding, m_size.width() - 2 * m_style.padding,
            m_size.height() - 2 * m_style.padding);
        const double barWidth = std::min(150.0, 0.4 * inside.width());
        m_layout.title = {inside.topLeft(), QSizeF(inside.width() - barWidth - 12, titleHeight)};
        m_layout.colourBar = {inside.right() - barWidth, inside.top(), barWidth, titleHeight};
        m_inside = inside.adjusted(0, titleHeight + 6, 0, 0);
        if (namesAxes()) {
            m_layout.rowAxis = {m_inside.left(), m_inside.top(), axisNameHeight, m_inside.height()};
            m_layout.columnAxis = {m_inside.left(), m_inside.top(), m_inside.width(), axisNameHeight};
            m_inside.adjust(axisNameHeight, axisNameHeight, 0, 0);
        }
    }

    void placeRowLabels()
    {
        const double roomPerRow = (m_inside.height() - 30) / std::max(1, m_data.rowCount());
        m_layout.rowWordPixels = int(std::clamp(0.72 * roomPerRow, 12.0, double(m_style.largestWord)));
        const double room = std::min(0.3 * m_inside.width(), 180.0);
        m_labelWidth = std::min(room, widest(m_data.rowLabels, m_layout.rowWordPixels) + labelGap + 2);
        m_labelWidth = std::max(m_labelWidth, 44.0);
    }

    void placeColumns()
    {
        const double left = std::ceil(m_inside.left() + m_labelWidth);
        const int columns = std::max(1, m_data.columnCount());
        const double room = m_inside.right() - left;
        m_layout.cellWidth = std::min(room / columns, m_style.largestColumn);
        fitColumnLabels();
        if (m_layout.slanted) // the last label leans out of its column
            m_layout.cellWidth =
                std::min(m_layout.cellWidth, (room - m_layout.labelRoom * diagonal + 8) / (columns - 0.5));
        if (!m_data.columnsAreWords)
            m_layout.cellWidth = room / columns;
        else if (m_layout.cellWidth >= 8)
            m_layout.cellWidth = std::floor(m_layout.cellWidth);
        m_layout.cells.setLeft(left);
        m_layout.cells.setWidth(m_layout.cellWidth * columns);
    }

    void fitColumnLabels()
    {
        if (!m_data.columnsAreWords) {
            m_layout.columnWordPixels = 12;
            m_layout.labelRoom = widest({m_data.columnLabels.value(m_data.columnCount() - 1)}, 12) + 24;
            m_layout.columnStride = roundStride(m_layout.labelRoom / m_layout.cellWidth);
            return;
        }
        m_layout.labelRoom = m_layout.cellWidth - 6;
        for (int pixels = m_style.largestWord; pixels >= m_style.smallestWord; --pixels) {
            m_layout.columnWordPixels = pixels;
            if (widest(m_data.columnLabels, pixels) <= m_layout.labelRoom)
                return;
        }
        m_layout.slanted = true;
        m_layout.labelRoom =
            std::min(widest(m_data.columnLabels, m_style.smallestWord), 0.3 * m_inside.height() / diagonal);
        m_layout.columnStride = std::max(1, int(std::ceil(smallestLabelledColumn / m_layout.cellWidth)));
    }

    double columnLabelHeight() const
    {
        if (!m_data.columnsAreWords)
            return 20;
        return m_layout.slanted ? m_layout.labelRoom * diagonal + 16 : m_layout.columnWordPixels + 12;
    }

    void placeRows()
    {
        const double top = std::ceil(m_inside.top() + columnLabelHeight());
        const int rows = std::max(1, m_data.rowCount());
        const double room = std::max(1.0, m_inside.bottom() - top);
        m_layout.cellHeight = std::min(room / rows, m_style.largestRow);
        if (m_layout.cellHeight >= 8)
            m_layout.cellHeight = std::floor(m_layout.cellHeight);
        m_layout.cells.setTop(top);
        m_layout.cells.setHeight(m_layout.cellHeight * m_data.rowCount());
        m_layout.rowStride = std::max(1, int(std::ceil(smallestLabelledRow / m_layout.cellHeight)));
        m_layout.rowAxis.setBottom(std::max(m_layout.cells.bottom(), m_layout.rowAxis.top()));
        placeGaps();
    }

    void placeGaps()
    {
        const auto gap = [](double length) { return length >= 14 ? 2.0 : length >= 6 ? 1.0 : 0.0; };
        m_layout.rowGap = gap(m_layout.cellHeight);
        m_layout.columnGap =
            m_data.columnsAreWords ? std::min(gap(m_layout.cellWidth), m_layout.rowGap) : 0.0;
        if (m_data.columnsAreWords)
            m_layout.rowGap = m_layout.columnGap;
    }

    bool numbersFit(int pixels, int decimals) const
    {
        const double width = textWidth(fixedNumber(m_data.scale.lower, decimals), pixels);
        return width + 6 <= m_layout.cellWidth - m_layout.columnGap &&
               pixels + 2 <= m_layout.cellHeight - m_layout.rowGap;
    }

    void fitNumbers()
    {
        if (!m_data.columnsAreWords)
            return;
        const bool mayRound = m_data.kind == FigureKind::Scores;
        for (const int decimals : {2, 1}) {
            for (int pixels = 14; pixels >= 11 && (decimals == 2 || mayRound); --pixels) {
                if (numbersFit(pixels, decimals)) {
                    m_layout.numberPixels = pixels;
                    m_layout.numberDecimals = decimals;
                    return;
                }
            }
        }
    }

    const HeatMapData& m_data;
    QSizeF m_size;
    MatrixStyle m_style;
    QRectF m_inside;
    double m_labelWidth = 0;
    MatrixLayout m_layout;
};

} // namespace

QRectF MatrixLayout::cell(int row, int column) const
{
    return {cells.left() + column * cellWidth, cells.top() + row * cellHeight, cellWidth - columnGap,
        cellHeight - rowGap};
}

QRectF MatrixLayout::row(int row) const
{
    return {cells.left(), cells.top() + row * cellHeight, cells.width() - columnGap, cellHeight - rowGap};
}

QRectF MatrixLayout::rowLabel(int row) const
{
    const double left = rowAxis.isEmpty() ? title.left() : rowAxis.right();
    const double height = std::max(cellHeight - rowGap, rowWordPixels + 4.0);
    return {left, cells.top() + (row + 0.5) * cellHeight - rowGap / 2 - height / 2,
        cells.left() - labelGap - left, height};
}

double MatrixLayout::columnCentre(int column) const
{
    return cells.left() + (column + 0.5) * cellWidth - columnGap / 2;
}

int MatrixLayout::rowAt(double y) const
{
    return y >= cells.top() && y < cells.bottom() ? int((y - cells.top()) / cellHeight) : -1;
}

int MatrixLayout::columnAt(double x) const
{
    return x >= cells.left() && x < cells.right() ? int((x - cells.left()) / cellWidth) : -1;
}

MatrixLayout layoutMatrix(const HeatMapData& data, const QSizeF& size, const MatrixStyle& style)
{
    return Builder(data, size, style).build();
}

double comfortableHeight(const HeatMapData& data, double width, const MatrixStyle& style)
{
    return Builder(data, {width, 1000}, style).heightOfRows(style.largestRow);
}

} // namespace lab
