// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headgridlayout.h"
#include "widgets/painteditems.h"
#include "widgets/view.h"

#include <QWidget>

namespace lab {

/// All attention of a model as small maps: encoder, decoder and between them side by side, layers
/// one way and heads the other. Maps of the decoder grow row by row; keys that a query may not see are
/// grey. A click, or the arrow keys, choose the one that the other views show.
class HeadGrid : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit HeadGrid(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;

    /// One small map.
    struct Tile {
        HeadChoice choice;
        QRectF box;
        HeadMap map = {}; ///< made when it is painted
    };
    const std::vector<Tile>& tiles() const { return m_tiles; }
    /// Rows of a tile's map that have been computed.
    int reachedRows(const Tile& tile) const;
    QString emptyText() const; ///< while there are no maps
    QString shownNote() const; ///< below the maps

    /// A list of the maps.
    int itemCount() const override { return int(m_tiles.size()); }
    PaintedItem item(int index) const override;

    QSize sizeHint() const override { return {800, 420}; }
    QSize minimumSizeHint() const override { return {420, 200}; }

signals:
    void headChosen(const lab::HeadChoice& choice);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    void renderMaps();
    int rowCount(const Tile& tile) const; ///< of its matrix
    int current() const;                  ///< tile of the shown head; −1: none
    void choose(int tile);
    int neighbour(int tile, int dx, int dy) const;
    int tileAt(const QPointF& point) const;
    static QString nameOf(const Tile& tile);
    QString sizeOf(const Tile& tile) const;
    QString describe(const Tile& tile) const;
    void drawTile(QPainter& painter, const Tile& tile) const;

    Moment m_moment;
    Theme m_theme;
    HeadGridLayout m_layout;
    std::vector<Tile> m_tiles; ///< of the layout, with their maps
    bool m_mapsAreCurrent = false;
    bool m_pooled = false;
};

} // namespace lab
