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
constexpr int bandPixels = 4'000'000; // painted in a few frames' time

void check(bool good, const std::string& sentence)
{
    if (!good)
        throw ConfigError(sentence);
}

QImage emptyPicture(const QSize& pixels)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    check(!image.isNull(), "There is not enough memory for this picture of " +
                               std::to_string(pixels.width()) + " x " + std::to_string(pixels.height()) +
                               " pixels.");
    image.fill(Qt::transparent);
    return image;
}

/// The rows of an image from `top` on get what the drawing has there.
void paintRows(QImage& image, int top, int rows, const Drawing& drawing)
{
    QImage band(image.scanLine(top), image.width(), rows, image.bytesPerLine(), image.format());
    QCPPainter painter(&band);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(0, -top);
    painter.scale(image.width() / drawing.size.width(), image.width() / drawing.size.width());
    drawing.paint(painter);
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
    QImage image = emptyPicture(drawing.size.scaled(room, Qt::KeepAspectRatio).toSize().expandedTo({1, 1}));
    paintRows(image, 0, image.height(), drawing);
    return image;
}

PicturePainter::PicturePainter(Drawing drawing, int dpi)
    : m_drawing(std::move(drawing)),
      m_picture(emptyPicture(pictureSize(m_drawing, dpi))),
      m_bandHeight(std::max(1, bandPixels / m_picture.width()))
{
    m_picture.setDotsPerMeterX(int(std::lround(dpi * 1000 / millimetresPerInch)));
    m_picture.setDotsPerMeterY(m_picture.dotsPerMeterX());
}

int PicturePainter::bandCount() const
{
    return (m_picture.height() + m_bandHeight - 1) / m_bandHeight;
}

void PicturePainter::paintNext()
{
    const int rows = std::min(m_bandHeight, m_picture.height() - m_top);
    paintRows(m_picture, m_top, rows, m_drawing);
    m_top += rows;
}

QImage renderPicture(const Drawing& drawing, int dpi)
{
    PicturePainter painter(drawing, dpi);
    while (!painter.isDone())
        painter.paintNext();
    return painter.picture();
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
