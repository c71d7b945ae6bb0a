// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headchoice.h"

#include <vector>

namespace lab {

/// What happens while one row of attention is computed, in this order.
enum class Stage {
    Query,     ///< what the decoder looks for
    Scores,    ///< how well each key fits; its parts are the keys
    Masking,   ///< keys that the query may not see; the temperature
    Softmax,   ///< its parts are the exponentials of the keys, and last the division by their sum
    Selection, ///< what is really used; its parts are the keys that hard attention takes
    Context,   ///< the weighted sum of the values; its parts are the keys
    Word,      ///< the next word
};

/// How far one press of a key goes.
enum class StepSize { Word, Stage, Key };

/// A place in the walk through a decode: what has been done by then.
struct WalkPosition {
    int row = 0;               ///< rows that have been begun, from the first; 0: nothing has happened yet
    Stage stage = Stage::Word; ///< of the last of them
    int part = 1;              ///< parts of that stage that are done, from 1

    bool operator==(const WalkPosition&) const = default;
};

/// The places of a decode in their order, seen through one choice of attention: rows are words to be said,
/// or within the source the words that ask. Cheap; the decoding must outlive it.
class Walk {
public:
    Walk(const Decoding& decoding, const HeadChoice& choice) : m_decoding(decoding), m_choice(choice) {}

    int rowCount() const;
    /// The first place: 0, before the first word; within the source 1, as all rows are there from the start.
    int firstRow() const;
    /// The stages that a row has.
    std::vector<Stage> stages() const;
    /// How many parts a stage has in a row (from 1).
    int partCount(int row, Stage stage) const;

    /// The place where all of a row has been done; rows outside are moved to the ends.
    WalkPosition endOf(int row) const;
    /// The nearest place that exists.
    WalkPosition fitting(const WalkPosition& position) const;
    /// The next place after the nearest one that exists: the end of a word, stage or part; at the end of the
    /// walk the place itself.
    WalkPosition forward(const WalkPosition& position, StepSize size) const;
    /// The place before, likewise.
    WalkPosition back(const WalkPosition& position, StepSize size) const;

private:
    WalkPosition endOf(int row, std::size_t stage) const;
    std::size_t stageIndex(Stage stage) const;

    const Decoding& m_decoding;
    HeadChoice m_choice;
};

} // namespace lab
