// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/moment.h"

#include <QString>

namespace lab {

/// A word in rich text, bold.
QString boldWord(const QString& word);

/// One or two plain sentences about the current step, with its real words and numbers: "北京 gets 0.61 of the
/// attention, because its score +4.20 is the largest…"; inside a row about its current stage. Rich text: the
/// words are bold.
QString explain(const Moment& moment);

/// "Step 3 of 7".
QString stepTitle(const Moment& moment);

/// Where the query comes from: "query: decoder state after in". Rich text.
QString stepContext(const Moment& moment);

} // namespace lab
