// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colourmap.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

double linearChannel(double channel)
{
    // sRGB to linear light, IEC 61966-2-1.
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linearChannel(colour.redF()) + 0.7152 * linearChannel(colour.greenF()) +
           0.0722 * linearChannel(colour.blueF());
}

QColor mix(const QColor& from, const QColor& to, double share)
{
    const auto channel = [share](int a, int b) { return int(std::lround(a + share * (b - a))); };
    return {
        channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

} // namespace

QColor ColourMap::at(double position) const
{
    if (!(position > 0)) // also NaN
        return stops.front();
    const double scaled = std::min(position, 1.0) * double(stops.size() - 1);
    const auto index = std::min(std::size_t(scaled), stops.size() - 2);
    return mix(stops[index], stops[index + 1], scaled - double(index));
}

double contrastRatio(const QColor& first, const QColor& second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor textColourOn(const QColor& background)
{
    // Soft ink where it is enough; pure black or white always reaches 4.58 with one of the two. What is
    // painted may be one level of 255 off in each channel: 4.56 leaves 4.5 of that.
    constexpr double enough = 4.56;
    for (const QColor& dark : {QColor(0x1C1F24), QColor(Qt::black)}) {
        const bool darkIsBetter = contrastRatio(background, dark) >= contrastRatio(background, Qt::white);
        const QColor better = darkIsBetter ? dark : QColor(Qt::white);
        if (contrastRatio(background, better) >= enough)
            return better;
    }
    return Qt::white;
}

} // namespace lab
