// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace lab {

/// Which of many lines are shown where not all have room: those around a line of interest, moved by
/// scrolling.
struct LineWindow {
    int lines = 0;
    int shown = 0;    ///< how many have room, whole
    int focus = 0;    ///< the line of interest, in the middle unless scrolled
    int scrolled = 0; ///< lines, downwards

    int first() const { return std::clamp(focus - shown / 2 + scrolled, 0, std::max(0, lines - shown)); }
    int last() const { return std::min(lines, first() + shown); } ///< behind the last shown one
    bool scrolls() const { return shown < lines; }
    /// Scrolls to a line, as little as that takes.
    void reveal(int line)
    {
        if (line < first())
            scroll(line - first());
        else if (line >= first() + shown)
            scroll(line - first() - shown + 1);
    }
    /// Scrolls by some lines, no further than there are any.
    void scroll(int by)
    {
        const int to = std::clamp(first() + by, 0, std::max(0, lines - shown));
        scrolled = to - (focus - shown / 2);
    }
};

} // namespace lab
