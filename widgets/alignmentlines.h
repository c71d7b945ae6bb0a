// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alignmentlayout.h"

#include <optional>
#include <vector>

namespace lab {

/// The line between a query and a key.
struct AlignmentLine {
    int row = 0; ///< the query
    int key = 0;
    float weight = 0; ///< the number of the cell; more than 0
};

/// The lines that have been reached and have one end in view and the other in view or near it, query by
/// query. Masked keys and weights of 0 have none; those below the layout's lightest are left out,
/// unless hard attention took the key.
std::vector<AlignmentLine> linesInView(const HeatMapData& data, const AlignmentLayout& layout);

/// The sum of a query's numbers whose keys are out of sight.
double weightOutOfSight(const HeatMapData& data, const AlignmentLayout& layout, int row);

/// The thickest of those that pass a point, or pass it closely, and can be seen there.
std::optional<AlignmentLine> lineAt(
    const std::vector<AlignmentLine>& lines, const AlignmentLayout& layout, const QPointF& point);

} // namespace lab
