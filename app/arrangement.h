// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// What the workspace shows together.
enum class Arrangement {
    HeatMaps,    ///< sentence; scores, probabilities, context vectors; the current step
    Calculation, ///< sentence; the current step as a calculation
};
constexpr int arrangementCount = 2;

} // namespace lab
