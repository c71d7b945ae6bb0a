// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headmap.h"

#include "widgets/imagepixels.h"
#include "widgets/pooling.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int levels = 256;

std::vector<QRgb> coloursOf(const ColourMap& map)
{
    std::vector<QRgb> colours;
    for (int level = 0; level < levels; ++level)
        colours.push_back(map.at(double(level) / (levels - 1)).rgb());
    return colours;
}

/// The weights of a row; maskedCell where the query may not see the key.
std::vector<float> weightsOf(const AttentionRow& row, int columns)
{
    std::vector<float> weights;
    for (int column = 0; column < std::min(columns, int(row.head.weights.cols())); ++column)
        weights.push_back(row.isMasked(column) ? maskedCell : row.weight(column));
    return weights;
}

} // namespace

std::vector<HeadSite> headSites(const Decoding& decoding)
{
    std::vector<HeadSite> sites;
    for (const AttentionSite site :
        {AttentionSite::EncoderSelf, AttentionSite::DecoderSelf, AttentionSite::Cross}) {
        HeadSite found{site, layerCount(decoding, site), 0};
        for (int layer = 0; layer < found.layers; ++layer)
            found.heads = std::max(found.heads, headCount(decoding, {site, layer, 0, 0}));
        if (found.layers > 0 && !hasFixedContext(decoding, site))
            sites.push_back(found);
    }
    return sites;
}

HeadMap headMap(const Decoding& decoding, const HeadChoice& choice, const Theme& theme, const QSize& most)
{
    HeadMap map;
    const std::vector<AttentionRow> rows = attentionRows(decoding, choice);
    map.rows = int(rows.size());
    map.columns = int(keyWords(decoding, choice.site).size());
    const QSize size(std::min(map.columns, most.width()), std::min(map.rows, most.height()));
    if (size.isEmpty())
        return map;
    map.pooled = size.width() < map.columns || size.height() < map.rows;
    map.image = newImage(size, QImage::Format_RGB32);
    const std::vector<QRgb> colours = coloursOf(theme.sequential);
    int row = 0;
    for (int line = 0; line < size.height(); ++line) {
        std::vector<float> largest(std::size_t(size.width()), maskedCell);
        for (; row < map.rows && std::int64_t(row) * size.height() / map.rows == line; ++row)
            poolRow(weightsOf(rows[std::size_t(row)], map.columns), map.columns, Kept::Largest, largest);
        auto* pixels = reinterpret_cast<QRgb*>(map.image.scanLine(line));
        for (int column = 0; column < size.width(); ++column) {
            const float weight = largest[std::size_t(column)];
            const auto level = std::size_t(std::lround(std::clamp(weight, 0.0F, 1.0F) * (levels - 1)));
            pixels[column] = weight == maskedCell ? theme.track.rgb() : colours[level];
        }
    }
    return map;
}

} // namespace lab
