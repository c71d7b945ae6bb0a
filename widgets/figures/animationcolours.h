// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <unordered_map>
#include <vector>

/// The colours of an animation and the palettes that stand for them.
namespace lab {

/// How often a colour occurs.
struct ColourCount {
    QRgb colour = 0;
    qint64 flat = 0;  ///< pixels in an even area, of 2 x 2 pixels or more
    qint64 total = 0; ///< all pixels
};

/// The colours of the pixels that `changes` (ARGB32) has at `place` of a picture (RGB32), sorted; transparent
/// ones do not count.
std::vector<ColourCount> countColours(const QImage& picture, const QImage& changes, QPoint place);

/// The sum of two counts, sorted.
std::vector<ColourCount> mergedCounts(
    const std::vector<ColourCount>& first, const std::vector<ColourCount>& second);

/// Up to 255 colours in the order of their numbers; the 256th number is for "nothing changes".
class Palette {
public:
    static constexpr int largestSize = 255;

    Palette() = default;
    /// All colours where they fit. Else those of even areas (where even these do not fit, the 192 most
    /// frequent of them), then one by one the colour that is missed most: how often it occurs times its
    /// squared distance from the nearest that is there already.
    explicit Palette(const std::vector<ColourCount>& colours);

    const std::vector<QRgb>& colours() const { return m_colours; }
    /// The number of a colour, or −1.
    int exact(QRgb colour) const;
    /// The number of the colour with the least squared distance, the first of several.
    int nearest(QRgb colour) const;
    bool hasAll(const std::vector<ColourCount>& colours) const;

private:
    void append(QRgb colour);
    qint64 distanceFrom(QRgb colour) const;

    std::vector<QRgb> m_colours;
    std::unordered_map<QRgb, int> m_numbers;
};

} // namespace lab
