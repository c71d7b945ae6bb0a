// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shownmatrix.h"

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

bool ShownMatrix::setMoment(const Moment& moment)
{
    const bool same = sameAttention(moment, m_moment) && moment.scoreFormula == m_moment.scoreFormula &&
                      moment.words == m_moment.words;
    m_moment = moment;
    if (!same)
        m_words = isMerged() ? wordsAt(*moment.decoding, moment.head.site) : SiteWords();
    return !same;
}

HeatMapData ShownMatrix::data() const
{
    HeatMapData data =
        heatMapData(*m_moment.decoding, m_kind, m_moment.step, m_moment.scoreFormula, m_moment.head);
    return m_moment.words ? shownInWords(data, m_words) : data;
}

ReachedRows ShownMatrix::reached() const
{
    const ReachedRows reached = reachedRows(m_moment, m_kind);
    return isMerged() && !m_words.queries.empty() ? mergedIntoWords(reached, m_words.queries) : reached;
}

CellNumber ShownMatrix::number() const
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

Selection ShownMatrix::at(int row, int column) const
{
    if (isMerged())
        return {row < 0 ? -1 : m_words.queries[std::size_t(row)].first,
            column < 0 ? -1 : m_words.keys[std::size_t(column)].first, -1};
    return m_kind == FigureKind::Context ? Selection{row, -1, column} : Selection{row, column, -1};
}

QPoint ShownMatrix::cellOf(const Selection& selection) const
{
    if (isMerged())
        return {wordOfPiece(m_words.keys, selection.key), wordOfPiece(m_words.queries, selection.row)};
    return {m_kind == FigureKind::Context ? selection.component : selection.key, selection.row};
}

bool ShownMatrix::hasSum(int row, int column) const
{
    return !isMerged() ||
           (m_words.queries[std::size_t(row)].count == 1 && m_words.keys[std::size_t(column)].count == 1);
}

} // namespace lab
