// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure.h"

#include "model/math/error.h"
#include "widgets/figures/figureframe.h"
#include "widgets/heatmapstyle.h"
#include "widgets/matrixplot.h"
#include "widgets/wordmerging.h"

#include <cmath>
#include <memory>

namespace lab {

namespace {

constexpr double tallest = 4; ///< in multiples of the width

/// Only the rows that are shown, so that the figure has no empty ones.
HeatMapData shownPart(HeatMapData data, int steps)
{
    if (steps < 0 || steps >= data.rowCount()) {
        data.reached.rows = data.rowCount();
        return data;
    }
    data.rows.resize(std::size_t(steps));
    data.attention.resize(std::size_t(steps));
    data.rowLabels = data.rowLabels.mid(0, steps);
    return data;
}

std::string textOf(const ValueScale& range)
{
    return std::to_string(range.lower) + " to " + std::to_string(range.upper);
}

/// Refuses a range of colours that hides a number.
void checkRange(const HeatMapData& data)
{
    const ValueScale& range = data.scale;
    if (!(range.upper > 0) || (range.lower != 0 && !range.isSymmetric()))
        throw ConfigError(
            "Colours span 0 to a number, or the same on both sides of 0, not " + textOf(range) + ".");
    const double rounding = 1e-6 * range.upper; // of a softmax
    for (int row = 0; row < data.rowCount(); ++row) {
        for (int column = 0; column < data.columnCount(); ++column) {
            const auto value = double(data.value(row, column));
            const bool counts = std::isfinite(value) && !data.isMasked(row, column);
            if (counts && (value < range.lower - rounding || value > range.upper + rounding))
                throw ConfigError(
                    "A range of " + textOf(range) + " has no colour for " + std::to_string(value) + ".");
        }
    }
}

HeatMapData dataOf(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    HeatMapData data =
        heatMapData(decoding, kind, stepsOf(decoding, options), options.scoreFormula, options.head);
    if (data.rowCount() == 0)
        throw ConfigError("There is nothing to draw: the model has no attention.");
    ReachedRows reached = options.reached.value_or(data.reached);
    if (options.words) {
        const SiteWords words = wordsAt(decoding, options.head.site);
        data = shownInWords(data, words);
        if (hasWords(kind))
            reached = mergedIntoWords(reached, words.queries);
    }
    if (options.range) {
        data.scale = *options.range;
        checkRange(data);
    }
    data = shownPart(std::move(data), reached.rows);
    if (options.reached || options.words)
        data.reached = reached;
    return data;
}

MatrixStyle figureStyle(FigureKind kind)
{
    MatrixStyle style = styleFor(kind);
    style.axisNamesFrom = 0;
    style.largestRow = std::min(style.largestRow, 44.0);
    style.largestWord = std::min(style.largestWord, 18);
    return style;
}

/// A heat map, laid out for the size at which type is as large as on the screen.
struct Plate {
    MatrixPlot plot;
    MatrixStyle style;
    QSize size;

    void paint(QCPPainter& painter);
};

void Plate::paint(QCPPainter& painter)
{
    style.pixelScale =
        painter.modes().testFlag(QCPPainter::pmVectorized) ? MatrixStyle::vectors : painter.transform().m11();
    plot.setMatrixStyle(style);
    plot.toPainter(&painter, size.width(), size.height());
}

} // namespace

HeatMapData figureData(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    stepsOf(decoding, options); // refuses to have none
    return dataOf(decoding, kind, options);
}

ValueScale figureRange(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    FigureOptions own = options;
    own.range.reset();
    return dataOf(decoding, kind, own).scale;
}

Drawing drawFigure(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    const int steps = stepsOf(decoding, options);
    const bool lastIsSaid = !options.reached || options.reached->named;
    const FigureFrame frame = frameOf(decoding, options, steps - (lastIsSaid ? 0 : 1));
    const auto plate = std::make_shared<Plate>();
    HeatMapData data = dataOf(decoding, kind, options);
    plate->style = figureStyle(kind);
    const int width = int(layoutWidth(options.width));
    plate->size = {
        width, int(std::lround(std::min(comfortableHeight(data, width, plate->style), tallest * width)))};
    plate->plot.setTheme(frame.theme);
    plate->plot.setBackground(QBrush(Qt::NoBrush));
    plate->plot.setCurrentRowOutlined(false);
    plate->plot.setData(std::move(data));
    return framed(frame, plate->size, [plate](QCPPainter& painter) { plate->paint(painter); });
}

} // namespace lab
