// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/vectorpage.h"

#include "widgets/fonts.h"

#include <QPageLayout>
#include <QPagedPaintDevice>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double pixelsPerPoint = pixelsPerInch / pointsPerInch;

QRectF inPixels(const QRectF& points)
{
    return {points.topLeft() * pixelsPerPoint, points.size() * pixelsPerPoint};
}

QRectF paperOf(const QPageLayout& page)
{
    return inPixels(page.fullRect(QPageLayout::Point));
}

QRectF printableOf(const QPageLayout& page)
{
    return inPixels(page.fullRect(QPageLayout::Point).marginsRemoved(page.margins(QPageLayout::Point)));
}

/// Sizes of paper are rounded.
bool areAlike(const QSizeF& first, const QSizeF& second)
{
    return std::abs(first.width() - second.width()) < 2 && std::abs(first.height() - second.height()) < 2;
}

} // namespace

QSizeF printableSize(const QPageLayout& page)
{
    return printableOf(page).size();
}

PagePlace placeOnPage(const QSizeF& drawing, const QPageLayout& page)
{
    if (areAlike(drawing, paperOf(page).size()))
        return {};
    const QRectF room = printableOf(page);
    const double scale = std::min(room.width() / drawing.width(), room.height() / drawing.height());
    return {{room.left() + (room.width() - scale * drawing.width()) / 2, room.top()}, scale};
}

bool paintByVectors(const Drawing& drawing, QPagedPaintDevice& device, const PagePlace& place)
{
    const PlainType type;
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.scale(device.logicalDpiX() / pixelsPerInch, device.logicalDpiY() / pixelsPerInch);
    painter.translate(place.corner - inPixels(device.pageLayout().paintRect(QPageLayout::Point)).topLeft());
    painter.scale(place.scale, place.scale);
    drawing.paint(painter);
    return painter.end();
}

} // namespace lab
