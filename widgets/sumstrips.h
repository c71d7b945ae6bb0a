// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"
#include "widgets/stripsheet.h"

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

    /// What is painted; it must not outlive the widget.
    StripSheet sheet() const { return {m_table, double(width()), m_decimals}; }
    QRectF stripRect(int column) const { return sheet().stripRect(column); }
    VectorStrip strip(int column) const { return sheet().strip(column); }
    bool isPooled() const { return sheet().isPooled(); }
    QString caption(int column) const { return sheet().caption(column); }
    QString cellText(int column, int row) const { return sheet().cellText(column, row); }
    QString rowLabel(int row) const { return sheet().rowLabel(row); }

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
    int columnAt(const QPointF& point) const;                     ///< -1: none
    int sharedNumbers() const { return sheet().sharedNumbers(); } ///< that one cell stands for
    int cellCount() const;                                        ///< of each strip
    QString cellName(int column, int cell) const;
    QString cellAbout(const QPointF& point) const;

    SumTable m_table;
    Theme m_theme;
    int m_decimals;
};

} // namespace lab
