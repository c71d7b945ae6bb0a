// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignmentlayout.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double padding = 10;
constexpr double gap = 8;         ///< between words, numbers and lines
constexpr QSizeF roomy(600, 180); ///< from this size on, type is larger
constexpr double figureLine = 30; ///< in a figure
constexpr double readableLine = 17;
constexpr double readableFromAfar = 30;
constexpr double smallestLabelled = 15;
constexpr double narrowestWord = 40;
constexpr double widestWord = 0.28; ///< share of the width
constexpr double narrowestLines = 110;
constexpr int smallestWord = 12;
constexpr int smallestNumber = 11;
constexpr double thinnestInFigure = 0.1; ///< viewers of vector files draw thinner lines too thick

double headHeight(const AlignmentLayout& layout)
{
    return padding + layout.titlePixels + 5 + 4 + layout.notePixels + 9;
}

double footHeight(const AlignmentLayout& layout)
{
    return layout.notePixels + 11;
}

void placeHead(AlignmentLayout& layout, const QSizeF& size, const AlignmentStyle& style)
{
    if (style.large || (size.width() >= roomy.width() && size.height() >= roomy.height())) {
        layout.titlePixels = 19;
        layout.notePixels = 16;
    }
    const double left = padding + 4;
    const double width = size.width() - 2 * left;
    layout.title = {left, padding, width - style.corner, layout.titlePixels + 5.0};
    layout.headings = {left, layout.title.bottom() + 4, width, layout.notePixels + 5.0};
}

/// As many words as there is room for, spread over it; of a whole one both columns, which have `most` words
/// at the most, alike.
void placeLines(AlignmentColumn& column, int words, int most, double height, const AlignmentStyle& style)
{
    const double readable = style.whole ? 0 : style.large ? readableFromAfar : readableLine;
    const double room = readable > 0 ? std::floor(height / readable) : double(words);
    column.lines.lines = words;
    column.lines.shown = std::max(1, int(std::min(room, double(words))));
    column.pitch = std::min(height / (style.whole ? most : column.lines.shown), style.large ? 64.0 : 44.0);
    column.stride = std::max(1, int(std::ceil(smallestLabelled / column.pitch)));
    column.wordPixels = std::clamp(int(0.72 * column.pitch), smallestWord,
        style.large   ? 32
        : style.whole ? 18
                      : 24);
}

void placeNumbers(AlignmentLayout& layout)
{
    layout.numberPixels = std::clamp(int(0.62 * layout.keys.pitch), smallestNumber, 22);
    const double width = textWidth(fixedNumber(0, 2), layout.numberPixels) + gap;
    if (layout.keys.stride > 1 || layout.lines.width() - width < narrowestLines)
        return;
    layout.numbers = {layout.lines.left(), layout.lines.top(), width, layout.lines.height()};
    layout.lines.setLeft(layout.lines.left() + width);
}

} // namespace

int AlignmentColumn::wordAt(double y) const
{
    const int word = lines.first() + int(std::floor((y - box.top()) / pitch));
    return y >= box.top() && shows(word) ? word : -1;
}

QLineF AlignmentLayout::line(int row, int key) const
{
    return {lines.left(), keys.centre(key), lines.right(), queries.centre(row)};
}

AlignmentLayout layoutAlignment(
    const HeatMapData& data, const MatrixMeasures& measures, const QSizeF& size, const AlignmentStyle& style)
{
    AlignmentLayout layout;
    placeHead(layout, size, style);
    const double top = headHeight(layout);
    const double foot = style.whole ? footHeight(layout) : 0;
    const double height = std::max(1.0, size.height() - padding - foot - top);
    const int most = std::max({1, data.columnCount(), data.rowCount()});
    placeLines(layout.keys, data.columnCount(), most, height, style);
    placeLines(layout.queries, data.rowCount(), most, height, style);
    const int pixels = std::min(layout.keys.wordPixels, layout.queries.wordPixels);
    layout.keys.wordPixels = layout.queries.wordPixels = pixels;
    const QRectF& room = layout.headings;
    const auto widthOf = [&](double widest) {
        const double widestBox = std::max(narrowestWord, widestWord * room.width());
        return std::clamp(std::ceil(widest * pixels) + 4, narrowestWord, widestBox);
    };
    const double keyWidth = widthOf(measures.widestColumnLabel);
    const double queryWidth = widthOf(measures.widestRowLabel);
    layout.keys.box = {room.left(), top, keyWidth, layout.keys.pitch * layout.keys.lines.shown};
    layout.queries.box = {
        room.right() - queryWidth, top, queryWidth, layout.queries.pitch * layout.queries.lines.shown};
    const double used = std::max(layout.keys.box.height(), layout.queries.box.height());
    layout.lines = {layout.keys.box.right() + gap, top, room.width() - keyWidth - queryWidth - 2 * gap, used};
    if (style.whole)
        layout.footer = {room.left(), size.height() - padding - foot + 6, room.width(), foot - 6};
    else
        placeNumbers(layout);
    layout.thickest = std::round(
        std::clamp(0.55 * std::min(layout.keys.pitch, layout.queries.pitch), 6.0, style.large ? 24.0 : 14.0));
    layout.lightest = style.whole ? niceCeiling(thinnestInFigure / layout.thickest) : 0;
    return layout;
}

double comfortableAlignmentHeight(const HeatMapData& data)
{
    AlignmentLayout layout;
    placeHead(layout, roomy, {});
    return headHeight(layout) + figureLine * std::max(data.rowCount(), data.columnCount()) +
           footHeight(layout) + padding;
}

} // namespace lab
