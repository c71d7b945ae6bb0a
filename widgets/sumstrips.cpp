// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumstrips.h"

#include "widgets/numbers.h"
#include "widgets/sumtext.h"
#include "widgets/tooltip.h"

#include <QHelpEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

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
    return {600, int(sheet().height())};
}

QSize SumStrips::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void SumStrips::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    sheet().draw(painter, m_theme, event->rect());
}

int SumStrips::columnAt(const QPointF& point) const
{
    for (int column = 0; column < int(m_table.columns.size()); ++column) {
        if (stripRect(column).contains(point))
            return column;
    }
    return -1;
}

QString SumStrips::cellAbout(const QPointF& point) const
{
    const int column = columnAt(point);
    if (column < 0)
        return {};
    const int row = strip(column).componentAt(point.x(), width());
    if (row < 0)
        return {};
    const QString name = cellName(column, row / sharedNumbers());
    const double number = m_table.columns[std::size_t(column)].numbers[std::size_t(row)];
    return isPooled() ? name : tr("%1: %2").arg(name, fixedNumber(number, m_decimals));
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
    showToolTip(cellAbout(help->pos()), this, help->pos(), QRectF(help->pos(), QSizeF(1, 1)));
    return true;
}

} // namespace lab
