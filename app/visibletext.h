// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// A text as one line of what can be seen: line breaks, tabs and other control characters are blanks; marks
/// that turn the direction of writing, and all others that show nothing, are left out. Emoji keep what joins
/// them.
struct VisibleText {
    QString text;
    int leftOut = 0; ///< characters that are not in the text, line breaks and tabs aside
};
VisibleText visibleText(const QString& text);

} // namespace lab
