// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/drawing.h"
#include "widgets/theme.h"

namespace lab {

/// The drawing with a small paragraph below it, on the same background. Without text it stays as it is.
Drawing withFooter(const Drawing& drawing, const QString& text, const Theme& theme, bool transparent);

} // namespace lab
