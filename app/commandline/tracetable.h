// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headchoice.h"

#include <optional>
#include <string>

namespace lab {

/// A decode as text for a terminal of 100 columns: the source tokens, then for each head of the attention to
/// the source, or only for the `shown` attention, its scores and probabilities (one row a query, one column a
/// key, "-" where a query may not see a key, wide sentences in several blocks), then
/// every step's next word with the best of the others, the hypotheses of a beam search, and the translation.
/// Chinese characters count as two columns, so the columns line up.
std::string traceTable(const Decoding& decoding, const std::optional<HeadChoice>& shown = {});

} // namespace lab
