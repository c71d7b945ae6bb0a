// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sequentialmap.h"

#include <QColor>
#include <QPalette>
#include <QPen>

namespace lab {

/// All colours of the window. One accent means "now"; one ramp is for 0…1, one for signed values; everything
/// else is grey.
struct Theme {
    bool dark = false;
    bool large = false;   ///< type is as large as it fits, to be read from afar
    double lineScale = 1; ///< how much thicker lines are than usual
    QColor background;    ///< behind the cards
    QColor panel;         ///< of a card
    QColor hairline;      ///< around a card, between parts
    QColor track;         ///< behind a bar, fill of a quiet button
    QColor text;
    QColor secondary;  ///< formulas, captions
    QColor accent;     ///< now
    QColor accentText; ///< on the accent
    QColor quietBar;   ///< bars that are not "now"
    QColor error;      ///< background of an error message
    QColor notice;     ///< background of a notice
    ColourMap sequential;
    ColourMap diverging;

    const ColourMap& mapFor(const ValueScale& scale) const
    {
        return scale.isSymmetric() ? diverging : sequential;
    }
};

Theme lightTheme();
Theme darkTheme();

/// The same for a room that reads from afar: larger type, stronger contrast, thicker lines.
Theme forLecture(Theme theme);

/// One of them, with another ramp for 0…1.
Theme themeOf(bool dark, SequentialMap map);

/// The palette for widgets that Qt draws.
QPalette paletteOf(const Theme& theme);

/// Whether a palette, for example the system's, is light text on dark.
bool isDark(const QPalette& palette);

/// The frame around what has the keyboard.
QPen focusPen(const Theme& theme);

} // namespace lab
