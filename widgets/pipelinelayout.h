// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/walk.h"

#include <QRectF>
#include <QSizeF>

#include <array>

namespace lab {

/// The columns of a pipeline, from left to right.
enum class PipelineColumn {
    Word,
    Key,
    Score,
    ScoreNumber,
    Logit,
    Exponential,
    Probability,
    Weight,
    WeightNumber,
    WeightedValue,
};
constexpr int pipelineColumnCount = 10;

/// The stage that fills a column.
Stage stageOf(PipelineColumn column);

/// Where everything of a pipeline goes. Lengths are logical pixels.
struct PipelineLayout {
    static constexpr double gap = 10; ///< at the right of a column
    int wordPixels = 16;
    int numberPixels = 15;
    int headingPixels = 15;
    int captionPixels = 13;
    double lineHeight = 28;
    double headings = 0; ///< height of the stages' names
    double captions = 0; ///< height of the columns' names
    double top = 0;      ///< of the first key's line; the query is above it
    double width = 0;
    int shownLines = 0;
    std::array<double, pipelineColumnCount + 1>
        edges{}; ///< left edge of each column, and the right one of the last

    QRectF column(PipelineColumn column, const QRectF& line) const;
    /// What is drawn of a column: there is a gap at its right.
    QRectF cell(PipelineColumn column, const QRectF& line) const;
    QRectF line(int shown) const; ///< of the shown key number `shown` (from 0)
    QRectF queryLine() const { return {0, headings + captions, width, lineHeight}; }
    QRectF sumLine() const { return line(shownLines); }
    QRectF heading(Stage stage) const; ///< over the columns of a stage; empty where it has none
    QRectF caption(PipelineColumn column) const;
    QRectF all(Stage stage) const; ///< the columns of a stage from heading to foot
    /// Column at a point; lines are counted from 0 among those shown, −1 is above them.
    PipelineColumn columnAt(double x) const;
    int lineAt(double y) const;
};

/// Chooses sizes so that as many of `lines` as can be read have room; `large` for reading from afar. The
/// widest word is in multiples of the type size.
PipelineLayout layoutPipeline(const QSizeF& size, int lines, double widestWord, bool large = false);

/// The height at which all lines have room, none of them scrolled away.
double comfortablePipelineHeight(double width, int lines);

} // namespace lab
