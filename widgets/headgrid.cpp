// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headgrid.h"

#include "widgets/fonts.h"
#include "widgets/tooltip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double margin = 12;

bool sameHead(const HeadChoice& first, const HeadChoice& second, const Decoding& decoding)
{
    const auto layer = [&decoding](const HeadChoice& choice) {
        return choice.layer == HeadChoice::lastLayer ? layerCount(decoding, choice.site) - 1 : choice.layer;
    };
    const bool oneHead = headCount(decoding, first) == 1;
    return first.site == second.site && layer(first) == layer(second) &&
           (oneHead || first.head == second.head);
}

} // namespace

HeadGrid::HeadGrid(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setAccessibleName(tr("All layers and heads"));
    setFocusPolicy(Qt::TabFocus);
}

void HeadGrid::setMoment(const Moment& moment)
{
    const bool same = moment.decoding == m_moment.decoding;
    const int before = current();
    m_moment = moment;
    if (!same)
        arrange();
    const int tile = current();
    if (hasFocus() && tile != before)
        announceItem(*this, tile);
    setAccessibleDescription(tile < 0 ? QString() : describe(m_tiles[std::size_t(tile)]));
    update();
}

void HeadGrid::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_mapsAreCurrent = false;
    update();
}

void HeadGrid::resizeEvent(QResizeEvent* /*event*/)
{
    arrange();
}

void HeadGrid::arrange()
{
    m_layout = layoutHeadGrid(headSites(*m_moment.decoding), size(), height() >= 560 ? 17 : 13);
    m_tiles.clear();
    for (const HeadGridLayout::Tile& tile : m_layout.tiles)
        m_tiles.push_back({tile.choice, tile.box});
    m_mapsAreCurrent = false;
}

void HeadGrid::renderMaps()
{
    m_mapsAreCurrent = true;
    m_pooled = false;
    for (Tile& tile : m_tiles) {
        tile.map = headMap(*m_moment.decoding, tile.choice, m_theme, tile.box.size().toSize());
        m_pooled = m_pooled || tile.map.pooled;
    }
}

int HeadGrid::rowCount(const Tile& tile) const
{
    return attentionRowCount(*m_moment.decoding, tile.choice);
}

int HeadGrid::reachedRows(const Tile& tile) const
{
    if (isWithinSource(tile.choice.site))
        return rowCount(tile);
    const bool working =
        m_moment.step > 0 && !isWithinSource(m_moment.head.site) && !isDone(m_moment, Stage::Selection);
    return std::clamp(m_moment.step - (working ? 1 : 0), 0, rowCount(tile));
}

int HeadGrid::current() const
{
    const auto found = std::find_if(m_tiles.begin(), m_tiles.end(),
        [this](const Tile& tile) { return sameHead(tile.choice, m_moment.head, *m_moment.decoding); });
    return found == m_tiles.end() ? -1 : int(found - m_tiles.begin());
}

void HeadGrid::paintEvent(QPaintEvent* /*event*/)
{
    if (!m_mapsAreCurrent)
        renderMaps();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_tiles.empty()) {
        painter.setFont(textFont(17));
        painter.setPen(m_theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        return;
    }
    drawHeadGridTitles(painter, m_layout, m_theme);
    for (const Tile& tile : m_tiles)
        drawTile(painter, tile);
    if (const int tile = current(); tile >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.accent, 3));
        painter.drawRect(m_tiles[std::size_t(tile)].box.adjusted(-2, -2, 2, 2));
    }
    if (hasFocus()) {
        painter.setPen(focusPen(m_theme));
        painter.drawRect(rect().adjusted(2, 2, -3, -3));
    }
    painter.setFont(textFont(m_layout.smallPixels));
    painter.setPen(m_theme.secondary);
    painter.drawText(
        rect().adjusted(int(margin), 0, -int(margin), -4), Qt::AlignLeft | Qt::AlignBottom, shownNote());
}

/// What matters most stays where there is no room for all.
QString HeadGrid::shownNote() const
{
    const QString note = tr("Rows: queries, columns: keys, weights 0…1. Grey: masked.");
    const QString lonely =
        m_tiles.size() == 1 ? tr(" This model has one head; Self opens one with many.") : QString();
    const QString pooling =
        m_pooled ? tr(" Cells smaller than a pixel: the largest of each group.") : QString();
    return firstThatFits({note + lonely + pooling, note + pooling, pooling.trimmed(), note},
        textFont(m_layout.smallPixels), width() - 2 * margin);
}

