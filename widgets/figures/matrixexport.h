// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/labelledmatrix.h"
#include "widgets/heatmapdata.h"

namespace lab {

/// What a heat map shows, as numbers: the rows that have been reached, without those cells of the current row
/// that have not been worked out. Merged words (see wordmerging.h) and the mean of several heads are exported
/// as they are shown. `quantity` is "scores", "probabilities", "weights" or "context", in every language.
LabelledMatrix labelledMatrix(const HeatMapData& data);

} // namespace lab
