// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "widgets/figures/encoders.h"
#include "widgets/figures/pngfile.h"

#include <qcustomplot.h>

#include <cmath>

namespace lab {

namespace {

constexpr int lowestDpi = 36;
constexpr int highestDpi = 1200;
constexpr int narrowest = 200; // pixels
constexpr int widest = 20'000;
constexpr int highest = 40'000;

void check(bool good, const std::string& sentence)
{
    if (!good)
        throw ConfigError(sentence);
}

QImage painted(const Drawing& drawing, const QSize& pixels)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    check(!image.isNull(), "There is not enough memory for this picture of " +
                               std::to_string(pixels.width()) + " x " + std::to_string(pixels.height()) +
                               " pixels.");
    image.fill(Qt::transparent);
    QCPPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(image.width() / drawing.size.width(), image.width() / drawing.size.width());
    drawing.paint(painter);
    return image;
}

} // namespace

QSize pictureSize(const Drawing& drawing, int dpi)
{
    check(dpi >= lowestDpi && dpi <= highestDpi, "A picture has " + std::to_string(lowestDpi) + " to " +
                                                     std::to_string(highestDpi) + " dots per inch, not " +
                                                     std::to_string(dpi) + ".");
    const double scale = dpi / pixelsPerInch;
    const double width = std::round(drawing.size.width() * scale);
    const double height = std::round(drawing.size.height() * scale);
    check(width >= narrowest && width <= widest, "A picture is " + std::to_string(narrowest) + " to " +
                                                     std::to_string(widest) + " pixels wide, not " +
                                                     std::to_string(std::llround(width)) + ".");
    check(height <= highest, "A picture is at most " + std::to_string(highest) + " pixels high, not " +
                                 std::to_string(std::llround(height)) + ": choose a smaller width.");
    return {int(width), int(height)};
}

QImage previewPicture(const Drawing& drawing, const QSize& room)
{
    return painted(drawing, drawing.size.scaled(room, Qt::KeepAspectRatio).toSize().expandedTo({1, 1}));
}

QImage renderPicture(const Drawing& drawing, int dpi)
{
    QImage image = painted(drawing, pictureSize(drawing, dpi));
    image.setDotsPerMeterX(int(std::lround(dpi * 1000 / millimetresPerInch)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    return image;
}

QByteArray encodePng(const Drawing& drawing, const PictureOptions& options)
{
    return pngOf(renderPicture(drawing, options.dpi), options.metadata);
}

Metadata readPngMetadata(const QByteArray& file)
{
    return textsOfPng(file);
}

} // namespace lab
