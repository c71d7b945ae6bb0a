// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/headgridfigure.h"

#include "model/math/error.h"
#include "widgets/cellpainter.h"
#include "widgets/colourscale.h"
#include "widgets/figures/figureframe.h"
#include "widgets/figures/wrappedtext.h"
#include "widgets/fonts.h"
#include "widgets/headgridlayout.h"

#include <QCoreApplication>

#include <qcustomplot.h>

#include <algorithm>
#include <memory>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double comfortableMap = 56; ///< narrower maps of all sites stand below each other
constexpr double narrowestMap = 48;   ///< narrower figures are made smaller
constexpr double groupShare = 0.5;    ///< height of maps side by side, in multiples of their width
constexpr double scaleWidth = 150;
constexpr double scaleHeight = 24;
constexpr int notePixels = 13;

using SiteGroup = std::vector<HeadSite>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeadGridFigure)
};

SiteGroup sitesOf(const Decoding& decoding, const HeadGridOptions& options)
{
    SiteGroup sites = headSites(decoding);
    const AttentionSite chosen = options.figure.head.site;
    if (!options.allSites)
        std::erase_if(sites, [chosen](const HeadSite& site) { return site.site != chosen; });
    if (!options.allSites && chosen == AttentionSite::Embeddings && layerCount(decoding, chosen) > 0)
        sites.push_back({chosen, 1, 1});
    if (sites.empty())
        throw ConfigError("There is nothing to draw: the model has no such attention.");
    return sites;
}

/// Sites side by side, or below each other where there is not enough width.
std::vector<SiteGroup> grouped(const SiteGroup& sites, double width)
{
    if (headGridWidth(sites, comfortableMap) <= width)
        return {sites};
    std::vector<SiteGroup> groups;
    for (const HeadSite& site : sites)
        groups.push_back({site});
    return groups;
}

/// All maps, laid out for type as large as on the screen.
struct Grid {
    Theme theme;
    HeadGridLayout layout;
    std::vector<HeatMapData> maps; ///< one for each tile
    WrappedText note;
    WrappedText noteOfPooled; ///< instead, where cells are smaller than a pixel
    double foot = 0;          ///< below the maps
    double width = 0;

    void paint(QCPPainter& painter) const;
    bool paintMaps(QCPPainter& painter) const;
    qint64 cellCount() const;
    bool hasMasked() const;
    double height() const { return foot + std::max(scaleHeight, noteOfPooled.height()) + margin; }
};

qint64 Grid::cellCount() const
{
    qint64 count = 0;
    for (const HeatMapData& map : maps)
        count += qint64(map.rowCount()) * map.columnCount();
    return count;
}

bool Grid::hasMasked() const
{
    const auto isMasked = [](const HeatMapData& map) {
        for (int cell = 0; cell < map.rowCount() * map.columnCount(); ++cell) {
            if (map.isMasked(cell / map.columnCount(), cell % map.columnCount()))
                return true;
        }
        return false;
    };
    return std::any_of(maps.begin(), maps.end(), isMasked);
}

/// Whether cells had to share pixels.
bool Grid::paintMaps(QCPPainter& painter) const
{
    const bool toVectors = painter.modes().testFlag(QCPPainter::pmVectorized);
    const double pixelScale = toVectors ? MatrixStyle::vectors : painter.transform().m11();
    bool pooled = false;
    for (std::size_t tile = 0; tile < maps.size(); ++tile) {
        const HeatMapData& map = maps[tile];
        const QRectF& box = layout.tiles[tile].box;
        const MatrixLayout cells = layoutCells(map.rowCount(), map.columnCount(), box, pixelScale);
        CellImage image;
        image.set(map, cells.block, theme);
        pooled = pooled || cells.block.isPooled();
        painter.setAntialiasing(false);
        drawCells(painter, image, cells, theme, toVectors && cellCount() <= mostCellRectangles);
        painter.setAntialiasing(true);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawRect(box.adjusted(-1, -1, 1, 1));
    }
    return pooled;
}

void Grid::paint(QCPPainter& painter) const
{
    drawHeadGridTitles(painter, layout, theme);
    const bool pooled = paintMaps(painter);
    painter.setPen(theme.secondary);
    (pooled ? noteOfPooled : note).draw(painter, {margin, foot});
    const QRectF scale(width - margin - scaleWidth, foot, scaleWidth, scaleHeight);
    drawColourScale(painter, scale, maps.front().scale, theme, notePixels);
}

void layOut(Grid& grid, const std::vector<SiteGroup>& groups)
{
    for (const SiteGroup& group : groups) {
        const double top = grid.foot;
        HeadGridLayout part = layoutHeadGrid(group, {grid.width, groupShare * grid.width + 100});
        for (HeadGridLayout::Title& title : part.titles)
            title.box.translate(0, top);
        for (HeadGridLayout::Tile& tile : part.tiles) {
            tile.box.translate(0, top);
            grid.foot = std::max(grid.foot, tile.box.bottom() + margin);
        }
        grid.layout.smallPixels = part.smallPixels;
        grid.layout.titles.insert(grid.layout.titles.end(), part.titles.begin(), part.titles.end());
        grid.layout.tiles.insert(grid.layout.tiles.end(), part.tiles.begin(), part.tiles.end());
    }
}

/// The numbers of all maps, with one range for all of them.
void takeMaps(Grid& grid, const Decoding& decoding, FigureOptions options)
{
    for (const HeadGridLayout::Tile& tile : grid.layout.tiles) {
        options.head = tile.choice;
        grid.maps.push_back(figureData(decoding, FigureKind::Weights, options));
    }
    double upper = 0;
    for (const HeatMapData& map : grid.maps)
        upper = std::max(upper, map.scale.upper);
    for (HeatMapData& map : grid.maps)
        map.scale.upper = upper;
}

void writeNotes(Grid& grid)
{
    const QString about = Text::tr("Rows: queries, columns: keys, colours: weights.");
    const QString masked = grid.hasMasked() ? Text::tr(" Hatched: masked.") : QString();
    const QString pooled = Text::tr(" Cells smaller than a pixel: the largest of each group.");
    const double room = grid.width - scaleWidth - 3 * margin;
    grid.note = wrapped(about + masked, textFont(notePixels), room);
    grid.noteOfPooled = wrapped(about + masked + pooled, textFont(notePixels), room);
}

} // namespace

Drawing drawHeadGrid(const Decoding& decoding, const HeadGridOptions& options)
{
    FigureOptions figure = options.figure;
    figure.reached.reset();
    const FigureFrame frame = frameOf(decoding, figure, stepsOf(decoding, figure));
    const std::vector<SiteGroup> groups = grouped(sitesOf(decoding, options), figure.width);
    const auto grid = std::make_shared<Grid>();
    grid->theme = frame.theme;
    grid->width = layoutWidth(figure.width);
    for (const SiteGroup& group : groups)
        grid->width = layoutWidth(grid->width, headGridWidth(group, narrowestMap));
    layOut(*grid, groups);
    takeMaps(*grid, decoding, figure);
    writeNotes(*grid);
    return framed(
        frame, {grid->width, grid->height()}, [grid](QCPPainter& painter) { grid->paint(painter); });
}

} // namespace lab
