// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordrow.h"

#include "widgets/fonts.h"

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr double smallestGap = 6;
constexpr double longestWord = 240;
constexpr int measuredPixels = 50;

/// Widths of the words in multiples of the type size.
std::vector<double> measure(const QStringList& words)
{
    std::vector<double> widths;
    for (const QString& word : words)
        widths.push_back(textWidth(word, measuredPixels, QFont::DemiBold) / measuredPixels);
    return widths;
}

std::vector<double> boxWidths(const std::vector<double>& measured, int pixels)
{
    std::vector<double> widths;
    for (const double width : measured)
        widths.push_back(std::clamp((width + 1.3) * pixels, 2.2 * pixels, longestWord));
    return widths;
}

double neededWidth(const std::vector<double>& widths)
{
    const double gaps = smallestGap * std::max(0.0, double(widths.size()) - 1);
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// Where the first box starts so that the focus is in the middle, without showing room beyond the ends.
double scrolledStart(const WordRowRequest& request, const std::vector<double>& widths, double overflow)
{
    double before = 0;
    for (int word = 0; word < request.focus; ++word)
        before += widths[std::size_t(word)] + smallestGap;
    const double half = request.focus >= 0 ? widths[std::size_t(request.focus)] / 2 : 0;
    const double wanted = before + half - request.room.width() / 2 + request.scrolled;
    return request.room.left() - std::clamp(wanted, 0.0, overflow);
}

} // namespace

int WordRow::wordAt(const QPointF& point) const
{
    const auto found =
        std::find_if(boxes.begin(), boxes.end(), [&](const QRectF& box) { return box.contains(point); });
    return found == boxes.end() ? -1 : int(found - boxes.begin());
}

WordRow layoutWords(const WordRowRequest& request)
{
    WordRow row;
    row.wordPixels = request.largestWord;
    if (request.words.isEmpty())
        return row;
    const std::vector<double> measured = measure(request.words);
    std::vector<double> widths = boxWidths(measured, row.wordPixels);
    while (neededWidth(widths) > request.room.width() && row.wordPixels > request.smallestWord)
        widths = boxWidths(measured, --row.wordPixels);
    const double spare = request.room.width() - neededWidth(widths);
    row.overflow = std::max(0.0, -spare);
    const double gap =
        smallestGap + std::clamp(spare / double(widths.size()), 0.0, request.largestGap - smallestGap);
    const double used = neededWidth(widths) + (gap - smallestGap) * (double(widths.size()) - 1);
    double left = row.overflow > 0 ? scrolledStart(request, widths, row.overflow)
                                   : request.room.center().x() - used / 2;
    const double height = std::min(request.room.height(), 1.9 * row.wordPixels);
    for (const double width : widths) {
        row.boxes.emplace_back(left, request.room.center().y() - height / 2, width, height);
        left += width + gap;
    }
    return row;
}

} // namespace lab
