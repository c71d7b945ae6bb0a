// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sequentialmap.h"

#include <QString>

namespace lab {

/// What a choice of colours is called in the menu.
QString coloursTitle(SequentialMap map);

/// What it looks like, what it is good for, and that numbers with a sign keep their own colours.
QString aboutColours(SequentialMap map);

} // namespace lab
