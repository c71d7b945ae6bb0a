// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumstrips.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/sumtext.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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

SumStrips::SumStrips(SumTable table, QWidget* parent)
    : QWidget(parent), m_table(std::move(table)), m_theme(lightTheme()), m_decimals(usualSumDecimals)
{
    QStringList names;
    for (const SumColumn& column : m_table.columns)
        names.append(column.name);
    setAccessibleName(tr("Strips of coloured cells: %1").arg(names.join(QStringLiteral(", "))));
    setAccessibleDescription(tr("The same numbers stand in the table below."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SumStrips::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void SumStrips::setDecimals(int decimals)
{
    m_decimals = decimals;
    update();
}

QSize SumStrips::sizeHint() const
{
    return {600, int(labelHeight() + stripHeight * double(m_table.columns.size()))};
}

QSize SumStrips::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

QRectF SumStrips::stripRect(int column) const
{
    return {0, labelHeight() + column * stripHeight + captionHeight, double(width()), cellHeight};
}

QRectF SumStrips::cellRect(int column, int row) const
{
    const QRectF all = stripRect(column);
    const double size = all.width() / double(m_table.rows.size());
    return {all.left() + row * size, all.top(), size, all.height()};
}

VectorStrip SumStrips::strip(int column) const
{
    const SumColumn& shown = m_table.columns[std::size_t(column)];
    VectorStrip strip{{shown.numbers.begin(), shown.numbers.end()}, {0, 1}};
    if (shown.scale == SumScale::Signed) {
        const double limit = niceCeiling(largestSize(shown.numbers));
        strip.scale = {-limit, limit};
    }
    return strip;
}

bool SumStrips::isPooled() const
{
    return sharedNumbers() > 1;
}

QString SumStrips::caption(int column) const
{
    const ValueScale scale = strip(column).scale;
    const QString text = tr("%1, colours from %2 to %3")
                             .arg(m_table.columns[std::size_t(column)].name, shortNumber(scale.lower),
                                 shortNumber(scale.upper));
    return isPooled() ? text + u' ' + poolingText(int(m_table.rows.size()), width()) : text;
}

QString SumStrips::cellText(int column, int row) const
{
    const QString text =
        fixedNumber(m_table.columns[std::size_t(column)].numbers[std::size_t(row)], m_decimals);
    return textWidth(text, numberPixels) + 6 <= cellRect(column, row).width() ? text : QString();
}

void SumStrips::drawNumbers(QPainter& painter, int column) const
{
    const VectorStrip shown = strip(column);
    painter.setFont(textFont(numberPixels));
    for (int row = 0; row < int(m_table.rows.size()); ++row) {
        const double value = double(shown.components[std::size_t(row)]);
        const QRectF box = cellRect(column, row);
        const QColor colour = std::isfinite(value)
                                  ? m_theme.mapFor(shown.scale).at(shown.scale.position(value))
                                  : m_theme.track;
        if (!std::isfinite(value)) // masked
            painter.fillRect(box, colour);
        painter.setPen(textColourOn(colour));
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, cellText(column, row));
    }
}

void SumStrips::drawStrip(QPainter& painter, int column) const
{
    const QRectF all = stripRect(column);
    painter.setFont(textFont(captionPixels));
    painter.setPen(m_theme.secondary);
    painter.drawText(QRectF(0, all.top() - captionHeight, width(), captionHeight),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, caption(column));
    strip(column).draw(painter, all, m_theme);
    if (!isPooled())
        drawNumbers(painter, column);
    painter.setPen(m_theme.hairline);
    painter.drawRect(all.adjusted(0.5, 0.5, -0.5, -0.5));
}

double SumStrips::labelHeight() const
{
    return int(m_table.rows.size()) <= mostLabels ? labelLine : 0;
}

QString SumStrips::rowLabel(int row) const
{
    const double room = double(width()) / double(m_table.rows.size());
    return room < smallestLabelled ? QString()
                                   : QFontMetricsF(textFont(captionPixels))
                                         .elidedText(m_table.rows[row], Qt::ElideRight, room - 4);
}

void SumStrips::drawRowLabels(QPainter& painter) const
{
    painter.setFont(textFont(captionPixels));
    painter.setPen(m_theme.text);
    const int rows = int(m_table.rows.size());
    for (int row = 0; row < rows; ++row) {
        const QRectF below = cellRect(0, row);
        painter.drawText(QRectF(below.left(), 0, below.width(), labelHeight()),
            Qt::AlignCenter | Qt::TextSingleLine, rowLabel(row));
    }
}

void SumStrips::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (labelHeight() > 0)
        drawRowLabels(painter);
    for (int column = 0; column < int(m_table.columns.size()); ++column) {
        if (stripRect(column).adjusted(0, -captionHeight, 0, 0).intersects(event->rect()))
            drawStrip(painter, column);
    }
}

QString SumStrips::cellAbout(const QPointF& point) const
{
    const int column = int((point.y() - labelHeight()) / stripHeight);
    if (point.y() < labelHeight() || column >= int(m_table.columns.size()) ||
        !stripRect(column).contains(point))
        return {};
    const int row = strip(column).componentAt(point.x(), width());
    if (row < 0)
        return {};
    const QString name = cellName(column, row / sharedNumbers());
    const double number = m_table.columns[std::size_t(column)].numbers[std::size_t(row)];
    return isPooled() ? name : tr("%1: %2").arg(name, fixedNumber(number, m_decimals));
}

int SumStrips::sharedNumbers() const
{
    return VectorStrip::componentsPerCell(int(m_table.rows.size()), width());
}

int SumStrips::cellCount() const
{
    return (int(m_table.rows.size()) + sharedNumbers() - 1) / sharedNumbers();
}

QString SumStrips::cellName(int column, int cell) const
{
    const QString name = m_table.columns[std::size_t(column)].name;
    const int first = cell * sharedNumbers();
    const int last = std::min(int(m_table.rows.size()), first + sharedNumbers()) - 1;
    return isPooled() ? tr("%1: the largest of %2 %3 to %4")
                            .arg(name, m_table.rowName, m_table.rows[first], m_table.rows[last])
                      : tr("%1 of %2 %3").arg(name, m_table.rowName, m_table.rows[first]);
}

PaintedItem SumStrips::item(int index) const
{
    const int column = index / cellCount();
    const int cell = index % cellCount();
    const double number = double(strip(column).cells(width())[std::size_t(cell)]);
    const QRectF all = stripRect(column);
    const double size = all.width() / cellCount();
    return {cellName(column, cell), std::isfinite(number) ? fixedNumber(number, m_decimals) : masked(), {},
        QRectF(all.left() + cell * size, all.top(), size, all.height())};
}

bool SumStrips::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), cellAbout(help->pos()), this);
    return true;
}

} // namespace lab
