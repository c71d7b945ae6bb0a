// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"
#include "widgets/theme.h"

#include <QImage>
#include <QRectF>
#include <QSize>

#include <vector>

namespace lab {

/// The maps of one site: of each layer all heads, and last the mean of them where there are several.
struct HeadSite {
    AttentionSite site = AttentionSite::Cross;
    int layers = 0;
    int heads = 0; ///< largest count of a layer

    int mapsOfLayer() const { return heads > 1 ? heads + 1 : heads; }
    HeadChoice choice(int layer, int map) const
    {
        return {site, layer, map < heads ? map : HeadChoice::meanOfHeads, 0};
    }
};

/// The sites where a model attends, in the order of the computation: encoder, decoder, between them.
std::vector<HeadSite> headSites(const Decoding& decoding);

/// The weights of one head as a picture with one pixel a cell. Where that would be more than `most` pixels on
/// a side, each pixel has the largest weight among its cells.
struct HeadMap {
    QImage image;    ///< rows: queries, all of them
    int rows = 0;    ///< of the matrix
    int columns = 0; ///< of the matrix
    bool pooled = false;
};

HeadMap headMap(const Decoding& decoding, const HeadChoice& choice, const Theme& theme, const QSize& most);

} // namespace lab
