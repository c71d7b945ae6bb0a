// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/matrixlayout.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

namespace lab {

class MatrixAnnotations;

/// A matrix as a heat map: one rectangle of one colour per number, words on both axes, the number in each
/// cell while it fits, a fixed and labelled scale, title and formula. The row that was reached last is
/// outlined. Pointing at a cell shows its exact number. Rows that have not been reached keep their place,
/// empty; keys that a query may not see are hatched; keys that hard attention took are outlined. With the
/// keyboard in it, the arrow keys go from cell to cell.
class MatrixPlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit MatrixPlot(QWidget* parent = nullptr);

    void setData(HeatMapData data);
    /// Shows what has been reached; cheaper than new data.
    void setReached(const ReachedRows& reached);
    void setTheme(const Theme& theme);
    void setMatrixStyle(const MatrixStyle& style);
    /// Text in the empty rows while none has been reached.
    void setHint(const QString& hint);
    /// Whether the row that was reached last is outlined; it is by default.
    void setCurrentRowOutlined(bool outlined);

    const HeatMapData& data() const { return m_data; }
    const MatrixLayout& matrixLayout() const { return m_layout; }
    /// Marks a cell, a whole row or column (the other is −1), or nothing (both are).
    void markCell(int row, int column);
    /// The number's text in a cell, as it is drawn while it fits.
    QString cellText(int row, int column) const;

    QSize minimumSizeHint() const override { return {220, 150}; }
    QSize sizeHint() const override { return {420, 260}; }

signals:
    /// The cell under the pointer, −1 and −1 when it leaves the cells.
    void cellHovered(int row, int column);
    /// The word of a row that has been reached was clicked.
    void rowClicked(int row);
    /// A cell was clicked, or reached with the arrow keys.
    void cellReached(int row, int column);
    /// A cell was clicked, or Enter pressed on it.
    void cellOpened(int row, int column);

protected:
    void updateLayout() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void setUpAxes();
    void fillRow(int row);
    void applyGradient();
    void hover(int row, int column);
    void moveMark(int rows, int columns);
    bool isOnCell(int row, int column) const;

    int m_hoveredRow = -1;
    int m_hoveredColumn = -1;
    HeatMapData m_data;
    MatrixMeasures m_measures;
    MatrixStyle m_style;
    MatrixLayout m_layout;
    Theme m_theme;
    QCPColorMap* m_map;
    MatrixAnnotations* m_annotations;
};

} // namespace lab
