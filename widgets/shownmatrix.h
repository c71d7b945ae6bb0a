// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/moment.h"
#include "widgets/selection.h"
#include "widgets/wordmerging.h"

#include <QPoint>

namespace lab {

/// Which rows and cells of a kind of matrix have been worked out at a moment.
ReachedRows reachedRows(const Moment& moment, FigureKind kind);

/// What a view of a matrix shows of a moment, whatever it draws it as. Probabilities may be merged from
/// pieces into words; selections are of pieces all the same.
class ShownMatrix {
public:
    explicit ShownMatrix(FigureKind kind) : m_kind(kind) {}

    FigureKind kind() const { return m_kind; }
    /// Whether the matrix itself is another one than before, not only what has been reached of it.
    bool setMoment(const Moment& moment);
    /// Made anew; all of the decode's rows.
    HeatMapData data() const;
    ReachedRows reached() const;

    /// What a number in a cell is.
    CellNumber number() const;
    /// The first pieces of a row and a column; −1: of none.
    Selection at(int row, int column) const;
    /// x: the column, y: the row that a selection means; −1: none.
    QPoint cellOf(const Selection& selection) const;
    /// Whether the cell has one sum behind it: one that is merged of several pieces has none.
    bool hasSum(int row, int column) const;

private:
    bool isMerged() const { return hasWords(m_kind) && m_moment.words; }

    FigureKind m_kind;
    Moment m_moment;
    SiteWords m_words; ///< the pieces of each row and column while they are merged
};

} // namespace lab
