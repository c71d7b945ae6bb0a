// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colourscale.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <QPainter>

namespace lab {

void drawColourScale(
    QPainter& painter, const QRectF& room, const ValueScale& scale, const Theme& theme, int pixels)
{
    const QString lower = shortNumber(scale.lower);
    const QString upper = shortNumber(scale.upper);
    painter.setFont(textFont(pixels));
    painter.setPen(theme.secondary);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, upper);
    QRectF bar = room.adjusted(0, 6, -textWidth(upper, pixels) - 6, -6);
    bar.setLeft(room.left() + textWidth(lower, pixels) + 6);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, lower);
    const ColourMap& map = theme.mapFor(scale);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (std::size_t stop = 0; stop < map.stops.size(); ++stop)
        gradient.setColorAt(double(stop) / double(map.stops.size() - 1), map.stops[stop]);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(Qt::NoBrush);
}

} // namespace lab
