// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lab {

/// A text that is kept, as what can say it again when the language of the window changes.
using Wording = std::function<QString()>;

} // namespace lab
