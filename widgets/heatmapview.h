// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/matrixplot.h"
#include "widgets/view.h"

namespace lab {

/// Which rows and cells of a kind of heat map have been worked out at a moment.
ReachedRows reachedRows(const Moment& moment, FigureKind kind);

/// A heat map of scores or probabilities that follows a decode step by step.
class HeatMapView : public MatrixPlot, public View {
    Q_OBJECT
public:
    explicit HeatMapView(FigureKind kind, QWidget* parent = nullptr);

    FigureKind kind() const { return m_kind; }
    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override { MatrixPlot::setTheme(theme); }
    void setSelection(const Selection& selection) override;

signals:
    /// A cell is pointed at; nothing, when the pointer leaves.
    void pointedAt(const lab::Selection& selection);
    /// A cell was clicked, or reached with the keyboard.
    void selected(const lab::Selection& selection);
    /// Enter on a cell, or a click: its arithmetic is wanted.
    void opened(const lab::Selection& selection, lab::CellNumber number);

private:
    CellNumber number() const;
    Selection at(int row, int column) const;

    FigureKind m_kind;
    Moment m_moment;
};

} // namespace lab
