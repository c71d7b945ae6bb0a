// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/linewindow.h"
#include "widgets/pipelinelayout.h"
#include "widgets/pipelinerow.h"
#include "widgets/view.h"

#include <QWidget>

namespace lab {

/// The current row as a calculation, one line for each key, read from left to right: key, score, logit,
/// exponential, share, weight, weighted value; the query on top, the sums at the foot. The stage that has
/// just been computed is bright, the rest is dimmed until the row is done. A click on a stage's heading goes
/// there. Where not all lines have room, those around the current key are shown, and the wheel scrolls.
class PipelineView : public QWidget, public View {
    Q_OBJECT
public:
    explicit PipelineView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    const PipelineRow& row() const { return m_row; }
    const PipelineLayout& pipelineLayout() const { return m_layout; }
    const LineWindow& lines() const { return m_lines; }

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
    bool event(QEvent* event) override;

private:
    void arrange();
    int keyAt(const QPointF& point) const; ///< -1: none
    void pointAt(const Selection& selection);
    Selection selectionAt(const QPointF& point) const;
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
    double m_wordWidth = 0; ///< of the widest word, in multiples of the type size
};

} // namespace lab
