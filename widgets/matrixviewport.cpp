// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixviewport.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int fewest = 3; ///< cells that are always shown, so that a row can be compared

} // namespace

CellSpan fitted(const CellSpan& span, int all)
{
    const int count = span.count <= 0 ? all : std::min(span.count, all);
    return {std::clamp(span.first, 0, all - count), count};
}

MatrixViewport fitted(const MatrixViewport& view, int rows, int columns)
{
    return {fitted(view.rows, rows), fitted(view.columns, columns)};
}

CellSpan zoomed(const CellSpan& span, double factor, double share, int all)
{
    int count = int(std::lround(span.count / factor));
    if (count == span.count)
        count += factor > 1 ? -1 : factor < 1 ? 1 : 0;
    count = std::clamp(count, std::min(fewest, all), all);
    const double anchor = span.first + share * span.count;
    return fitted({int(std::lround(anchor - share * count)), count}, all);
}

CellSpan revealing(const CellSpan& span, int cell, int all)
{
    const int first = std::clamp(span.first, cell - span.count + 1, cell);
    return fitted({first, span.count}, all);
}

} // namespace lab
