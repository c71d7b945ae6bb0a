// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <new>
#include <utility>

namespace lab {

/// The image, which has pixels unless `size` has none. Throws std::bad_alloc where there was no memory for
/// them: Qt's images are null then, and whoever goes on writes nothing, or where there is nothing.
inline QImage withPixels(QImage image, const QSize& size)
{
    if (image.isNull() && !size.isEmpty())
        throw std::bad_alloc();
    return image;
}

/// A new image; its pixels are not set.
inline QImage newImage(const QSize& size, QImage::Format format)
{
    return withPixels(QImage(size, format), size);
}

/// The same pixels in another format.
inline QImage converted(const QImage& image, QImage::Format format)
{
    return withPixels(image.convertToFormat(format), image.size());
}

} // namespace lab
