// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/linewindow.h"
#include "widgets/painteditems.h"
#include "widgets/pipelinelayout.h"
#include "widgets/pipelinerow.h"
#include "widgets/view.h"

#include <QWidget>

namespace lab {

/// The number that a column is about.
CellNumber numberIn(PipelineColumn column);
/// Whether it has been computed.
bool isKnown(const PipelineLine& line, CellNumber number);

/// The current row as a calculation, one line for each key, read from left to right: key, score, logit,
/// exponential, share, weight, weighted value; the query on top, the sums at the foot. The stage that has
/// just been computed is bright, the rest is dimmed until the row is done. A click on a stage's heading goes
/// there. With the keyboard in it, the left and right arrow keys go from number to number of the selected
/// key, and Enter opens one. Where not all lines have room, those around the current key are shown, and the
/// wheel scrolls.
class PipelineView : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit PipelineView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    const PipelineRow& row() const { return m_row; }
    const PipelineLayout& pipelineLayout() const { return m_layout; }
    const LineWindow& lines() const { return m_lines; }

    /// A table with a row for each key; then the stages, the query and the sums.
    int itemCount() const override;
    PaintedItem item(int index) const override;
    std::optional<ItemTable> itemTable() const override;
    QString itemRowName(int row) const override { return m_row.line(row).word; }
    QString itemColumnName(int column) const override;

    QSize sizeHint() const override { return {900, 400}; }
    QSize minimumSizeHint() const override { return {560, 160}; }

signals:
    /// The heading of a stage was clicked.
    void stageRequested(lab::Stage stage);
    /// A number is pointed at; nothing, when the pointer leaves.
    void pointedAt(const lab::Selection& selection);
    /// A number, bar or strip was clicked.
    void opened(const lab::Selection& selection, lab::CellNumber number);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    int keyAt(const QPointF& point) const; ///< -1: none
    void pointAt(const Selection& selection);
    Selection selectionAt(const QPointF& point) const;
    int itemAt(int key, int column) const;
    void goToColumn(int by);
    void openColumn();
    void drawFocus(QPainter& painter) const;
    int selectedKey() const { return m_selection.keyInRow(currentRow(m_moment)); }
    void announceSelected();
    PaintedItem keyItem(int key, int column) const;
    PaintedItem stageItem(Stage stage) const;
    PaintedItem queryItem() const;
    PaintedItem exponentialSumItem() const;
    PaintedItem contextItem() const;
    QRectF lineOf(int key) const; ///< empty: scrolled out of view
    QString emptyText() const;
    QString describe(const QPointF& point) const;
    QString describe(int key, PipelineColumn column) const;

    Moment m_moment;
    Theme m_theme;
    PipelineScales m_scales;
    PipelineRow m_row;
    PipelineLayout m_layout;
    LineWindow m_lines;
    Selection m_pointed;
    Selection m_selection;
    int m_column = 4;       ///< of the items, where the arrow keys have come to: at first the probability
    double m_wordWidth = 0; ///< of the widest word, in multiples of the type size
};

} // namespace lab
