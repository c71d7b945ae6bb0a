// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/labelledmatrix.h"
#include "widgets/heatmapdata.h"

namespace lab {

/// What a heat map shows, as numbers: the rows that have been reached, without those cells of the current row
/// that have not been worked out. Merged words (see wordmerging.h) and the mean of several heads are exported
/// as they are shown. `quantity` is "scores", "probabilities" or "context", in every language.
LabelledMatrix labelledMatrix(const HeatMapData& data);

/// The weights of the same rows and keys, "weights": what attention used, 0 or 1 (or 1/k) where it is hard.
/// Rows whose weights have not been worked out are empty. Throws ConfigError for context vectors, whose
/// columns are not keys.
LabelledMatrix labelledWeights(const HeatMapData& data);

/// Writes a matrix whole or not at all, as CSV or JSON, as the name of the file ends: .csv or .json. Throws
/// ConfigError for another ending, FileError, and what matrixToCsv() and matrixToJson() throw.
void saveMatrix(const LabelledMatrix& matrix, const QString& file, const Metadata& metadata = {});

} // namespace lab
