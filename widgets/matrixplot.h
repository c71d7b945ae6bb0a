// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cellimage.h"
#include "widgets/heatmapdata.h"
#include "widgets/matrixitems.h"
#include "widgets/matrixlayout.h"
#include "widgets/matrixoverview.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

class QToolButton;

namespace lab {

class MatrixAnnotations;
class MatrixCells;

/// A matrix as a heat map: one rectangle of one colour per number, words on both axes, the number in each
/// cell while it fits, a fixed and labelled scale, title and formula. The row that was reached last is
/// outlined. Pointing at a cell shows its exact number. Rows that have not been reached keep their place,
/// empty; keys that a query may not see are hatched; keys that hard attention took are outlined. With the
/// keyboard in it, the arrow keys go from cell to cell.
///
/// Ctrl and the wheel zoom about the pointer, as do + and − about the marked cell; then the wheel scrolls,
/// dragging moves, and a small picture of the whole matrix shows where one is. 0 shows all. Of a context only
/// the components are zoomed into. Where cells are smaller than a pixel, the largest number is kept, and the
/// note beside the title says so.
class MatrixPlot : public QCustomPlot, public MatrixItems {
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

    const HeatMapData& data() const override { return m_data; }
    const MatrixLayout& matrixLayout() const { return m_layout; }
    const OverviewLayout& overviewLayout() const { return m_overviewLayout; }

    /// The part of the matrix that is shown; setting fits it to the data.
    MatrixViewport matrixViewport() const;
    void setMatrixViewport(const MatrixViewport& view);
    void showWholeMatrix() { setMatrixViewport({}); }
    bool isZoomed() const;
    /// Shows `factor` times fewer rows and columns; what is at `share` (0…1 in each direction) stays there.
    void zoom(double factor, const QPointF& share);
    /// Scrolls to a row and column, as little as that takes; −1: any.
    void reveal(int row, int column);

    /// Marks a cell, a whole row or column (the other is −1), or nothing (both are).
    void markCell(int row, int column);
    QPoint markedCell() const override;
    QRectF boxOf(int row, int column) const override { return m_layout.cell(row, column); }
    /// The number's text in a cell, as it is drawn while it fits.
    QString cellText(int row, int column) const;
    /// What stands beside the title.
    QString shownNote() const;

    QSize minimumSizeHint() const override { return {220, 150}; }
    QSize sizeHint() const override { return {420, 260}; }

signals:
    /// The cell under the pointer, −1 and −1 when it leaves the cells.
    void cellHovered(int row, int column);
    /// The word of a row that has been reached was clicked.
    void rowClicked(int row);
    /// A cell was clicked (without dragging), or reached with the arrow keys.
    void cellReached(int row, int column);
    /// A cell was clicked, or Enter pressed on it.
    void cellOpened(int row, int column);

protected:
    void updateLayout() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// What the left button was pressed on, until it is released.
    struct Press {
        enum class Kind { None, Cells, Panning, Overview };
        Kind kind = Kind::None;
        QPointF position;
        MatrixViewport view;
    };

    void setUpAxes();
    void setUpWholeButton();
    void updateImages();
    void placeWholeButton();
    void hover(int row, int column);
    void tellWhatIsAt(QMouseEvent* event);
    void drag(const QPointF& position);
    void click(const QPointF& position);
    void scroll(const QPoint& angle);
    void zoomByKey(double factor);
    void moveMark(int rows, int columns);
    bool isOnCell(int row, int column) const;

    int m_hoveredRow = -1;
    int m_hoveredColumn = -1;
    HeatMapData m_data;
    MatrixMeasures m_measures;
    MatrixStyle m_style;
    MatrixLayout m_layout;
    Theme m_theme;
    MatrixViewport m_view; ///< what was asked for, see matrixViewport()
    CellImage m_image;
    bool m_imageIsCurrent = false;
    OverviewLayout m_overviewLayout;
    CellImage m_overviewImage;
    bool m_overviewIsCurrent = false;
    Press m_press;
    QPoint m_scrolled; ///< angle of the wheel that has not moved anything yet
    MatrixCells* m_cells;
    MatrixAnnotations* m_annotations;
    MatrixOverview* m_overview;
    QToolButton* m_wholeButton;
};

} // namespace lab
