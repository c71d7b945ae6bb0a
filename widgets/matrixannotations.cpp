// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixannotations.h"

#include "widgets/colourscale.h"
#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <QFontMetricsF>

#include <algorithm>

namespace lab {

namespace {

QString elided(const QString& text, const QFont& font, double width)
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

QFont labelFont(int pixels, bool emphasised)
{
    return textFont(pixels, emphasised ? QFont::Bold : QFont::Normal);
}

} // namespace

MatrixAnnotations::MatrixAnnotations(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

void MatrixAnnotations::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void MatrixAnnotations::draw(QCPPainter* painter)
{
    drawTitle(*painter);
    if (data->rowCount() == 0 || data->columnCount() == 0) {
        drawPromise(*painter);
        return;
    }
    drawColourScale(*painter, layout->colourBar, data->scale, *theme, layout->notePixels);
    drawAxisNames(*painter);
    drawEmptyRows(*painter);
    drawTaken(*painter);
    drawNumbers(*painter);
    drawColumnLabels(*painter);
    drawRowLabels(*painter);
    drawOutlines(*painter);
}

void MatrixAnnotations::drawTitle(QPainter& painter) const
{
    painter.setFont(textFont(layout->titlePixels, QFont::DemiBold));
    painter.setPen(theme->text);
    painter.drawText(layout->title, Qt::AlignLeft | Qt::AlignVCenter, data->title);
    painter.setFont(textFont(layout->notePixels));
    painter.setPen(theme->secondary);
    painter.drawText(noteRoom(), Qt::AlignLeft | Qt::AlignVCenter, shownNote());
}

QRectF MatrixAnnotations::noteRoom() const
{
    const double width = textWidth(data->title, layout->titlePixels, QFont::DemiBold) + 10;
    return layout->title.adjusted(width, 0, 0, 0);
}

QString MatrixAnnotations::shownNote() const
{
    const QStringList notes = notesByLength();
    const QString note = firstThatFits(notes, textFont(layout->notePixels), noteRoom().width());
    return note.isNull() && layout->block.isPooled() ? notes.last() : note;
}

/// The first that has room is shown.
QStringList MatrixAnnotations::notesByLength() const
{
    const auto joined = [](QStringList parts) {
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    };
    if (!layout->block.isPooled())
        return {joined({data->formula, data->note}), data->formula};
    const QString pooled = poolingNote(layout->block, data->scale);
    const bool isHard = !data->attention.empty() && !data->attention.front().head.draws.empty();
    const QString note = isHard && data->marksKeys ? QString() : data->note; // nothing is outlined
    return {joined({data->formula, note, pooled}), joined({data->formula, pooled}), pooled,
        shortPoolingNote(layout->block, data->scale), tr("pooled")};
}

void MatrixAnnotations::drawPromise(QPainter& painter) const
{
    const QRectF room = QRectF(parentPlot()->viewport()).adjusted(16, layout->title.bottom(), -16, -16);
    painter.setFont(textFont(layout->notePixels + 2));
    painter.setPen(theme->secondary);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, data->promise);
}

void MatrixAnnotations::drawAxisNames(QPainter& painter) const
{
    painter.setPen(theme->secondary);
    painter.setFont(textFont(12));
    const QRectF& corner = layout->shortNames;
    if (!corner.isEmpty()) {
        const int flags = Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip;
        painter.drawText(corner.adjusted(0, 0, 0, -corner.height() / 2), flags, tr("keys →"));
        painter.drawText(corner.adjusted(0, corner.height() / 2, 0, 0), flags, tr("queries ↓"));
    }
    if (layout->columnAxis.isEmpty() || layout->rowAxis.isEmpty())
        return;
    painter.setFont(textFont(layout->notePixels));
    QRectF columns = layout->columnAxis;
    columns.setLeft(layout->cells.left());
    const auto shown = [&](const QString& name, const QString& shorter, double width) {
        return firstThatFits({name + QStringLiteral(" →"), shorter}, painter.font(), width);
    };
    painter.drawText(columns, Qt::AlignLeft | Qt::AlignVCenter,
        shown(data->columnAxis, data->columnsAreWords ? tr("keys →") : QString(), columns.width()));
    painter.save();
    painter.translate(layout->rowAxis.left(), layout->cells.top());
    painter.rotate(90);
    const double room = parentPlot()->viewport().bottom() - layout->cells.top();
    painter.drawText(QRectF(0, -layout->rowAxis.width(), room, layout->rowAxis.width()),
        Qt::AlignLeft | Qt::AlignVCenter, shown(data->rowAxis, tr("queries →"), room));
    painter.restore();
}

void MatrixAnnotations::drawColumnLabels(QPainter& painter) const
{
    const int named = data->columnsAreReached ? data->reached.rows : data->columnCount();
    const CellSpan& columns = layout->view.columns;
    const int stride = layout->columnStride;
    const int counted = data->columnsAreWords ? 0 : 1; // components count from 1, and round ones are labelled
    for (int column = firstLabelled({columns.first + counted, columns.count}, stride) - counted;
         column < std::min(named, columns.end()); column += stride)
        drawColumnLabel(painter, column);
}

void MatrixAnnotations::drawColumnLabel(QPainter& painter, int column) const
{
    const bool emphasised = column == markedColumn && data->columnsAreWords;
    painter.setFont(labelFont(layout->columnWordPixels, emphasised));
    painter.setPen(!data->columnsAreWords ? theme->secondary : emphasised ? theme->accent : theme->text);
    const QPointF foot(layout->columnCentre(column), layout->cells.top() - 5);
    const QString text = elided(data->columnLabels[column], painter.font(), layout->labelRoom + 4);
    if (!layout->slanted) {
        const double width = layout->labelRoom + 8;
        const QRectF box(foot.x() - width / 2, foot.y() - 30, width, 30);
        painter.drawText(box, Qt::AlignHCenter | Qt::AlignBottom, text);
        return;
    }
    painter.save();
    painter.translate(foot);
    painter.rotate(-45);
    painter.drawText(QPointF(0, layout->columnWordPixels * 0.3), text);
    painter.restore();
}

void MatrixAnnotations::drawRowLabels(QPainter& painter) const
{
    const CellSpan& rows = layout->view.rows;
    const int current = rows.contains(currentRow()) ? currentRow() : -1;
    for (int row = rows.first; row < std::min(data->reached.rows, rows.end()); ++row) {
        const bool now = row == current;
        const bool besideNow = current >= 0 && std::abs(row - current) < layout->rowStride;
        if (!now && (row % layout->rowStride != 0 || besideNow))
            continue;
        painter.setFont(labelFont(layout->rowWordPixels, now || row == markedRow));
        painter.setPen(now || row == markedRow ? theme->accent : theme->text);
        const QRectF room = layout->rowLabel(row);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
            elided(data->rowLabel(row), painter.font(), room.width()));
    }
}

