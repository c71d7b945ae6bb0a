// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure.h"

#include "model/math/error.h"
#include "widgets/figures/figureframe.h"
#include "widgets/wordmerging.h"

#include <cmath>

namespace lab {

namespace {

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

} // namespace

HeatMapData figureData(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
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

} // namespace lab
