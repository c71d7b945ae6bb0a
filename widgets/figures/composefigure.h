// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/figure.h"

#include <vector>

namespace lab {

/// How parts become one figure.
struct ComposeOptions {
    int columns = 2;
    double gap = 20;  ///< between parts, in logical pixels while type is as large as on the screen
    QString caption;  ///< below all parts; may be empty
    double width = 0; ///< of the whole, in logical pixels; 0: as wide as it is with type as on the screen
    bool dark = false;
    bool transparent = false; ///< no background between the parts
};

/// Drawings as the parts (a), (b), … of one figure, row by row, with a caption below. Type has the same size
/// in all parts, however wide each was drawn. Throws ConfigError when there is no part or column, or the
/// width is negative.
Drawing composeFigure(const std::vector<Drawing>& parts, const ComposeOptions& options = {});

/// The label of a part (from 0): "(a)".
QString partLabel(int part);

/// A heat map that is compared with others.
struct HeatMapPart {
    const Decoding* decoding = nullptr; ///< not owned
    FigureKind kind = FigureKind::Probabilities;
    FigureOptions options = {}; ///< their range is chosen by those below
};

/// The smallest range of colours that contains the ranges of all parts; symmetric around 0 if one of them is.
ValueScale sharedRange(const std::vector<HeatMapPart>& parts);

/// Their drawings, all with that range: the same colour is the same number, and their scales say so.
std::vector<Drawing> drawWithSharedRange(const std::vector<HeatMapPart>& parts);

} // namespace lab
