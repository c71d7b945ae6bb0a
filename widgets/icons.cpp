// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>
#include <QPixmap>

namespace lab {

namespace {

constexpr int pictureSize = 96;

/// A triangle between x = left and x = right on a 24 x 24 grid; it points to `right`.
QPainterPath triangle(double left, double right)
{
    QPainterPath path(QPointF(left, 5));
    path.lineTo(right, 12);
    path.lineTo(left, 19);
    path.closeSubpath();
    return path;
}

/// An angle bracket whose tip is at x = tip; it opens towards `open`.
QPainterPath chevron(double tip, double open)
{
    QPainterPath line(QPointF(open, 5.5));
    line.lineTo(tip, 12);
    line.lineTo(open, 18.5);
    QPainterPathStroker stroker(QPen(Qt::black, 2.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    return stroker.createStroke(line);
}

QPainterPath bar(double left)
{
    QPainterPath path;
    path.addRect(left, 5, 2.6, 14);
    return path;
}

QPainterPath shapeOf(TransportIcon icon)
{
    switch (icon) {
    case TransportIcon::ToStart:
        return bar(4.5) + triangle(19, 8.5);
    case TransportIcon::Back:
        return chevron(8.5, 15);
    case TransportIcon::Play:
        return triangle(7.5, 19);
    case TransportIcon::Pause:
        return bar(7.2) + bar(14.2);
    case TransportIcon::Forward:
        return chevron(15.5, 9);
    case TransportIcon::ToEnd:
        break;
    }
    return triangle(5, 15.5) + bar(16.9);
}

/// Three words on each side, and who looks at whom.
QPainterPath alignmentShape()
{
    QPainterPath shape;
    const auto line = [&shape](double from, double to, double width) {
        QPainterPath way(QPointF(6, from));
        way.lineTo(18, to);
        QPainterPathStroker stroker(QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
        shape.addPath(stroker.createStroke(way));
    };
    line(5, 12, 3);
    line(12, 5, 1.6);
    line(19, 19, 2.4);
    shape.setFillRule(Qt::WindingFill);
    for (const double y : {5.0, 12.0, 19.0}) {
        shape.addEllipse(QPointF(4, y), 2.2, 2.2);
        shape.addEllipse(QPointF(20, y), 2.2, 2.2);
    }
    return shape;
}

QPixmap picture(const QPainterPath& shape, const QColor& colour)
{
    QPixmap picture(pictureSize, pictureSize);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pictureSize / 24.0, pictureSize / 24.0);
    painter.fillPath(shape.simplified(), colour);
    return picture;
}

} // namespace

QIcon transportIcon(TransportIcon icon, const QColor& colour)
{
    return QIcon(picture(shapeOf(icon), colour));
}

QIcon alignmentIcon(const QColor& colour, const QColor& checkedColour)
{
    QIcon icon(picture(alignmentShape(), colour));
    icon.addPixmap(picture(alignmentShape(), checkedColour), QIcon::Normal, QIcon::On);
    return icon;
}

} // namespace lab
