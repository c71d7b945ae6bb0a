// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/drawing.h"
#include "widgets/headchoice.h"

#include <QString>

namespace lab {

/// Which step a worksheet is about, and how it is drawn.
struct WorksheetOptions {
    int step = 1;         ///< of the decoder, from 1; within the source HeadChoice::query says the row
    HeadChoice head = {}; ///< of one head
    bool solved = false;  ///< with the numbers that students compute; blanks otherwise
    int decimals = 2;     ///< of the last results, 0…6; what they are computed from has more
    QString modelName;    ///< for the foot; may be empty
};

inline constexpr int mostWorksheetKeys = 12;
inline constexpr int worksheetComponents = 3; ///< of value and context, the first ones

/// One step of attention to be computed by hand, on a page of A4: from given logits exponentials, their sum
/// and probabilities; from given values the first components of the context; and the next word. All numbers,
/// given and computed, are rounded from those of the record. They have as many digits as it takes for a
/// computation with the numbers of the sheet to come to those of the solution, give or take 1 in the last
/// digit. Black on white. Needs a QApplication. Throws ConfigError when the decode has no such step or head,
/// when the mean of several heads is asked for, or for more than mostWorksheetKeys keys.
Drawing drawWorksheet(const Decoding& decoding, const WorksheetOptions& options);

} // namespace lab
