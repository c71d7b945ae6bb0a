// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace lab {

/// The colours of a range with the numbers at its ends, in type of the given size.
void drawColourScale(
    QPainter& painter, const QRectF& room, const ValueScale& scale, const Theme& theme, int pixels);

} // namespace lab
