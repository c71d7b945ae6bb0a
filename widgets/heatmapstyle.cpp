// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapstyle.h"

namespace lab {

MatrixStyle styleFor(FigureKind kind)
{
    MatrixStyle style;
    if (kind == FigureKind::Context) {
        style.largestRow = 30;
        style.largestWord = 16;
    }
    return style;
}

} // namespace lab
