// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"
#include "widgets/walk.h"

#include <QString>

#include <memory>

namespace lab {

/// What every view shows: a decode and how far it has been walked.
struct Moment {
    std::shared_ptr<const Decoding> decoding = std::make_shared<const Decoding>(); ///< never null
    int step = 0;         ///< words said so far, and the one that is being worked out: 0…number of steps
    QString scoreFormula; ///< of the model's score rule, for titles
    QString prompt = {};  ///< what to do now, shown while no word has been said
    HeadChoice head = {}; ///< the attention that is shown; the decode has it, see fitting()
    QString query = {};   ///< where queries come from, with %1 for the word that was read; may be empty
    Stage stage = Stage::Word; ///< how far the current row has been worked out…
    int part = 1;              ///< …see WalkPosition
    bool words = false;        ///< probabilities between words instead of pieces, see wordmerging.h
};

/// Steps of the decode.
inline int stepCount(const Moment& moment)
{
    return int(moment.decoding->steps.size());
}

/// The step of the current word, said or being worked out; null at step 0.
inline const StepRecord* currentStep(const Moment& moment)
{
    return moment.step > 0 ? moment.decoding->steps[std::size_t(moment.step - 1)].get() : nullptr;
}

/// The number of the row that is the current one (from 0): that of the current step, or within the source
/// that of the chosen source word; −1 at step 0.
inline int currentRow(const Moment& moment)
{
    return rowAt(moment.head, moment.step);
}

/// The walk through what is shown; it must not outlive the moment's decoding.
inline Walk walkOf(const Moment& moment)
{
    return {*moment.decoding, moment.head};
}

WalkPosition positionOf(const Moment& moment);
/// Moves a moment to a place that its walk has.
void setPosition(Moment& moment, const WalkPosition& position);

/// Parts of a stage that have been worked out in the current row: none before the stage has begun, all of
/// them once the next has.
int partsDone(const Moment& moment, Stage stage);
/// Whether all of a stage of the current row has been worked out.
bool isDone(const Moment& moment, Stage stage);
/// Whether all of the current row has been worked out; so it is at step 0.
bool isRowDone(const Moment& moment);
/// Words that the decoder has said by now; the step that is being worked out is not among them.
int saidWords(const Moment& moment);

/// The current row; nothing at step 0, or when there is none.
std::optional<AttentionRow> currentAttention(const Moment& moment);

/// Whether the shown numbers are means over several heads: then there is no one sum behind them.
bool isMeanOfHeads(const Moment& moment);

/// Whether two moments show rows of the same attention, perhaps at other steps.
bool sameAttention(const Moment& first, const Moment& second);

} // namespace lab
