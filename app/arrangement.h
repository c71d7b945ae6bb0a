// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// What the workspace shows together.
enum class Arrangement {
    HeatMaps,    ///< sentence; scores, probabilities, context vectors; the current step
    Calculation, ///< sentence; the current step as a calculation
    Heads,       ///< sentence; all layers and heads, and the chosen one large
};
constexpr int arrangementCount = 3;

} // namespace lab
