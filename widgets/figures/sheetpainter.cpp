// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/sheetpainter.h"

#include "widgets/fonts.h"

#include <QFontMetricsF>

#include <algorithm>

namespace lab {

namespace {

constexpr double margin = 48; // nearly 13 mm
constexpr double rowHeight = 21;
constexpr double wordWidth = 150;
constexpr int textSize = 14;
constexpr int smallSize = 12;
const QColor ink(0x1C, 0x1F, 0x24);
const QColor faint(0x9A, 0xA0, 0xA8);
const QColor given(0x1F, 0x3F, 0xC8); // answers, on the sheet that has them

constexpr double inner()
{
    return SheetPainter::size.width() - 2 * margin;
}

} // namespace

SheetPainter::SheetPainter(QPainter& painter, bool solved) : m_painter(painter), m_solved(solved), m_y(margin)
{
    m_painter.save();
    m_painter.fillRect(QRectF(QPointF(), size), Qt::white);
}

void SheetPainter::text(const QString& text, int pixelSize, bool bold)
{
    m_painter.setFont(textFont(pixelSize, bold ? QFont::DemiBold : QFont::Normal));
    m_painter.setPen(ink);
    const QRectF room(margin, m_y, inner(), size.height());
    QRectF used;
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
    m_y += used.height() + 5;
}

void SheetPainter::title(const QString& title, const QString& right)
{
    m_painter.setFont(textFont(textSize));
    m_painter.setPen(ink);
    m_painter.drawText(QRectF(margin, m_y, inner(), 32), Qt::AlignRight | Qt::AlignVCenter, right);
    text(title, 22, true);
}

void SheetPainter::heading(const QString& heading)
{
    m_y += 8;
    text(heading, 16, true);
}

void SheetPainter::line(const QString& line)
{
    text(line, textSize, false);
}

void SheetPainter::question(const QString& question, const QString& answer)
{
    const double top = m_y;
    const double boxWidth = wordWidth + 30;
    m_painter.setFont(textFont(textSize));
    m_painter.setPen(ink);
    QRectF used;
    m_painter.drawText(QRectF(margin, top + 2, inner() - boxWidth - 20, size.height()),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, question, &used);
    cell(QRectF(margin + inner() - boxWidth, top - 2, boxWidth, rowHeight + 6), {answer, true}, true);
    m_y = std::max(top + rowHeight, used.bottom()) + 6;
}

void SheetPainter::table(const SheetTable& table)
{
    m_y += 4;
    const double width = (inner() - wordWidth) / double(table.heads.size() - 1);
    const auto areaOf = [&](std::size_t column) {
        return column == 0 ? QRectF(margin, m_y, wordWidth, rowHeight)
                           : QRectF(margin + wordWidth + double(column - 1) * width, m_y, width, rowHeight);
    };
    for (std::size_t column = 0; column < std::size_t(table.heads.size()); ++column) {
        m_painter.setFont(textFont(smallSize));
        m_painter.setPen(ink);
        m_painter.drawText(areaOf(column).adjusted(6, 0, -6, 0),
            (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
            table.heads[qsizetype(column)]);
    }
    m_y += rowHeight;
    for (const auto& row : table.rows) {
        m_painter.setPen(
            QPen(&row == &table.rows.back() ? ink : faint, &row == &table.rows.back() ? 1.2 : 0.6));
        m_painter.drawLine(QPointF(margin, m_y), QPointF(margin + inner(), m_y));
        for (std::size_t column = 0; column < row.size(); ++column)
            cell(areaOf(column), row[column], column == 0);
        m_y += rowHeight;
    }
    m_y += 6;
}

void SheetPainter::cell(const QRectF& area, const SheetCell& cell, bool isWord)
{
    if (cell.isAnswer) {
        m_painter.setPen(QPen(faint, 0.8));
        m_painter.drawRect(area.adjusted(isWord ? 0 : 20, 3, -2, -3));
    }
    if (cell.isAnswer && !m_solved)
        return;
    m_painter.setFont(textFont(textSize, cell.isAnswer ? QFont::DemiBold : QFont::Normal));
    m_painter.setPen(cell.isAnswer ? given : ink);
    const QRectF room = area.adjusted(6, 0, -6, 0);
    m_painter.drawText(room, (isWord ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
        QFontMetricsF(m_painter.font()).elidedText(cell.text, Qt::ElideRight, room.width()));
}

void SheetPainter::foot(const QString& left, const QString& right)
{
    m_painter.setFont(textFont(smallSize));
    m_painter.setPen(ink);
    const double taken = textWidth(right, smallSize) + 20;
    const QRectF room(margin, size.height() - margin - 34, inner(), 34);
    m_painter.drawText(room, Qt::AlignRight | Qt::AlignBottom, right);
    m_painter.drawText(
        room.adjusted(0, 0, -taken, 0), Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, left);
}

} // namespace lab
