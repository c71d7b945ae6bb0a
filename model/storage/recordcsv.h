// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <string>
#include <vector>

namespace lab {

/// The quantities of an attention head that have one number for each pair of target and source token.
enum class HeadQuantity { Scores, Logits, Probabilities, Weights };

/// Which cross-attention head of a step is meant, and what of it.
struct HeadSelection {
    HeadQuantity quantity = HeadQuantity::Probabilities;
    std::size_t layer = 0;
    std::size_t head = 0;
};

/// A decode as CSV (model/storage/csv.h): one line for each step, one column for each source token. The first
/// line and the first column hold the words. Throws ShapeError when a step has no such layer or head.
std::string recordToCsv(const Decoding& decoding, const HeadSelection& selection = {});

/// A labelled matrix as CSV. Numbers have the fewest digits that read back as the same float32; "-inf" is a
/// masked logit. Throws ShapeError when there is not one label for each row and column.
std::string matrixToCsv(const Matrix& matrix, const std::vector<std::string>& rowLabels,
    const std::vector<std::string>& columnLabels);

} // namespace lab
