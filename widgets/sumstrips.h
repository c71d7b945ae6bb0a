// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"
#include "widgets/sum.h"
#include "widgets/theme.h"
#include "widgets/vectorstrip.h"

#include <QWidget>

namespace lab {

/// The columns of a table as strips of coloured cells, each with its name and its scale; numbers stand in the
/// cells, and the names of the rows above them, where they fit.
class SumStrips : public QWidget, public PaintedItems {
    Q_OBJECT
public:
    explicit SumStrips(SumTable table, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setDecimals(int decimals);

    QRectF stripRect(int column) const;
    VectorStrip strip(int column) const;
    /// Whether numbers share a cell, because there is no room for one each.
    bool isPooled() const;
    /// "W q, colours from −4 to 4", and how many numbers share a cell.
    QString caption(int column) const;
    /// What stands in the cell of a row; empty where it does not fit.
    QString cellText(int column, int row) const;

    /// The name of a row above its cells; empty where there is no room for names.
    QString rowLabel(int row) const;

    /// A table: a row for each strip, a column for each of its cells.
    int itemCount() const override { return int(m_table.columns.size()) * cellCount(); }
    PaintedItem item(int index) const override;
    std::optional<ItemTable> itemTable() const override
    {
        return ItemTable{int(m_table.columns.size()), cellCount()};
    }
    QString itemRowName(int row) const override { return m_table.columns[std::size_t(row)].name; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    double labelHeight() const;
    void drawRowLabels(QPainter& painter) const;
    void drawStrip(QPainter& painter, int column) const;
    void drawNumbers(QPainter& painter, int column) const;
    QRectF cellRect(int column, int row) const;
    int sharedNumbers() const; ///< that one cell stands for
    int cellCount() const;     ///< of each strip
    QString cellName(int column, int cell) const;
    QString cellAbout(const QPointF& point) const;

    SumTable m_table;
    Theme m_theme;
    int m_decimals;
};

} // namespace lab
