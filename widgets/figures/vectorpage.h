// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/drawing.h"

#include <QPointF>

class QPageLayout;
class QPagedPaintDevice;

namespace lab {

/// Where a drawing is on a page, in logical pixels from the corner of the paper.
struct PagePlace {
    QPointF corner;
    double scale = 1;
};

/// How much of the paper is within its margins, in logical pixels.
QSizeF printableSize(const QPageLayout& page);

/// A drawing that is just as large as the paper covers it. Any other is as wide as the margins let it be, or
/// as high where there is less room for that; at the top, in the middle.
PagePlace placeOnPage(const QSizeF& drawing, const QPageLayout& page);

/// Paints by vectors on the present page of a device. False when nothing can be painted on it.
bool paintByVectors(const Drawing& drawing, QPagedPaintDevice& device, const PagePlace& place = {});

} // namespace lab
