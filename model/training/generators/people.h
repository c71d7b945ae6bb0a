// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/generators/frames.h"

namespace lab {

/// A surname, mostly of one character: 王, Wang; 欧阳, Ouyang.
Phrase surname(Random& random);

/// A given name of one or two characters of which given names are made: 小明, Xiaoming.
Phrase givenName(Random& random);

/// Surname and given name: 王小明, Wang Xiaoming.
Phrase personalName(Random& random);

} // namespace lab
