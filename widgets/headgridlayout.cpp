// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headgridlayout.h"

#include "widgets/fonts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double margin = 12;
constexpr double gap = 6;
constexpr double siteGap = 22;
constexpr double widestMap = 1.7;  ///< in multiples of its height
constexpr double titleLines = 4.3; ///< above the maps, in multiples of the type size
constexpr double layerNames = 4.6; ///< beside them, likewise

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeadGrid)
};

class Builder {
public:
    Builder(const std::vector<HeadSite>& sites, const QSizeF& size, int smallPixels);
    HeadGridLayout build();

private:
    QSizeF mapSize(bool layersDown) const;
    void placeSite(const HeadSite& site, const QPointF& corner, const QSizeF& size);
    void placeTitles(const HeadSite& site, const QPointF& corner, const QSizeF& size);
    QRectF box(const QPointF& corner, const QSizeF& size, int across, int down) const;
    int across(const HeadSite& site) const { return m_layersDown ? site.mapsOfLayer() : site.layers; }
    int down(const HeadSite& site) const { return m_layersDown ? site.layers : site.mapsOfLayer(); }

    const std::vector<HeadSite>& m_sites;
    QRectF m_room;
    bool m_layersDown = true; ///< a row for each layer; else a column
    HeadGridLayout m_layout;
};

Builder::Builder(const std::vector<HeadSite>& sites, const QSizeF& size, int smallPixels) : m_sites(sites)
{
    const double names = layerNames * smallPixels;
    m_room = {margin + names, margin, size.width() - names - 2 * margin,
        size.height() - 2 * margin - 2 * smallPixels};
    m_layout.smallPixels = smallPixels;
}

HeadGridLayout Builder::build()
{
    const auto area = [&](bool layersDown) {
        const QSizeF size = mapSize(layersDown);
        return size.width() * size.height();
    };
    m_layersDown = area(true) >= area(false);
    const QSizeF size = mapSize(m_layersDown);
    double left = m_room.left();
    for (const HeadSite& site : m_sites) {
        placeSite(site, {left, m_room.top()}, size);
        left += (size.width() + gap) * across(site) + siteGap;
    }
    return std::move(m_layout);
}

QSizeF Builder::mapSize(bool layersDown) const
{
    int across = 0;
    int down = 1;
    for (const HeadSite& site : m_sites) {
        across += layersDown ? site.mapsOfLayer() : site.layers;
        down = std::max(down, layersDown ? site.layers : site.mapsOfLayer());
    }
    const double wide = (m_room.width() - siteGap * double(m_sites.size())) / std::max(1, across);
    const double high = (m_room.height() - titleLines * m_layout.smallPixels) / down;
    const double height = std::max(8.0, std::floor(std::min({high, wide, m_room.width() / 2})) - gap);
    return {std::clamp(std::floor(wide) - gap, height, widestMap * height), height};
}

QRectF Builder::box(const QPointF& corner, const QSizeF& size, int across, int down) const
{
    const double top = corner.y() + titleLines * m_layout.smallPixels;
    return {{corner.x() + across * (size.width() + gap), top + down * (size.height() + gap)}, size};
}

void Builder::placeTitles(const HeadSite& site, const QPointF& corner, const QSizeF& size)
{
    const int pixels = m_layout.smallPixels;
    const auto headName = [&site](int map) {
        return map < site.heads ? Text::tr("head %1").arg(map + 1) : Text::tr("mean");
    };
    const auto layerName = [](int layer) { return Text::tr("layer %1").arg(layer + 1); };
    m_layout.titles.push_back(
        {QRectF(corner.x(), corner.y(), across(site) * (size.width() + gap) + siteGap - 4, 2.2 * pixels),
            siteTitle(site.site), Qt::AlignLeft, true});
    for (int x = 0; x < across(site); ++x) {
        const QRectF map = box(corner, size, x, 0);
        m_layout.titles.push_back(
            {QRectF(map.left() - gap, map.top() - 1.9 * pixels, size.width() + 2 * gap, 1.7 * pixels),
                m_layersDown ? headName(x) : layerName(x), Qt::AlignHCenter, false});
    }
    for (int y = 0; y < down(site) && m_layout.tiles.empty(); ++y)
        m_layout.titles.push_back({QRectF(0, box(corner, size, 0, y).top(), corner.x() - 8, size.height()),
            m_layersDown ? layerName(y) : headName(y), Qt::AlignRight, false});
}

void Builder::placeSite(const HeadSite& site, const QPointF& corner, const QSizeF& size)
{
    placeTitles(site, corner, size);
    for (int layer = 0; layer < site.layers; ++layer) {
        for (int map = 0; map < site.mapsOfLayer(); ++map)
            m_layout.tiles.push_back({site.choice(layer, map),
                m_layersDown ? box(corner, size, map, layer) : box(corner, size, layer, map)});
    }
}

} // namespace

HeadGridLayout layoutHeadGrid(const std::vector<HeadSite>& sites, const QSizeF& size, int smallPixels)
{
    return Builder(sites, size, smallPixels).build();
}

double headGridWidth(const std::vector<HeadSite>& sites, double mapWidth, int smallPixels)
{
    int across = 0;
    for (const HeadSite& site : sites)
        across += site.mapsOfLayer();
    return layerNames * smallPixels + 2 * margin + siteGap * double(sites.size()) +
           across * (std::ceil(mapWidth) + gap);
}

void drawHeadGridTitles(QPainter& painter, const HeadGridLayout& layout, const Theme& theme)
{
    for (const HeadGridLayout::Title& title : layout.titles) {
        painter.setFont(textFont(
            layout.smallPixels + (title.isSite ? 3 : 0), title.isSite ? QFont::DemiBold : QFont::Normal));
        painter.setPen(title.isSite ? theme.text : theme.secondary);
        painter.drawText(title.box, int(title.alignment | Qt::AlignVCenter),
            QFontMetricsF(painter.font()).elidedText(title.text, Qt::ElideRight, title.box.width()));
    }
}

} // namespace lab
