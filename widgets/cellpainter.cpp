// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cellpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

/// The blocks that a span of cells touches.
CellSpan blocksIn(const CellSpan& cells, int block)
{
    const int first = cells.first / block;
    return {first, (cells.end() + block - 1) / block - first};
}

/// Rising lines: files of vectors have no pattern brush.
void hatchWithLines(QPainter& painter, const QRectF& area, const QColor& colour)
{
    constexpr double distance = 8;
    painter.setPen(QPen(colour, 1));
    const double sum = std::floor((area.left() + area.top()) / distance) * distance + distance;
    for (double at = sum; at < area.right() + area.bottom(); at += distance) { // on it x + y is the same
        const double left = std::max(area.left(), at - area.bottom());
        const double right = std::min(area.right(), at - area.top());
        if (left < right)
            painter.drawLine(QPointF(left, at - left), QPointF(right, at - right));
    }
}

/// What is painted.
struct Cells {
    const CellImage& image;
    const MatrixLayout& layout;
    const Theme& theme;

    void drawImage(QPainter& painter) const;
    void drawRows(QPainter& painter) const;
    void drawRectangles(QPainter& painter) const;
    void hatchMasked(QPainter& painter, bool asLines) const;
};

void Cells::drawImage(QPainter& painter) const
{
    const MatrixViewport& view = layout.view;
    const double blockWidth = image.block().columns;
    const double blockHeight = image.block().rows;
    const QRectF source(view.columns.first / blockWidth, view.rows.first / blockHeight,
        view.columns.count / blockWidth, view.rows.count / blockHeight);
    painter.drawImage(layout.cells, image.image(), source);
}

/// Rows with gaps, of cells without: only the blocks of columns can hold more than one.
void Cells::drawRows(QPainter& painter) const
{
    const CellSpan& columns = layout.view.columns;
    const double blockWidth = image.block().columns;
    const CellSpan& rows = layout.view.rows;
    for (int row = rows.first; row < rows.end(); ++row)
        painter.drawImage(layout.row(row), image.image(),
            QRectF(columns.first / blockWidth, row, columns.count / blockWidth, 1));
}

void Cells::drawRectangles(QPainter& painter) const
{
    const ColourMap& map = theme.mapFor(image.scale());
    const CellSpan& rows = layout.view.rows;
    const CellSpan& columns = layout.view.columns;
    for (int row = rows.first; row < rows.end(); ++row) {
        for (int column = columns.first; column < columns.end(); ++column) {
            const float kept = image.kept(row, column);
            if (!std::isnan(kept))
                painter.fillRect(layout.cell(row, column),
                    kept == maskedCell ? theme.track : map.at(image.scale().position(kept)));
        }
    }
}

/// In runs along the rows: there can be millions of masked cells.
void Cells::hatchMasked(QPainter& painter, bool asLines) const
{
    const CellBlock& block = image.block();
    const CellSpan lines = blocksIn(layout.view.rows, block.rows);
    const CellSpan columns = blocksIn(layout.view.columns, block.columns);
    painter.save();
    painter.setClipRect(layout.cells, Qt::IntersectClip);
    for (int line = lines.first; line < lines.end(); ++line) {
        for (int column = columns.first; image.hasMasked(line) && column < columns.end(); ++column) {
            const int first = column;
            while (column < columns.end() && image.kept(line, column) == maskedCell)
                ++column;
            if (column == first)
                continue;
            const QPointF topLeft = layout.corner(line * block.rows, first * block.columns);
            const QPointF bottomRight = layout.corner((line + 1) * block.rows, column * block.columns);
            const QRectF run = QRectF(topLeft, bottomRight).adjusted(0, 0, -layout.columnGap, -layout.rowGap);
            if (asLines)
                hatchWithLines(painter, run, theme.quietBar);
            else
                painter.fillRect(run, QBrush(theme.quietBar, Qt::BDiagPattern));
        }
    }
    painter.restore();
}

} // namespace

void drawCells(
    QPainter& painter, const CellImage& image, const MatrixLayout& layout, const Theme& theme, bool asVectors)
{
    const Cells cells{image, layout, theme};
    if (asVectors || layout.columnGap > 0)
        cells.drawRectangles(painter);
    else if (layout.rowGap > 0)
        cells.drawRows(painter);
    else
        cells.drawImage(painter);
    cells.hatchMasked(painter, asVectors);
}

} // namespace lab
