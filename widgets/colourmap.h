// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <vector>

namespace lab {

/// A ramp of colours: evenly spaced stops, linear in between.
struct ColourMap {
    std::vector<QColor> stops; ///< at least two, from position 0 to position 1

    /// The colour at a position; positions outside 0…1 get the colour of the end.
    QColor at(double position) const;
};

/// The range that a ramp spans. It never depends on the part of the data that is in view.
struct ValueScale {
    double lower = 0;
    double upper = 1;

    double position(double value) const { return (value - lower) / (upper - lower); }
    bool isSymmetric() const { return lower == -upper; }
};

/// Contrast ratio of two opaque colours, 1…21 (WCAG 2.1).
double contrastRatio(const QColor& first, const QColor& second);

/// Near-black or near-white, whichever reads better on `background`; the ratio is at least 4.5 on any colour.
QColor textColourOn(const QColor& background);

} // namespace lab
