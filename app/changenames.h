// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessioninputs.h"
#include "app/sessionstate.h"

namespace lab {

/// What the user did, in the words of the menus: "Edit Sentence", "Choose Hard Attention", "Step Forward".
/// Both inputs differ; `now` is the state that has the inputs `after`.
Wording nameOfChange(const SessionInputs& before, const SessionModel& modelBefore, const SessionInputs& after,
    const SessionState& now);

} // namespace lab
