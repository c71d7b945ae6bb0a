// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headchoice.h"

#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace lab {

/// One query with all its keys: a row of an attention head, shared with the record.
struct AttentionRow {
    HeadRecord head; ///< of one head; or the mean over heads, number by number
    Index query = 0; ///< its row in the head's matrices

    /// 0 for keys that the query does not have.
    float weight(int key) const;
    /// −infinity for keys that the query does not have.
    float logit(int key) const;
    bool isMasked(int key) const;
    /// Hard attention: whether the key is one of the first `draws` that were taken.
    bool isTaken(int key, int draws = std::numeric_limits<int>::max()) const;
};

/// The number of rows: one for each step, or for each source word in the encoder; 0 when the decode has no
/// such attention, or only a fixed context.
int attentionRowCount(const Decoding& decoding, const HeadChoice& choice);

/// Row number `row` (from 0) of the chosen attention; nothing when the decode does not have it. The row of a
/// fixed context has no keys.
std::optional<AttentionRow> attentionRow(const Decoding& decoding, const HeadChoice& choice, int row);
/// All of them.
std::vector<AttentionRow> attentionRows(const Decoding& decoding, const HeadChoice& choice);

/// How many keys a row (from 0) has, and how many of them hard attention took.
struct KeyCounts {
    int keys = 0;
    int taken = 0;
};
/// Cheaper than the row itself. 0 for rows that there are not.
KeyCounts keyCounts(const Decoding& decoding, const HeadChoice& choice, int row);

/// Whether what is shown at a site is one fixed context that the decoder reads instead of attending.
bool hasFixedContext(const Decoding& decoding, AttentionSite site = AttentionSite::Cross);

/// A word for each row and for each column.
QStringList queryWords(const Decoding& decoding, AttentionSite site);
QStringList keyWords(const Decoding& decoding, AttentionSite site);

} // namespace lab
