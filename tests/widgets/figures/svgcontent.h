// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QStringList>
#include <QTransform>
#include <QXmlStreamReader>

#include <vector>

/// What an SVG file that was saved shows.
namespace lab {

/// A filled rectangle of an SVG, with its colour.
struct Rectangle {
    QRectF area;
    QColor fill;
};

struct SvgContent {
    std::vector<Rectangle> rectangles;
    QStringList texts;
    std::vector<QPointF> places; ///< of the texts: where each begins on its baseline
};

/// Of "matrix(a,b,c,d,e,f)".
inline QTransform transformOf(const QString& text)
{
    const QStringList parts = text.mid(7).chopped(1).split(u',');
    return parts.size() == 6 ? QTransform(parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble(),
                                   parts[3].toDouble(), parts[4].toDouble(), parts[5].toDouble())
                             : QTransform();
}

/// What Qt's SVG says: fill and place stand in the group around the shapes.
inline SvgContent readSvg(const QByteArray& file)
{
    SvgContent content;
    QColor fill;
    QTransform place;
    QXmlStreamReader reader(file);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        const auto real = [&](const char* name) { return attributes.value(QLatin1String(name)).toDouble(); };
        if (attributes.hasAttribute(QLatin1String("fill")))
            fill = QColor::fromString(attributes.value(QLatin1String("fill")));
        if (attributes.hasAttribute(QLatin1String("transform")))
            place = transformOf(attributes.value(QLatin1String("transform")).toString());
        if (reader.name() == QLatin1String("rect") && fill.isValid())
            content.rectangles.push_back(
                {place.mapRect(QRectF(real("x"), real("y"), real("width"), real("height"))), fill});
        if (reader.name() == QLatin1String("text")) {
            content.places.push_back(place.map(QPointF(real("x"), real("y"))));
            content.texts << reader.readElementText().trimmed();
        }
    }
    return content;
}

} // namespace lab
