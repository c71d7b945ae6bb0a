// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/matrixplot.h"
#include "widgets/view.h"
#include "widgets/wordmerging.h"

namespace lab {

/// Which rows and cells of a kind of heat map have been worked out at a moment.
ReachedRows reachedRows(const Moment& moment, FigureKind kind);

/// A heat map of scores or probabilities that follows a decode step by step. Probabilities may be merged from
/// pieces into words; selections are of pieces all the same.
class HeatMapView : public MatrixPlot, public View {
    Q_OBJECT
public:
    explicit HeatMapView(FigureKind kind, QWidget* parent = nullptr);

    FigureKind kind() const { return m_kind; }
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
    CellNumber number() const;
    Selection at(int row, int column) const;
    bool isMerged() const { return hasWords(m_kind) && m_moment.words; }
    void openCell(int row, int column);

    FigureKind m_kind;
    Moment m_moment;
    SiteWords m_words; ///< the pieces of each row and column while they are merged
};

} // namespace lab
