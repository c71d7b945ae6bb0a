// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <QString>

namespace lab {

/// Where attention happens.
enum class AttentionSite {
    Cross,       ///< queries: target words, keys: source words
    EncoderSelf, ///< queries and keys: source words
    DecoderSelf, ///< queries and keys: target words that the decoder has read
    Embeddings,  ///< queries, keys and values: the bare embeddings of the source words
};

/// Whether queries are source words: all rows are there before the first word is said.
inline bool isWithinSource(AttentionSite site)
{
    return site == AttentionSite::EncoderSelf || site == AttentionSite::Embeddings;
}

QString siteTitle(AttentionSite site); ///< "decoder → encoder"

/// Which attention the views show. Plain data.
struct HeadChoice {
    static constexpr int meanOfHeads = -1; ///< instead of a head
    static constexpr int lastLayer = -1;   ///< instead of a layer

    AttentionSite site = AttentionSite::Cross;
    int layer = lastLayer; ///< from 0, among the layers that have heads there
    int head = 0;          ///< from 0
    int query = 0;         ///< within the source: the word whose row is the current one

    bool operator==(const HeadChoice&) const = default;
};

/// The row (from 0) of the chosen attention once the decoder has said `step` words: that of the last of them,
/// or within the source that of the chosen source word; −1 at step 0.
inline int rowAt(const HeadChoice& choice, int step)
{
    return isWithinSource(choice.site) ? choice.query : step - 1;
}

/// How many layers of a decode have heads at a site; 0: there is no such attention.
int layerCount(const Decoding& decoding, AttentionSite site);
/// How many heads the chosen layer has.
int headCount(const Decoding& decoding, const HeadChoice& choice);

/// The nearest choice that this decode has: its own site, else cross attention; layer, head and query moved
/// into their ranges.
HeadChoice fitting(const HeadChoice& choice, const Decoding& decoding);

} // namespace lab
