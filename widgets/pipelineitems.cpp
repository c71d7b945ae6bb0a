// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/numbers.h"
#include "widgets/pipelinepainter.h"
#include "widgets/pipelineview.h"
#include "widgets/stagetexts.h"

#include <algorithm>

namespace lab {

namespace {

/// The columns of the table; bars and their numbers are one.
constexpr std::array itemColumns = {PipelineColumn::Key, PipelineColumn::Score, PipelineColumn::Logit,
    PipelineColumn::Exponential, PipelineColumn::Probability, PipelineColumn::Weight,
    PipelineColumn::WeightedValue};
constexpr int columnCount = int(itemColumns.size());
constexpr int scoreItem = 1;
constexpr int probabilityItem = 4;
constexpr std::array headings = {
    Stage::Query, Stage::Scores, Stage::Masking, Stage::Softmax, Stage::Selection, Stage::Context};
constexpr int otherItems = int(headings.size()) + 3; ///< query, sum of the exponentials, context

/// Where the number of a column stands.
PipelineColumn numberColumn(PipelineColumn column)
{
    const bool isBar = column == PipelineColumn::Score || column == PipelineColumn::Weight;
    return isBar ? PipelineColumn(int(column) + 1) : column;
}

} // namespace

CellNumber numberIn(PipelineColumn column)
{
    switch (stageOf(column)) {
    case Stage::Masking:
        return CellNumber::Logit;
    case Stage::Softmax:
        return CellNumber::Probability;
    case Stage::Selection:
        return CellNumber::Weight;
    case Stage::Context:
        return CellNumber::Context;
    case Stage::Query:
    case Stage::Scores:
    case Stage::Word:
        break;
    }
    return CellNumber::Score;
}

bool isKnown(const PipelineLine& line, CellNumber number)
{
    switch (number) {
    case CellNumber::Score:
        return line.score.has_value();
    case CellNumber::Logit:
        return line.logit.has_value();
    case CellNumber::Probability:
        return line.probability.has_value();
    case CellNumber::Weight:
        return line.weight.has_value();
    case CellNumber::Context:
        break;
    }
    return line.weightedValue.has_value();
}

std::optional<ItemTable> PipelineView::itemTable() const
{
    return ItemTable{m_row.keyCount(), columnCount};
}

int PipelineView::itemCount() const
{
    return m_row.keyCount() == 0 ? 0 : m_row.keyCount() * columnCount + otherItems;
}

int PipelineView::itemAt(int key, int column) const
{
    return key * columnCount + column;
}

void PipelineView::announceSelected()
{
    const int key = selectedKey();
    if (key < 0 || key >= m_row.keyCount())
        return;
    const bool shares = m_row.line(key).probability.has_value();
    announceItem(*this, itemAt(key, hasFocus() ? m_column : shares ? probabilityItem : scoreItem));
}

void PipelineView::goToColumn(int by)
{
    m_column = std::clamp(m_column + by, scoreItem, columnCount - 1); // a key has no arithmetic
    announceSelected();
    update();
}

void PipelineView::openColumn()
{
    const int key = selectedKey();
    const CellNumber number = numberIn(itemColumns[std::size_t(m_column)]);
    if (key >= 0 && key < m_row.keyCount() && isKnown(m_row.line(key), number))
        emit opened({currentRow(m_moment), key, -1}, number);
}

QString PipelineView::itemColumnName(int column) const
{
    switch (itemColumns[std::size_t(column)]) {
    case PipelineColumn::Score:
        return tr("score");
    case PipelineColumn::Logit:
        return tr("logit");
    case PipelineColumn::Exponential:
        return tr("exponential");
    case PipelineColumn::Probability:
        return tr("probability");
    case PipelineColumn::Weight:
        return tr("weight");
    case PipelineColumn::WeightedValue:
        return tr("weight · value");
    default:
        return tr("key");
    }
}

QRectF PipelineView::lineOf(int key) const
{
    const bool isShown = key >= m_lines.first() && key < m_lines.last();
    return isShown ? m_layout.line(key - m_lines.first()) : QRectF();
}

PaintedItem PipelineView::keyItem(int key, int column) const
{
    const PipelineColumn which = itemColumns[std::size_t(column)];
    const PipelineLine line = m_row.line(key);
    const double width = m_layout.cell(which, lineOf(key)).width();
    PaintedItem item{QStringLiteral("%1, %2").arg(line.word, itemColumnName(column)), {}};
    if (which == PipelineColumn::Key)
        item.value = line.key.text(width);
    else if (which == PipelineColumn::WeightedValue && line.weightedValue)
        item.value = line.weightedValue->text(width);
    else
        item.value = pipelineNumber(line, numberColumn(which));
    const bool isOfOneHead = which == PipelineColumn::Exponential || which == PipelineColumn::WeightedValue;
    if (which == PipelineColumn::Logit && line.masked)
        item.value = masked();
    else if (item.value.isEmpty())
        item.value =
            isOfOneHead && isMeanOfHeads(m_moment) ? tr("none: this is a mean over heads") : notComputedYet();
    item.about = describe(key, which);
    if (const QRectF room = lineOf(key); !room.isEmpty())
        item.box = m_layout.cell(which, room).united(m_layout.cell(numberColumn(which), room));
    item.selected = key == selectedKey() && (!hasFocus() || column == m_column);
    return item;
}

PaintedItem PipelineView::stageItem(Stage stage) const
{
    const bool begun = currentRow(m_moment) >= 0 && stage <= m_moment.stage;
    return {tr("stage: %1").arg(stageTitle(stage)),
        isDone(m_moment, stage) ? tr("done")
        : begun                 ? tr("being worked out")
                                : notComputedYet(),
        {}, m_layout.heading(stage), begun && stage == m_moment.stage};
}

PaintedItem PipelineView::queryItem() const
{
    const QRectF box = m_layout.cell(PipelineColumn::Key, m_layout.queryLine());
    const VectorStrip& query = m_row.query();
    return {tr("query"), query.components.empty() ? notComputedYet() : query.text(box.width()), {}, box};
}

PaintedItem PipelineView::exponentialSumItem() const
{
    const std::optional<double> sum = m_row.exponentialSum();
    const QString none = isMeanOfHeads(m_moment) ? tr("none: this is a mean over heads") : notComputedYet();
    return {tr("sum of the exponentials"), sum ? exponentialText(*sum) : none, {},
        m_layout.cell(PipelineColumn::Exponential, m_layout.sumLine())};
}

PaintedItem PipelineView::contextItem() const
{
    const QRectF box = m_layout.cell(PipelineColumn::WeightedValue, m_layout.sumLine());
    const std::optional<VectorStrip> context = m_row.context();
    return {tr("context vector C%1").arg(subscript(std::max(1, m_row.number()))),
        context ? context->text(box.width()) : notComputedYet(), {}, box};
}

PaintedItem PipelineView::item(int index) const
{
    const int cells = m_row.keyCount() * columnCount;
    if (index < cells)
        return keyItem(index / columnCount, index % columnCount);
    const auto other = std::size_t(index - cells);
    if (other < headings.size())
        return stageItem(headings[other]);
    switch (other - headings.size()) {
    case 0:
        return queryItem();
    case 1:
        return exponentialSumItem();
    default:
        return contextItem();
    }
}

} // namespace lab
