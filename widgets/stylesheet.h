// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QString>

namespace lab {

/// The Qt style sheet of a window in these colours: flat buttons, quiet lines, one accent. `roomy`: larger
/// type, for a window that fills a large screen.
QString styleSheetOf(const Theme& theme, bool roomy = false);

/// Rules with a theme's colours for their names: "@panel", "@accentText" and so on.
QString coloured(QString rules, const Theme& theme);

} // namespace lab