void MatrixAnnotations::drawEmptyRows(QPainter& painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme->background);
    const bool asCells = layout->numberPixels > 0;
    const CellSpan& rows = layout->view.rows;
    const CellSpan& columns = layout->view.columns;
    const bool showsCurrent = asCells && rows.contains(data->reached.current);
    for (int column = std::max(columns.first, data->reached.cells); showsCurrent && column < columns.end();
         ++column)
        painter.drawRect(layout->cell(data->reached.current, column));
    for (int row = std::max(rows.first, data->reached.rows); row < rows.end() && layout->rowGap > 0; ++row) {
        if (!asCells)
            painter.drawRect(layout->row(row));
        for (int column = columns.first; asCells && column < columns.end(); ++column)
            painter.drawRect(layout->cell(row, column));
    }
    painter.setBrush(Qt::NoBrush);
    if (data->reached.rows > 0)
        return;
    painter.setFont(textFont(layout->notePixels + 2));
    painter.setPen(theme->secondary);
    painter.drawText(layout->cells, Qt::AlignCenter | Qt::TextWordWrap, hint);
}

void MatrixAnnotations::drawTaken(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    if (!data->marksKeys || layout->block.isPooled()) // where cells share a pixel, so would their outlines
        return;
    const CellSpan& rows = layout->view.rows;
    for (int row = rows.first; row < std::min(data->reached.rows, rows.end()); ++row) {
        const AttentionRow& attention = data->attention[std::size_t(row)];
        if (std::size_t(attention.query) >= attention.head.draws.size())
            continue;
        const std::vector<int>& taken = attention.head.draws[std::size_t(attention.query)];
        const int shown = row == data->reached.current ? data->reached.taken : ReachedRows::all;
        for (int place = 0; place < std::min(shown, int(taken.size())); ++place) {
            const int column = taken[std::size_t(place)];
            if (layout->view.columns.contains(column))
                outline(painter, layout->cell(row, column));
        }
    }
}

