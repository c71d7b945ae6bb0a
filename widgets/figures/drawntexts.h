// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/drawing.h"

#include <QFont>
#include <QString>

#include <string>
#include <vector>

namespace lab {

/// A run of text of a drawing, of one font.
struct DrawnText {
    QString text;
    QFont font;
    double width = 0; ///< in pixels of its font
};

/// All of them in the order in which they are painted by vectors.
std::vector<DrawnText> drawnTexts(const Drawing& drawing);

/// The characters of a drawing that neither its font nor another of this computer has, each once: they are
/// empty boxes. `inTex`: those that XeLaTeX leaves out, which takes no fonts but the first that is there of
/// textFamilies() and the one that was chosen.
std::u32string missingCharacters(const Drawing& drawing, bool inTex = false);

} // namespace lab
