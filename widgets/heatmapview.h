// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/matrixplot.h"
#include "widgets/shownmatrix.h"
#include "widgets/view.h"

namespace lab {

/// A heat map of scores or probabilities that follows a decode step by step.
class HeatMapView : public MatrixPlot, public View {
    Q_OBJECT
public:
    explicit HeatMapView(FigureKind kind, QWidget* parent = nullptr);

    FigureKind kind() const { return m_shown.kind(); }
    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override { MatrixPlot::setTheme(theme); }
    void setSelection(const Selection& selection) override;

signals:
    /// The word of a row that has been reached was clicked: its first piece.
    void rowRequested(int row);
    /// A cell is pointed at; nothing, when the pointer leaves.
    void pointedAt(const lab::Selection& selection);
    /// A cell was clicked, or reached with the keyboard.
    void selected(const lab::Selection& selection);
    /// Enter on a cell, or a click: its arithmetic is wanted. A cell that is merged of several pieces has
    /// none.
    void opened(const lab::Selection& selection, lab::CellNumber number);

private:
    void openCell(int row, int column);

    ShownMatrix m_shown;
};

} // namespace lab
