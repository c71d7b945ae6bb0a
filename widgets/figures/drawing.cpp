// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/drawing.h"

#include <qcustomplot.h>

namespace lab {

Drawing enlarged(Drawing drawing, double times)
{
    if (times == 1)
        return drawing;
    return {drawing.size * times, [paint = std::move(drawing.paint), times](QCPPainter& painter) {
                painter.save();
                painter.scale(times, times);
                paint(painter);
                painter.restore();
            }};
}

} // namespace lab
