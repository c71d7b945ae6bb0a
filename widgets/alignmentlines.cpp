// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignmentlines.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double reach = 4;          ///< of the pointer
constexpr double thinnestSeen = 0.2; ///< thinner lines are not pointed at

/// From a point to a line of which it lies between the ends.
double distance(const QLineF& line, const QPointF& point)
{
    const QPointF way = line.p2() - line.p1();
    const QPointF from = point - line.p1();
    return std::abs(way.x() * from.y() - way.y() * from.x()) / std::hypot(way.x(), way.y());
}

} // namespace

std::vector<AlignmentLine> linesInView(const HeatMapData& data, const AlignmentLayout& layout)
{
    std::vector<AlignmentLine> lines;
    for (int row = 0; row < std::min(data.reached.rows, data.rowCount()); ++row) {
        if (!layout.queries.isNear(row))
            continue;
        for (int key = 0; key < data.columnCount(); ++key) {
            if (!layout.keys.isNear(key) || !(layout.queries.shows(row) || layout.keys.shows(key)))
                continue;
            const float weight = data.value(row, key);
            const bool isHeavy = double(weight) >= layout.lightest;
            const bool isDrawn = weight > 0 && (isHeavy || data.isTaken(row, key));
            if (isDrawn && data.isReached(row, key) && !data.isMasked(row, key))
                lines.push_back({row, key, weight});
        }
    }
    return lines;
}

double weightOutOfSight(const HeatMapData& data, const AlignmentLayout& layout, int row)
{
    double sum = 0;
    for (int key = 0; key < data.columnCount(); ++key) {
        if (!layout.keys.shows(key) && data.isReached(row, key) && data.value(row, key) > 0)
            sum += double(data.value(row, key));
    }
    return sum;
}

std::optional<AlignmentLine> lineAt(
    const std::vector<AlignmentLine>& lines, const AlignmentLayout& layout, const QPointF& point)
{
    std::optional<AlignmentLine> found;
    if (!layout.lines.contains(point))
        return found;
    for (const AlignmentLine& line : lines) {
        const double thickness = layout.thickness(line.weight);
        if (thickness < thinnestSeen || (found && line.weight <= found->weight))
            continue;
        if (distance(layout.line(line.row, line.key), point) <= std::max(reach, thickness / 2))
            found = line;
    }
    return found;
}

} // namespace lab
