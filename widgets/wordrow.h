// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QStringList>

#include <vector>

namespace lab {

/// Words side by side as boxes: how wide, how large, and how far they are scrolled when they do not fit.
struct WordRow {
    std::vector<QRectF> boxes; ///< in view coordinates, already scrolled
    int wordPixels = 0;
    double overflow = 0; ///< how much wider than the room the words are; 0: they fit

    int wordAt(const QPointF& point) const; ///< −1: none
};

/// Room for a row of words.
struct WordRowRequest {
    QStringList words;
    QRectF room;
    int largestWord = 20;
    int smallestWord = 15;
    int focus = -1;      ///< the word to keep in the middle when not all fit
    double scrolled = 0; ///< moved by hand from there, to the right
    double largestGap = 120;
};

/// Spreads words over the room: large type and wide gaps while they fit, then smaller, then scrolled.
WordRow layoutWords(const WordRowRequest& request);

} // namespace lab
