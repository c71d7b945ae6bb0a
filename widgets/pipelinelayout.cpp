// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipelinelayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lab {

namespace {

constexpr double lowestLine = 20;
constexpr double lowestLargeLine = 26;
constexpr double highestLine = 40;
constexpr double margin = 10;
constexpr double narrowestStrips = 90;
constexpr double stripShare = 0.24;   ///< of the width: numbers leave as much
constexpr double narrowestWord = 2.7; ///< for "query", in multiples of the type size

/// Widths of number columns and bars in multiples of the number's type size; strips share the rest.
constexpr std::array<double, pipelineColumnCount> shares = {0, 0, 6, 4.4, 4.6, 4.4, 3.6, 6, 3.6, 0};

bool isRoomy(const QSizeF& size)
{
    return size.height() >= 460 && size.width() >= 1400;
}

void setType(PipelineLayout& layout, bool roomy, bool large)
{
    layout.headingPixels = roomy || large ? 21 : 16;
    layout.captionPixels = roomy ? 16 : large ? 15 : 12;
    layout.headings = 1.7 * layout.headingPixels;
    layout.captions = 1.6 * layout.captionPixels;
}

/// Type and columns share the width; strips take what the numbers leave.
void setColumns(PipelineLayout& layout, double widestWord, bool large)
{
    layout.wordPixels = std::clamp(int(0.72 * layout.lineHeight), 13, 26);
    const double word =
        std::clamp(std::max(widestWord, narrowestWord) * layout.wordPixels + 14, 44.0, 0.14 * layout.width);
    const double taken = std::accumulate(shares.begin(), shares.end(), 0.0);
    const double room = layout.width - 2 * margin - word;
    const double leastStrips = std::max(narrowestStrips, stripShare * layout.width);
    const int widest = int((room - leastStrips) / taken);
    const double share = large ? 0.78 : 0.68; // of a line's height
    layout.numberPixels = std::max(10, std::min({int(share * layout.lineHeight), 24, widest}));
    const double strips = std::max(narrowestStrips, room - taken * layout.numberPixels);
    double left = margin;
    for (std::size_t index = 0; index < shares.size(); ++index) {
        layout.edges[index] = left;
        if (PipelineColumn(index) == PipelineColumn::Word)
            left += word;
        else if (PipelineColumn(index) == PipelineColumn::Key)
            left += 0.42 * strips;
        else if (PipelineColumn(index) == PipelineColumn::WeightedValue)
            left += 0.58 * strips;
        else
            left += shares[index] * layout.numberPixels;
    }
    layout.edges.back() = left;
}

} // namespace

Stage stageOf(PipelineColumn column)
{
    switch (column) {
    case PipelineColumn::Word:
    case PipelineColumn::Key:
        return Stage::Query;
    case PipelineColumn::Score:
    case PipelineColumn::ScoreNumber:
        return Stage::Scores;
    case PipelineColumn::Logit:
        return Stage::Masking;
    case PipelineColumn::Exponential:
    case PipelineColumn::Probability:
        return Stage::Softmax;
    case PipelineColumn::Weight:
    case PipelineColumn::WeightNumber:
        return Stage::Selection;
    case PipelineColumn::WeightedValue:
        break;
    }
    return Stage::Context;
}

QRectF PipelineLayout::column(PipelineColumn column, const QRectF& line) const
{
    const double left = edges[std::size_t(column)];
    return {left, line.top(), edges[std::size_t(column) + 1] - left, line.height()};
}

QRectF PipelineLayout::cell(PipelineColumn which, const QRectF& line) const
{
    return column(which, line).adjusted(0, 0, -gap, 0);
}

QRectF PipelineLayout::line(int shown) const
{
    return {0, top + shown * lineHeight, width, lineHeight};
}

QRectF PipelineLayout::all(Stage stage) const
{
    QRectF area;
    const QRectF whole(0, 0, width, top + (shownLines + 1) * lineHeight);
    for (int index = 0; index < pipelineColumnCount; ++index) {
        if (stageOf(PipelineColumn(index)) == stage)
            area = area.united(column(PipelineColumn(index), whole));
    }
    return area;
}

QRectF PipelineLayout::heading(Stage stage) const
{
    const QRectF area = all(stage);
    return area.isEmpty() ? area : QRectF(area.left(), 0, area.width(), headings);
}

QRectF PipelineLayout::caption(PipelineColumn which) const
{
    return column(which, QRectF(0, headings, width, captions));
}

PipelineColumn PipelineLayout::columnAt(double x) const
{
    int index = 0;
    while (index + 1 < pipelineColumnCount && x >= edges[std::size_t(index) + 1])
        ++index;
    return PipelineColumn(index);
}

int PipelineLayout::lineAt(double y) const
{
    return y < top ? -1 : int((y - top) / lineHeight);
}

PipelineLayout layoutPipeline(const QSizeF& size, int lines, double widestWord, bool large)
{
    PipelineLayout layout;
    const bool roomy = isRoomy(size);
    layout.width = size.width();
    setType(layout, roomy, large);
    const double room = size.height() - layout.headings - layout.captions;
    layout.lineHeight = std::clamp(
        std::floor(room / (lines + 2)), large ? lowestLargeLine : lowestLine, roomy ? highestLine : 32.0);
    layout.shownLines = std::clamp(int(room / layout.lineHeight) - 2, 0, lines);
    layout.top = layout.headings + layout.captions + layout.lineHeight;
    setColumns(layout, widestWord, large);
    return layout;
}

double comfortablePipelineHeight(double width, int lines)
{
    constexpr double comfortableLine = 28;
    constexpr double rounding = 0.1;
    const auto height = [lines](bool roomy) {
        PipelineLayout layout;
        setType(layout, roomy, false);
        return layout.headings + layout.captions + (lines + 2) * comfortableLine + rounding;
    };
    return isRoomy({width, height(false)}) ? height(true) : height(false);
}

} // namespace lab
