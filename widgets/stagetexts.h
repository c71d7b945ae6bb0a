// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/moment.h"

#include <QString>

namespace lab {

/// "Softmax".
QString stageTitle(Stage stage);

/// What happens in a stage, in general, for tooltips.
QString aboutStage(Stage stage);

/// One or two plain sentences about what has just been computed in the current row, with its real words and
/// numbers: "The query is compared with the key of 北京: score +4.20." Rich text: the words are bold. Empty
/// at step 0; the stage Word is left to explain().
QString stageSentence(const Moment& moment);

} // namespace lab
