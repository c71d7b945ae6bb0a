// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alignmentlayout.h"
#include "widgets/theme.h"

class QPainter;

namespace lab {

/// All that drawn alignment lines show.
struct AlignmentPicture {
    const HeatMapData& data;
    const AlignmentLayout& layout;
    const Theme& theme;
    int markedRow = -1;       ///< with markedKey one line, alone all of a query's
    int markedKey = -1;       ///< alone all lines of a key
    bool marksCurrent = true; ///< whether the current row is bright and the others are dimmed
    bool hasKeyboard = false;
    QString hint = {}; ///< while no row has been reached

    /// The query whose numbers stand beside the keys; −1: none.
    int numberedRow() const;
    /// What is not drawn, in words, and shorter; empty if all is.
    QStringList leftOut() const;
    /// What stands beside the title: as much as has room, and always what is left out.
    QString note() const;
    /// Below the columns, where there is a place for it: how thick lines are, in whatever size the picture is
    /// shown, and what is left out.
    QString footer() const;
    /// Above a column: what its words are; and which of them are shown, where not all are.
    QString keyHeading() const;
    QString queryHeading() const;
};

/// "line thickness = probability × 12 px"
QString thicknessRule(const AlignmentLayout& layout);

/// Lines on a painter of any device; those of the current row bright, the marked ones darkest.
void paintAlignment(QPainter& painter, const AlignmentPicture& picture);

} // namespace lab
