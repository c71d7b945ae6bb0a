// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/tablefigure.h"

#include "widgets/fonts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr double lineHeight = 22;
constexpr double gap = 16;
constexpr int shortest = 12; ///< rows of a part that goes on beside
constexpr double padding = 8;

} // namespace

TableFigure::TableFigure(const SumTable& table, int decimals, double width)
    : m_numbers(std::make_shared<SumTableModel>(table)),
      m_nameWidth(
          std::max(double(sumRowNameWidth(table)), textWidth(table.rowName, sumTablePixels) + 2 * padding))
{
    m_numbers->setDecimals(decimals);
    for (int column = 0; column < m_numbers->columnCount(); ++column)
        m_columnWidths.push_back(sumColumnWidth(*m_numbers, column));
    if (widthOf(0, m_numbers->columnCount()) <= width)
        layOutBeside(width);
    else
        layOutBelow(width);
    for (const Part& part : m_parts)
        m_height = std::max(m_height, part.corner.y() + heightOf(part));
}

double TableFigure::widthOf(int firstColumn, int lastColumn) const
{
    return std::accumulate(
        m_columnWidths.begin() + firstColumn, m_columnWidths.begin() + lastColumn, m_nameWidth);
}

double TableFigure::heightOf(const Part& part) const
{
    return (part.lastRow - part.firstRow + 1) * lineHeight;
}

/// Rows that are too many for one part go on at its right.
void TableFigure::layOutBeside(double width)
{
    const int rows = m_numbers->rowCount();
    const double one = widthOf(0, m_numbers->columnCount()) + gap;
    const int most = std::max(1, int((width + gap) / one));
    const int parts = std::clamp((rows + shortest - 1) / shortest, 1, most);
    const int share = (rows + parts - 1) / parts;
    for (int first = 0; first < rows; first += share)
        m_parts.push_back({first, std::min(rows, first + share), 0, m_numbers->columnCount(),
            {double(m_parts.size()) * one, 0}});
}

/// Columns that have no room go on below.
void TableFigure::layOutBelow(double width)
{
    double top = 0;
    for (int first = 0; first < m_numbers->columnCount();) {
        int last = first + 1;
        while (last < m_numbers->columnCount() && widthOf(first, last + 1) <= width)
            ++last;
        m_parts.push_back({0, m_numbers->rowCount(), first, last, {0, top}});
        top += heightOf(m_parts.back()) + gap;
        first = last;
    }
}

void TableFigure::draw(QPainter& painter, const Theme& theme) const
{
    for (const Part& part : m_parts)
        drawPart(painter, part, theme);
}

void TableFigure::drawPart(QPainter& painter, const Part& part, const Theme& theme) const
{
    const QRectF all(part.corner, QSizeF(widthOf(part.firstColumn, part.lastColumn), heightOf(part)));
    painter.fillRect(QRectF(all.left(), all.top(), all.width(), lineHeight), theme.background);
    painter.fillRect(QRectF(all.left(), all.top(), m_nameWidth, all.height()), theme.background);
    QRectF line(all.left(), all.top(), all.width(), lineHeight);
    drawCells(painter, part, line, -1, theme);
    for (int row = part.firstRow; row < part.lastRow; ++row) {
        line.translate(0, lineHeight);
        drawCells(painter, part, line, row, theme);
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawLine(line.topLeft(), line.topRight());
    }
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(all);
}

/// A row, or the names of the columns.
void TableFigure::drawCells(
    QPainter& painter, const Part& part, const QRectF& line, int row, const Theme& theme) const
{
    const bool names = row < 0;
    painter.setFont(textFont(sumTablePixels));
    painter.setPen(theme.secondary);
    const QRectF nameRoom(line.left() + padding, line.top(), m_nameWidth - 2 * padding, line.height());
    const QString name = names ? m_numbers->table().rowName
                               : m_numbers->headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
    painter.drawText(nameRoom, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(name, Qt::ElideRight, nameRoom.width()));
    double left = line.left() + m_nameWidth;
    for (int column = part.firstColumn; column < part.lastColumn; ++column) {
        const double width = m_columnWidths[std::size_t(column)];
        const QModelIndex cell = m_numbers->index(std::max(0, row), column);
        if (!names) {
            const QVariant font = m_numbers->data(cell, Qt::FontRole);
            painter.setFont(font.isValid() ? font.value<QFont>() : textFont(sumTablePixels));
            painter.setPen(theme.text);
        }
        const QVariant text = names ? m_numbers->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                    : m_numbers->data(cell, Qt::DisplayRole);
        painter.drawText(QRectF(left, line.top(), width - padding, line.height()),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text.toString());
        left += width;
    }
}

} // namespace lab
