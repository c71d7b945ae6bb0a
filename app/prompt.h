// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessionstate.h"

namespace lab {

/// What the user can do or wait for while no word has been said: "Press → to let the decoder say its first
/// word".
QString promptOf(const SessionState& state);

} // namespace lab