void MatrixAnnotations::outline(QPainter& painter, const QRectF& cell) const
{
    const bool small = std::min(layout->cellWidth, layout->cellHeight) < 6;
    QPen pen(theme->panel, small ? 1 : 3); // a light line inside the dark one shows on every colour
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    if (!small)
        painter.drawRect(cell.adjusted(1, 1, -1, -1));
    pen.setColor(theme->text);
    pen.setWidthF(small ? 1 : 2);
    painter.setPen(pen);
    painter.drawRect(cell);
}

void MatrixAnnotations::drawNumbers(QPainter& painter) const
{
    if (layout->numberPixels == 0)
        return;
    const ColourMap& map = theme->mapFor(data->scale);
    painter.setFont(textFont(layout->numberPixels));
    const CellSpan& rows = layout->view.rows;
    const CellSpan& columns = layout->view.columns;
    for (int row = rows.first; row < std::min(data->reached.rows, rows.end()); ++row) {
        for (int column = columns.first; column < columns.end(); ++column) {
            if (!data->isReached(row, column) || data->isMasked(row, column))
                continue;
            const float value = data->value(row, column);
            painter.setPen(textColourOn(map.at(data->scale.position(value))));
            painter.drawText(
                layout->cell(row, column), Qt::AlignCenter, fixedNumber(value, layout->numberDecimals));
        }
    }
}

void MatrixAnnotations::drawOutlines(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    const int current = currentRow();
    if (layout->view.rows.contains(current)) {
        painter.setPen(QPen(theme->accent, theme->lineScale * 2));
        painter.drawRoundedRect(layout->row(current).adjusted(-1, -1, 1, 1), 3, 3);
    }
    drawMark(painter);
}

/// A marked cell, row or column; and the keyboard's frame around all cells.
void MatrixAnnotations::drawMark(QPainter& painter) const
{
    if (hasKeyboard) {
        painter.setPen(focusPen(*theme));
        painter.drawRect(layout->cells.adjusted(-4, -4, 4, 4));
    }
    const bool row = layout->view.rows.contains(markedRow) && markedRow < data->reached.rows;
    const bool column = layout->view.columns.contains(markedColumn);
    if ((markedRow >= 0 && !row) || (markedColumn >= 0 && !column))
        return;
    QRectF area;
    if (row && column)
        area = layout->cell(markedRow, markedColumn);
    else if (row)
        area = layout->row(markedRow);
    else if (column)
        area = QRectF(layout->cell(layout->view.rows.first, markedColumn).topLeft(),
            layout->cell(layout->view.rows.end() - 1, markedColumn).bottomRight());
    if (area.isEmpty())
        return;
    painter.setPen(QPen(theme->panel, 4)); // a light line around the dark one shows on every colour
    painter.drawRect(area);
    painter.setPen(QPen(theme->text, theme->lineScale * 2));
    painter.drawRect(area);
}

} // namespace lab
