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
    case FigureKind::Weights:
        return isDone(moment, Stage::Selection) ? ReachedRows::all : 0;
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
    connect(this, &MatrixPlot::cellOpened, this, &HeatMapView::openCell);
    connect(this, &MatrixPlot::rowClicked, this, [this](int row) { emit rowRequested(at(row, -1).row); });
}

CellNumber HeatMapView::number() const
{
    switch (m_kind) {
    case FigureKind::Scores:
        return CellNumber::Score;
    case FigureKind::Probabilities:
        return CellNumber::Probability;
    case FigureKind::Weights:
        return CellNumber::Weight;
    case FigureKind::Context:
        break;
    }
    return CellNumber::Context;
}

void HeatMapView::openCell(int row, int column)
{
    const bool ofOnePiece = !isMerged() || (m_words.queries[std::size_t(row)].count == 1 &&
                                               m_words.keys[std::size_t(column)].count == 1);
    if (ofOnePiece)
        emit opened(at(row, column), number());
}

Selection HeatMapView::at(int row, int column) const
{
    if (isMerged())
        return {row < 0 ? -1 : m_words.queries[std::size_t(row)].first,
            column < 0 ? -1 : m_words.keys[std::size_t(column)].first, -1};
    return m_kind == FigureKind::Context ? Selection{row, -1, column} : Selection{row, column, -1};
}

void HeatMapView::setSelection(const Selection& selection)
{
    if (isMerged())
        return markCell(
            wordOfPiece(m_words.queries, selection.row), wordOfPiece(m_words.keys, selection.key));
    markCell(selection.row, m_kind == FigureKind::Context ? selection.component : selection.key);
}

void HeatMapView::setMoment(const Moment& moment)
{
    const bool same = sameAttention(moment, m_moment) && moment.scoreFormula == m_moment.scoreFormula &&
                      moment.words == m_moment.words;
    m_moment = moment;
    const ReachedRows reached = reachedRows(moment, m_kind);
    if (!same) {
        HeatMapData data =
            heatMapData(*moment.decoding, m_kind, moment.step, moment.scoreFormula, moment.head);
        m_words = isMerged() ? wordsAt(*moment.decoding, moment.head.site) : SiteWords();
        setData(moment.words ? shownInWords(data, m_words) : data);
    }
    setReached(isMerged() && data().rowCount() > 0 ? mergedIntoWords(reached, m_words.queries) : reached);
}

} // namespace lab