QString HeadGrid::emptyText() const
{
    return hasFixedContext(*m_moment.decoding)
               ? tr("This model has no attention: one fixed context for all words.")
               : tr("Here: all layers and heads of the model");
}

void HeadGrid::drawTile(QPainter& painter, const Tile& tile) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.background);
    painter.drawRect(tile.box);
    const int rows = reachedRows(tile);
    if (rows == 0 || tile.map.image.isNull())
        return;
    const double share = double(rows) / tile.map.rows;
    QRectF target = tile.box;
    target.setHeight(tile.box.height() * share);
    const QRectF source(0, 0, tile.map.image.width(), tile.map.image.height() * share);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(target, tile.map.image, source);
}

int HeadGrid::tileAt(const QPointF& point) const
{
    const auto found = std::find_if(
        m_tiles.begin(), m_tiles.end(), [&point](const Tile& tile) { return tile.box.contains(point); });
    return found == m_tiles.end() ? -1 : int(found - m_tiles.begin());
}

void HeadGrid::choose(int tile)
{
    if (tile >= 0 && tile != current())
        emit headChosen(m_tiles[std::size_t(tile)].choice);
}

void HeadGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(tileAt(event->position()));
}

/// The nearest tile in a direction; the tile itself when there is none.
int HeadGrid::neighbour(int tile, int dx, int dy) const
{
    const QPointF from = m_tiles[std::size_t(tile)].box.center();
    int nearest = tile;
    double least = 1e9;
    for (int other = 0; other < int(m_tiles.size()); ++other) {
        const QPointF way = m_tiles[std::size_t(other)].box.center() - from;
        const double along = way.x() * dx + way.y() * dy;
        const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        const double distance = along + 3 * aside;
        if (along > 1 && distance < least) {
            least = distance;
            nearest = other;
        }
    }
    return nearest;
}

void HeadGrid::keyPressEvent(QKeyEvent* event)
{
    const int tile = std::max(0, current());
    if (m_tiles.empty())
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(neighbour(tile, -1, 0));
    case Qt::Key_Right:
        return choose(neighbour(tile, 1, 0));
    case Qt::Key_Up:
        return choose(neighbour(tile, 0, -1));
    case Qt::Key_Down:
        return choose(neighbour(tile, 0, 1));
    default:
        QWidget::keyPressEvent(event);
    }
}

QString HeadGrid::nameOf(const Tile& tile)
{
    const QString place = tr("%1, layer %2").arg(siteTitle(tile.choice.site)).arg(tile.choice.layer + 1);
    const QString head = tile.choice.head == HeadChoice::meanOfHeads
                             ? tr("mean of the heads")
                             : tr("head %1").arg(tile.choice.head + 1);
    return tr("%1, %2").arg(place, head);
}

QString HeadGrid::sizeOf(const Tile& tile) const
{
    return tr("%1 of %2 rows, %3 columns")
        .arg(reachedRows(tile))
        .arg(rowCount(tile))
        .arg(keyWords(*m_moment.decoding, tile.choice.site).size());
}

QString HeadGrid::describe(const Tile& tile) const
{
    return tr("%1: %2").arg(nameOf(tile), sizeOf(tile));
}

PaintedItem HeadGrid::item(int index) const
{
    const Tile& tile = m_tiles[std::size_t(index)];
    return {nameOf(tile), reachedRows(tile) > 0 ? sizeOf(tile) : notComputedYet(), sizeOf(tile), tile.box,
        index == current()};
}

bool HeadGrid::event(QEvent* event)
{
    if (event->type() ==
        QEvent::ShortcutOverride) { // arrow keys belong to the maps while the keyboard is here
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right)
            event->accept();
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int tile = tileAt(help->pos());
    if (tile < 0)
        QToolTip::hideText();
    else
        showToolTip(describe(m_tiles[std::size_t(tile)]), this, help->pos(), m_tiles[std::size_t(tile)].box);
    return true;
}

} // namespace lab
