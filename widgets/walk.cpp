// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk.h"

#include "widgets/attentionrows.h"

#include <algorithm>

namespace lab {

int Walk::rowCount() const
{
    return isWithinSource(m_choice.site) ? attentionRowCount(m_decoding, m_choice)
                                         : int(m_decoding.steps.size());
}

int Walk::firstRow() const
{
    return isWithinSource(m_choice.site) && rowCount() > 0 ? 1 : 0;
}

std::vector<Stage> Walk::stages() const
{
    if (hasFixedContext(m_decoding, m_choice.site))
        return {Stage::Context, Stage::Word};
    std::vector<Stage> stages = {
        Stage::Query, Stage::Scores, Stage::Masking, Stage::Softmax, Stage::Selection, Stage::Context};
    if (!isWithinSource(m_choice.site))
        stages.push_back(Stage::Word);
    return stages;
}

int Walk::partCount(int row, Stage stage) const
{
    const KeyCounts counts = keyCounts(m_decoding, m_choice, row - 1);
    switch (stage) {
    case Stage::Scores:
    case Stage::Context:
        return std::max(1, counts.keys);
    case Stage::Softmax:
        return counts.keys + 1;
    case Stage::Selection:
        return std::max(1, counts.taken);
    case Stage::Query:
    case Stage::Masking:
    case Stage::Word:
        break;
    }
    return 1;
}

std::size_t Walk::stageIndex(Stage stage) const
{
    const std::vector<Stage> all = stages();
    const auto found = std::find_if(all.begin(), all.end(), [stage](Stage one) { return one >= stage; });
    return std::size_t(std::min(found, all.end() - 1) - all.begin());
}

WalkPosition Walk::endOf(int row, std::size_t stage) const
{
    const Stage wanted = stages()[stage];
    return {row, wanted, partCount(row, wanted)};
}

WalkPosition Walk::endOf(int row) const
{
    row = std::clamp(row, firstRow(), rowCount());
    return row == 0 ? WalkPosition{} : endOf(row, stages().size() - 1);
}

WalkPosition Walk::fitting(const WalkPosition& position) const
{
    if (position.row <= 0 || position.row > rowCount())
        return endOf(position.row);
    const Stage stage = stages()[stageIndex(position.stage)];
    const int parts = partCount(position.row, stage);
    return {position.row, stage, stage == position.stage ? std::clamp(position.part, 1, parts) : parts};
}

WalkPosition Walk::forward(const WalkPosition& from, StepSize size) const
{
    const WalkPosition position = fitting(from);
    const WalkPosition end = endOf(position.row);
    if (position == end) { // on to the next row
        if (position.row >= rowCount())
            return end;
        const int next = position.row + 1;
        return size == StepSize::Word ? endOf(next) : endOf(next, 0); // the first stage has one part
    }
    const std::size_t stage = stageIndex(position.stage);
    const bool within = position.part < partCount(position.row, position.stage);
    switch (size) {
    case StepSize::Word:
        return end;
    case StepSize::Stage:
        return endOf(position.row, within ? stage : stage + 1);
    case StepSize::Key:
        break;
    }
    return within ? WalkPosition{position.row, position.stage, position.part + 1}
                  : WalkPosition{position.row, stages()[stage + 1], 1};
}

WalkPosition Walk::back(const WalkPosition& from, StepSize size) const
{
    const WalkPosition position = fitting(from);
    const int before = std::max(position.row - 1, firstRow());
    if (position.row <= 0 || size == StepSize::Word)
        return position.row > before ? endOf(before) : position;
    if (size == StepSize::Key && position.part > 1)
        return {position.row, position.stage, position.part - 1};
    const std::size_t stage = stageIndex(position.stage);
    if (stage > 0)
        return endOf(position.row, stage - 1);
    return position.row > before ? endOf(before) : position;
}

} // namespace lab
