// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/linewindow.h"
#include "widgets/pipelinelayout.h"
#include "widgets/pipelinerow.h"
#include "widgets/theme.h"

class QPainter;

namespace lab {

/// All that a drawn pipeline shows.
struct PipelinePicture {
    const PipelineRow& row;
    const PipelineLayout& layout;
    const Theme& theme;
    LineWindow lines;
    Stage stage = Stage::Word; ///< the one that is bright…
    bool allBright = true;     ///< …unless all are
    int begun = 0;             ///< stages up to this one have been begun, as numbers of Stage; −1: none
    int selectedKey = -1;
};

/// What a moment shows.
PipelinePicture pipelinePicture(const Moment& moment, const PipelineRow& row, const PipelineLayout& layout,
    const Theme& theme, const LineWindow& lines);

void drawPipeline(QPainter& painter, const PipelinePicture& picture);

/// A number as it stands in a column; empty while it is not known. Bars and strips have none.
QString pipelineNumber(const PipelineLine& line, PipelineColumn column);
QString exponentialText(double exponential);

/// The name of a column with its scale: "score, −4…4".
QString captionOf(const PipelinePicture& picture, PipelineColumn column);

} // namespace lab
