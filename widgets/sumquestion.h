// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"
#include "widgets/selection.h"
#include "widgets/sum.h"

#include <vector>

namespace lab {

/// Which number is taken apart.
struct CellQuestion {
    enum Kind {
        Score,
        Logit,
        Probability,
        Weight,
        ContextComponent,
        ContextShares, ///< of the whole context, every component
    };
    Kind kind = Score;
    int key = 0;       ///< column, from 0; for the first four
    int component = 0; ///< of the context, from 0; for ContextComponent

    bool operator==(const CellQuestion&) const = default;
};

/// The question about a number of the selected cell; of the whole context where no component is selected.
CellQuestion questionOf(const Selection& selection, CellNumber number);

/// One row of attention, with its words.
struct SumSubject {
    std::vector<HeadRecord> heads; ///< one; or all heads whose mean is shown
    Index query = 0;               ///< row in their matrices
    QString queryWord;
    QStringList keyWords; ///< one for each column, or more
};

/// Row number `row` (from 0) of the chosen attention; without heads when the decode does not have it.
SumSubject sumSubject(const Decoding& decoding, const HeadChoice& choice, int row);

/// Whether the subject has such a number.
bool hasNumber(const SumSubject& subject, const CellQuestion& question);

/// The full arithmetic of a number; without sections when the subject does not have it. Of a context that is
/// fixed, and of scores whose rule the record does not hold, it says that there is no sum; of a word that is
/// masked, why there is no number. A mean over heads is the sum over the heads.
Sum sumOf(const SumSubject& subject, const CellQuestion& question);

} // namespace lab
