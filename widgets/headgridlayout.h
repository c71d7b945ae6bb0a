// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headmap.h"
#include "widgets/theme.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lab {

/// Where all heads of a model go as small maps: sites side by side, layers one way and heads the other.
struct HeadGridLayout {
    struct Tile {
        HeadChoice choice;
        QRectF box;
    };
    struct Title {
        QRectF box;
        QString text;
        Qt::AlignmentFlag alignment = Qt::AlignLeft;
        bool isSite = false;
    };

    int smallPixels = 13; ///< type size of the names of layers and heads
    std::vector<Tile> tiles;
    std::vector<Title> titles;
};

/// Within a size: a row for each layer, or a column, whichever leaves more room for a map.
HeadGridLayout layoutHeadGrid(const std::vector<HeadSite>& sites, const QSizeF& size, int smallPixels = 13);

/// The width that leaves a map this many pixels, with a row for each layer.
double headGridWidth(const std::vector<HeadSite>& sites, double mapWidth, int smallPixels = 13);

void drawHeadGridTitles(QPainter& painter, const HeadGridLayout& layout, const Theme& theme);

} // namespace lab
