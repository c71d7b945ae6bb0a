// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/animationcolours.h"

#include <algorithm>

namespace lab {

namespace {

/// How many of the even areas keep their colours when there are too many of them.
constexpr int surelyKept = 192;

int squared(int number)
{
    return number * number;
}

int distance(QRgb first, QRgb second)
{
    return squared(qRed(first) - qRed(second)) + squared(qGreen(first) - qGreen(second)) +
           squared(qBlue(first) - qBlue(second));
}

/// Whether the four pixels below and to the right of a place have this colour.
bool isEven(const QImage& picture, int x, int y, QRgb colour)
{
    if (x < 0 || y < 0 || x + 1 >= picture.width() || y + 1 >= picture.height())
        return false;
    for (int row = y; row < y + 2; ++row) {
        const auto* pixels = reinterpret_cast<const QRgb*>(picture.constScanLine(row));
        if (pixels[x] != colour || pixels[x + 1] != colour)
            return false;
    }
    return true;
}

bool isFlat(const QImage& picture, int x, int y, QRgb colour)
{
    return isEven(picture, x, y, colour) || isEven(picture, x - 1, y, colour) ||
           isEven(picture, x, y - 1, colour) || isEven(picture, x - 1, y - 1, colour);
}

using Counts = std::unordered_map<QRgb, ColourCount>;

std::vector<ColourCount> sorted(const Counts& counts)
{
    std::vector<ColourCount> result;
    for (const auto& [colour, count] : counts)
        result.push_back({colour, count.flat, count.total});
    std::sort(result.begin(), result.end(),
        [](const ColourCount& a, const ColourCount& b) { return a.colour < b.colour; });
    return result;
}

/// A colour that is not in the palette yet.
struct Waiting {
    ColourCount count;
    qint64 distance = 0; ///< squared, from the nearest in the palette
};

/// The one that would be missed most; the first of several.
std::vector<Waiting>::iterator mostMissed(std::vector<Waiting>& waiting)
{
    return std::max_element(waiting.begin(), waiting.end(), [](const Waiting& a, const Waiting& b) {
        return a.distance * a.count.total < b.distance * b.count.total;
    });
}

} // namespace

std::vector<ColourCount> countColours(const QImage& picture, const QImage& changes, QPoint place)
{
    Counts counts;
    for (int y = 0; y < changes.height(); ++y) {
        const auto* pixels = reinterpret_cast<const QRgb*>(changes.constScanLine(y));
        for (int x = 0; x < changes.width(); ++x) {
            if (qAlpha(pixels[x]) == 0)
                continue;
            ColourCount& count = counts[pixels[x]];
            ++count.total;
            count.flat += isFlat(picture, place.x() + x, place.y() + y, pixels[x]) ? 1 : 0;
        }
    }
    return sorted(counts);
}

std::vector<ColourCount> mergedCounts(
    const std::vector<ColourCount>& first, const std::vector<ColourCount>& second)
{
    Counts counts;
    for (const auto* list : {&first, &second}) {
        for (const ColourCount& count : *list) {
            counts[count.colour].flat += count.flat;
            counts[count.colour].total += count.total;
        }
    }
    return sorted(counts);
}

Palette::Palette(const std::vector<ColourCount>& colours)
{
    std::vector<ColourCount> order = colours;
    std::stable_sort(order.begin(), order.end(),
        [](const ColourCount& a, const ColourCount& b) { return a.flat > b.flat; });
    std::vector<Waiting> waiting;
    const auto flat =
        std::count_if(order.begin(), order.end(), [](const ColourCount& count) { return count.flat > 0; });
    const auto first = std::size_t(flat <= largestSize ? flat : surelyKept);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i < first || order.size() <= largestSize)
            append(order[i].colour);
        else
            waiting.push_back({order[i], distanceFrom(order[i].colour)});
    }
    while (int(m_colours.size()) < largestSize && !waiting.empty()) {
        const QRgb chosen = mostMissed(waiting)->count.colour;
        append(chosen);
        for (Waiting& colour : waiting)
            colour.distance = std::min<qint64>(colour.distance, distance(colour.count.colour, chosen));
    }
}

/// Squared, to the nearest colour; the largest there is while there is none.
qint64 Palette::distanceFrom(QRgb colour) const
{
    return m_colours.empty() ? 3 * 255 * 255 : distance(m_colours[std::size_t(nearest(colour))], colour);
}

void Palette::append(QRgb colour)
{
    m_numbers.emplace(colour, int(m_colours.size()));
    m_colours.push_back(colour);
}

int Palette::exact(QRgb colour) const
{
    const auto found = m_numbers.find(colour);
    return found == m_numbers.end() ? -1 : found->second;
}

int Palette::nearest(QRgb colour) const
{
    const auto found = std::min_element(m_colours.begin(), m_colours.end(),
        [colour](QRgb a, QRgb b) { return distance(a, colour) < distance(b, colour); });
    return int(found - m_colours.begin());
}

bool Palette::hasAll(const std::vector<ColourCount>& colours) const
{
    return std::all_of(colours.begin(), colours.end(),
        [this](const ColourCount& count) { return exact(count.colour) >= 0; });
}

} // namespace lab
