// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapstyle.h"

namespace lab {

MatrixStyle styleFor(FigureKind kind)
{
    MatrixStyle style;
    if (kind == FigureKind::Context) {
        style.largestRow = 36;
        style.largestWord = 18;
    }
    return style;
}

} // namespace lab
