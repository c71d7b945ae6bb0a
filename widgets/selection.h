// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace lab {

/// A cell, a word or a component, the same in all views. Plain data; -1: none.
struct Selection {
    int row = -1;       ///< of the shown attention, from 0: the word that asks
    int key = -1;       ///< the word that is looked at
    int component = -1; ///< of a context vector

    /// The key as a view of one row marks it; -1 when another row is meant.
    int keyInRow(int shownRow) const { return row < 0 || row == shownRow ? key : -1; }
    bool isEmpty() const { return row < 0 && key < 0 && component < 0; }
    bool operator==(const Selection&) const = default;
};

/// Which number of a selected cell is meant.
enum class CellNumber { Score, Logit, Probability, Weight, Context };

} // namespace lab

Q_DECLARE_METATYPE(lab::Selection)
