// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "widgets/figures/drawing.h"
#include "widgets/heatmapdata.h"
#include "widgets/sequentialmap.h"

#include <QString>

namespace lab {

/// How a figure is drawn.
struct FigureOptions {
    double width = 800; ///< in logical pixels, 96 to an inch; the height follows from the number of rows
    bool dark = false;
    bool transparent = false;                    ///< no background
    SequentialMap colours = SequentialMap::Blue; ///< for numbers from 0 up
    int steps = -1;                              ///< rows to draw; -1: all steps of the decoding
    std::optional<ReachedRows> reached = {}; ///< how far they have been worked out; by default all is there
    QString scoreFormula; ///< for the title of a score figure, see scoreFormula(); may be empty
    QString modelName;    ///< for the caption; may be empty
    bool words = false;   ///< probabilities between words, see wordmerging.h
    HeadChoice head = {}; ///< whose attention is drawn; the decoding has it
    /// What the colours span, for figures that are compared; by default see figureRange(). From 0 up, or
    /// symmetric around 0 in the colours of numbers with a sign.
    std::optional<ValueScale> range = {};
    bool numbers = true;              ///< in the cells of a matrix, where they fit…
    std::optional<int> decimals = {}; ///< …and digits after their point, 0…6; by default as the window does
    bool gaps = true;                 ///< between the cells of a matrix, a grid
    bool axisNames = true;            ///< beside a matrix
    /// Whether </s> is a row and a column; without it, rows of probabilities say what the others sum to.
    bool end = true;
};

inline constexpr int mostFigureDecimals = 6;

/// How many rows and columns at a site are of </s>: the last ones; none of a source without a mark of its
/// end.
int endRows(const Decoding& decoding, AttentionSite site);
int endColumns(const Decoding& decoding, AttentionSite site);

/// The numbers of a figure: the rows that it shows, merged into words when asked for. Throws as drawFigure()
/// does.
HeatMapData figureData(const Decoding& decoding, FigureKind kind, const FigureOptions& options);

/// A heat map with title, axis names, words, numbers where they fit, and a labelled scale: exactly what the
/// window shows. Type is as large as on the screen, and smaller in figures that are narrower than 420 logical
/// pixels. Cells smaller than a pixel are pooled as in the window; as vectors each keeps its own. Needs a
/// QApplication (the offscreen platform will do). Throws ConfigError when the width is not positive or the
/// decoding has no step, or no attention, to draw, or when the range cannot be or leaves out a number, or
/// for digits out of range.
Drawing drawFigure(const Decoding& decoding, FigureKind kind, const FigureOptions& options = {});

/// The range of colours that a figure has of its own: 0…1 for probabilities and weights, symmetric around 0
/// and the same for all steps for the others.
ValueScale figureRange(const Decoding& decoding, FigureKind kind, const FigureOptions& options = {});

} // namespace lab
