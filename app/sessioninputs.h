// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attentionoptions.h"
#include "widgets/moment.h"

#include <QString>

namespace lab {

/// What the window reads of a sentence, and a command unless another limit is asked for: UTF-16 code units.
inline constexpr int longestSentence = 2000;

/// How far a decode has been walked; the source word that asks is in HeadChoice.
struct SessionPlace {
    int step = 1; ///< of the decoder, see Moment
    Stage stage = Stage::Word;
    int part = 1;

    bool operator==(const SessionPlace&) const = default;
};

inline SessionPlace placeOf(const Moment& moment)
{
    return {moment.step, moment.stage, moment.part};
}

/// Everything about the session that the user has chosen: what undo goes back to and what a file holds. The
/// rest of its state is computed from this, or passes like the selection.
struct SessionInputs {
    QString model; ///< the name of one of the models that were found, or a folder; empty: whichever is open
    QString sentence;
    AttentionOptions attention;
    HeadChoice head;
    bool words = false; ///< probabilities between words instead of pieces
    SessionPlace place;
    StepSize stepSize = StepSize::Word;
    double speed = 1; ///< steps a second while playing

    bool operator==(const SessionInputs&) const = default;
};

/// Whether two inputs show the same, apart from where one stands in it and how one walks.
inline bool sameWork(const SessionInputs& first, SessionInputs second)
{
    second.head.query = first.head.query;
    second.place = first.place;
    second.stepSize = first.stepSize;
    second.speed = first.speed;
    return first == second;
}

} // namespace lab
