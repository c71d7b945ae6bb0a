// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/linewindow.h"
#include "widgets/matrixlayout.h"

#include <QLineF>

namespace lab {

/// Choices of drawn alignment lines. Lengths are logical pixels.
struct AlignmentStyle {
    bool large = false; ///< to be read from afar
    bool whole = false; ///< every word has a place, however small; else as many as can be read
    double corner = 0;  ///< kept free at the upper right
};

/// One of the two columns of words, from top to bottom.
struct AlignmentColumn {
    QRectF box;       ///< of the shown words
    LineWindow lines; ///< which words these are
    double pitch = 0; ///< height of a word's line
    int wordPixels = 0;
    int stride = 1; ///< every how manieth word is written

    bool shows(int word) const { return word >= lines.first() && word < lines.last(); }
    /// Whether a word is shown, or no further away than the shown words reach: lines lead there.
    bool isNear(int word) const
    {
        return word >= lines.first() - lines.shown && word < lines.last() + lines.shown;
    }
    /// Of any word, also of one out of sight.
    double centre(int word) const { return box.top() + (word - lines.first() + 0.5) * pitch; }
    QRectF label(int word) const { return {box.left(), centre(word) - pitch / 2, box.width(), pitch}; }
    int wordAt(double y) const; ///< among the shown ones; −1: none
};

/// Where everything of alignment lines goes: keys at the left, queries at the right, between them a line for
/// each weight, as thick as the weight is large.
struct AlignmentLayout {
    int titlePixels = 15; ///< type sizes of what is around the lines…
    int notePixels = 13;  ///< …larger where there is room
    QRectF title;
    QRectF headings; ///< names of the columns at its ends, the scale of thickness between them
    QRectF footer;   ///< of a whole one, for the rule of thickness; else that stands beside the title
    AlignmentColumn keys;
    AlignmentColumn queries;
    QRectF numbers; ///< of one query, beside the keys; empty: no room
    int numberPixels = 0;
    QRectF lines;        ///< between the columns
    double thickest = 0; ///< of a line whose weight is 1
    double lightest = 0; ///< weight; lines of less are left out. 0: all are drawn, however thin

    /// From key to query, wherever they are.
    QLineF line(int row, int key) const;
    double thickness(float weight) const { return double(weight) * thickest; }
    QRectF words() const { return keys.box | lines | queries.box; }
};

/// The columns show their first words; the focus of their lines may be set afterwards.
AlignmentLayout layoutAlignment(const HeatMapData& data, const MatrixMeasures& measures, const QSizeF& size,
    const AlignmentStyle& style = {});

/// Height at which words have all the room that they may take.
double comfortableAlignmentHeight(const HeatMapData& data);

} // namespace lab
