// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <string>

namespace lab {

/// A decode as text for a terminal of 100 columns: the source tokens, then for each attention head its scores
/// and probabilities (one row a step, one column a source token, wide sentences in several blocks), then
/// every step's next word with the best candidates, the hypotheses of a beam search, and the translation.
/// Chinese characters count as two columns, so the columns line up.
std::string traceTable(const Decoding& decoding);

} // namespace lab
