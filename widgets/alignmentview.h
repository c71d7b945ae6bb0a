// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alignmentlines.h"
#include "widgets/matrixitems.h"
#include "widgets/shownmatrix.h"
#include "widgets/view.h"

#include <QWidget>

namespace lab {

/// The probabilities as lines instead of cells: keys at the left, queries at the right, between them a line
/// for each cell, as thick as its number is large. The current row is bright, the rest dimmed, what is marked
/// is darkest; the numbers of the marked row, else of the current one, stand beside the keys. Masked keys
/// have no line; keys that hard attention took are outlined.
///
/// With the keyboard in it, up and down go from key to key, left and right from query to query. Where not all
/// words have room, those around the current row and its strongest key are shown, and the wheel scrolls the
/// column that it is over, both between them.
class AlignmentView : public QWidget, public View, public MatrixItems {
    Q_OBJECT
public:
    explicit AlignmentView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;
    /// Text between the columns while no row has been reached.
    void setHint(const QString& hint);
    /// Width to be kept free at the upper right.
    void setCorner(double width);

    const HeatMapData& data() const override { return m_data; }
    const AlignmentLayout& alignmentLayout() const { return m_layout; }
    QString note() const; ///< beside the title
    QPoint markedCell() const override { return m_marked; }
    QRectF boxOf(int row, int key) const override;

    QSize minimumSizeHint() const override { return {220, 150}; }
    QSize sizeHint() const override { return {420, 260}; }

signals:
    /// The word of a row that has been reached was clicked: its first piece.
    void rowRequested(int row);
    /// A line or word is pointed at; nothing, when the pointer leaves.
    void pointedAt(const lab::Selection& selection);
    /// A line or key was clicked, or a line reached with the keyboard.
    void selected(const lab::Selection& selection);
    /// Enter on a line, or a click: its arithmetic is wanted. What is merged of several pieces has none.
    void opened(const lab::Selection& selection, lab::CellNumber number);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Picture;

    void arrange();
    int numberedRow() const;
    void followCurrent();
    bool isOnCell(int row, int key) const;
    /// x: key, y: row; of a word only the one that it is, of nothing neither.
    QPoint cellAt(const QPointF& point) const;
    void hover(const QPoint& cell);
    void scroll(const QPointF& position, int angle);
    void mark(const QPoint& cell);
    void moveMark(int rows, int keys);
    void open(int row, int key);
    void reveal(int row, int key);
    QString describe(const QPointF& point) const;

    ShownMatrix m_shown{FigureKind::Probabilities};
    HeatMapData m_data;
    MatrixMeasures m_measures;
    AlignmentStyle m_style;
    AlignmentLayout m_layout;
    Theme m_theme;
    QString m_hint;
    QPoint m_marked{-1, -1};
    QPoint m_hovered{-1, -1};
    int m_scrolled = 0; ///< angle of the wheel that has not moved anything yet
    bool m_hasKeyboard = false;
};

} // namespace lab
