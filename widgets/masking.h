// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"

#include <QString>

namespace lab {

/// Why a query does not see a key, as the end of a sentence: "this query may not see it: it comes later"; of
/// a key that is masked.
QString whyMasked(const AttentionRow& row, int key);

} // namespace lab
