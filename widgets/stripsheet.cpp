// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stripsheet.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double captionHeight = 18;
constexpr double cellHeight = 24;
constexpr double stripHeight = captionHeight + cellHeight + 6;
constexpr double labelLine = 20;
constexpr int mostLabels = 24;          ///< more rows have no names above the first strip
constexpr double smallestLabelled = 30; ///< cell with a row's name above it
constexpr int captionPixels = 13;
constexpr int numberPixels = 12;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SumStrips)
};

double largestSize(const std::vector<double>& numbers)
{
    double largest = 0;
    for (const double number : numbers) {
        if (std::isfinite(number))
            largest = std::max(largest, std::abs(number));
    }
    return largest;
}

} // namespace

double StripSheet::height() const
{
    return labelHeight() + stripHeight * double(table.columns.size());
}

void StripSheet::draw(QPainter& painter, const Theme& theme, const QRectF& area) const
{
    if (labelHeight() > 0)
        drawRowLabels(painter, theme);
    for (int column = 0; column < int(table.columns.size()); ++column) {
        const QRectF all = stripRect(column).adjusted(0, -captionHeight, 0, 0);
        if (area.isNull() || all.intersects(area))
            drawStrip(painter, column, theme);
    }
}

int StripSheet::sharedNumbers() const
{
    return VectorStrip::componentsPerCell(int(table.rows.size()), width);
}

QRectF StripSheet::stripRect(int column) const
{
    return {0, labelHeight() + column * stripHeight + captionHeight, width, cellHeight};
}

QRectF StripSheet::cellRect(int column, int row) const
{
    const QRectF all = stripRect(column);
    const double size = all.width() / double(table.rows.size());
    return {all.left() + row * size, all.top(), size, all.height()};
}

VectorStrip StripSheet::strip(int column) const
{
    const SumColumn& shown = table.columns[std::size_t(column)];
    VectorStrip strip{{shown.numbers.begin(), shown.numbers.end()}, {0, 1}};
    if (shown.scale == SumScale::Signed) {
        const double limit = niceCeiling(largestSize(shown.numbers));
        strip.scale = {-limit, limit};
    }
    return strip;
}

QString StripSheet::caption(int column) const
{
    const ValueScale scale = strip(column).scale;
    const QString text =
        Text::tr("%1, colours from %2 to %3")
            .arg(table.columns[std::size_t(column)].name, shortNumber(scale.lower), shortNumber(scale.upper));
    return isPooled() ? text + u' ' + poolingText(int(table.rows.size()), width) : text;
}

QString StripSheet::cellText(int column, int row) const
{
    const QString text = fixedNumber(table.columns[std::size_t(column)].numbers[std::size_t(row)], decimals);
    return textWidth(text, numberPixels) + 6 <= cellRect(column, row).width() ? text : QString();
}

void StripSheet::drawNumbers(QPainter& painter, int column, const Theme& theme) const
{
    const VectorStrip shown = strip(column);
    painter.setFont(textFont(numberPixels));
    for (int row = 0; row < int(table.rows.size()); ++row) {
        const double value = double(shown.components[std::size_t(row)]);
        const QRectF box = cellRect(column, row);
        const QColor colour =
            std::isfinite(value) ? theme.mapFor(shown.scale).at(shown.scale.position(value)) : theme.track;
        if (!std::isfinite(value)) // masked
            painter.fillRect(box, colour);
        painter.setPen(textColourOn(colour));
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, cellText(column, row));
    }
}

void StripSheet::drawStrip(QPainter& painter, int column, const Theme& theme) const
{
    const QRectF all = stripRect(column);
    painter.setFont(textFont(captionPixels));
    painter.setPen(theme.secondary);
    painter.drawText(QRectF(0, all.top() - captionHeight, width, captionHeight),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, caption(column));
    strip(column).draw(painter, all, theme);
    if (!isPooled())
        drawNumbers(painter, column, theme);
    painter.setPen(theme.hairline);
    painter.drawRect(all.adjusted(0.5, 0.5, -0.5, -0.5));
}

double StripSheet::labelHeight() const
{
    return int(table.rows.size()) <= mostLabels ? labelLine : 0;
}

QString StripSheet::rowLabel(int row) const
{
    const double room = width / double(table.rows.size());
    return room < smallestLabelled
               ? QString()
               : QFontMetricsF(textFont(captionPixels)).elidedText(table.rows[row], Qt::ElideRight, room - 4);
}

void StripSheet::drawRowLabels(QPainter& painter, const Theme& theme) const
{
    painter.setFont(textFont(captionPixels));
    painter.setPen(theme.text);
    const int rows = int(table.rows.size());
    for (int row = 0; row < rows; ++row) {
        const QRectF below = cellRect(0, row);
        painter.drawText(QRectF(below.left(), 0, below.width(), labelHeight()),
            Qt::AlignCenter | Qt::TextSingleLine, rowLabel(row));
    }
}

} // namespace lab
