// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapview.h"

#include "widgets/heatmapstyle.h"

namespace lab {

namespace {

int reachedCells(const Moment& moment, FigureKind kind)
{
    switch (kind) {
    case FigureKind::Scores:
        return isDone(moment, Stage::Scores) ? ReachedRows::all : partsDone(moment, Stage::Scores);
    case FigureKind::Probabilities: // the last part of the softmax is the division
        return isDone(moment, Stage::Softmax) ? ReachedRows::all : 0;
    case FigureKind::Context:
        break;
    }
    return isDone(moment, Stage::Context) ? ReachedRows::all : 0;
}

} // namespace

ReachedRows reachedRows(const Moment& moment, FigureKind kind)
{
    const bool inSource = isWithinSource(moment.head.site);
    ReachedRows reached;
    reached.rows = inSource ? attentionRowCount(*moment.decoding, moment.head) : moment.step;
    reached.current = currentRow(moment);
    reached.named = moment.head.site != AttentionSite::Cross || saidWords(moment) == moment.step;
    if (reached.current < 0)
        return reached;
    reached.cells = reachedCells(moment, kind);
    reached.taken = isDone(moment, Stage::Selection) ? ReachedRows::all : partsDone(moment, Stage::Selection);
    return reached;
}

HeatMapView::HeatMapView(FigureKind kind, QWidget* parent) : MatrixPlot(parent), m_kind(kind)
{
    setMatrixStyle(styleFor(kind));
    setData(heatMapData({}, kind, 0));
    connect(this, &MatrixPlot::cellHovered, this,
        [this](int row, int column) { emit pointedAt(at(row, column)); });
    connect(this, &MatrixPlot::cellReached, this,
        [this](int row, int column) { emit selected(at(row, column)); });
    connect(this, &MatrixPlot::cellOpened, this,
        [this](int row, int column) { emit opened(at(row, column), number()); });
}

CellNumber HeatMapView::number() const
{
    switch (m_kind) {
    case FigureKind::Scores:
        return CellNumber::Score;
    case FigureKind::Probabilities:
        return CellNumber::Probability;
    case FigureKind::Context:
        break;
    }
    return CellNumber::Context;
}

Selection HeatMapView::at(int row, int column) const
{
    return m_kind == FigureKind::Context ? Selection{row, -1, column} : Selection{row, column, -1};
}

void HeatMapView::setSelection(const Selection& selection)
{
    markCell(selection.row, m_kind == FigureKind::Context ? selection.component : selection.key);
}

void HeatMapView::setMoment(const Moment& moment)
{
    if (!sameAttention(moment, m_moment) || moment.scoreFormula != m_moment.scoreFormula)
        setData(heatMapData(*moment.decoding, m_kind, moment.step, moment.scoreFormula, moment.head));
    setReached(reachedRows(moment, m_kind));
    m_moment = moment;
}

} // namespace lab
