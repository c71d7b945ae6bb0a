// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lab {

/// What to say where no font has Chinese characters, so that they would be empty boxes: that it is so, and
/// which package mends it. Empty where they can be drawn. `canDraw` tells it of one character.
QString fontHint(const std::function<bool(char32_t character)>& canDraw);

} // namespace lab
