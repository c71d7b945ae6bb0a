// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/colourmap.h"

#include <QString>

#include <array>
#include <optional>

namespace lab {

/// The ramps to choose from for numbers from 0 up: probabilities and weights. All keep their order for every
/// colour vision (tests/widgets/colourvisiontest.cpp).
enum class SequentialMap {
    Blue,    ///< one hue, away from the background; the program's own
    Viridis, ///< N. J. Smith, S. van der Walt, E. Firing 2015, CC0
    Cividis, ///< J. R. Nuñez, C. R. Anderton, R. S. Renslow 2018, doi 10.1371/journal.pone.0199239
    Magma,   ///< N. J. Smith, S. van der Walt 2015, CC0
};

inline constexpr std::array sequentialMaps = {
    SequentialMap::Blue, SequentialMap::Viridis, SequentialMap::Cividis, SequentialMap::Magma};

/// Its stops. The published ones are every fifth of the 256 published colours, the same on light and dark;
/// in between they are at most 1/255 (viridis, magma) or 4/255 (cividis) off in a channel.
ColourMap colourMapOf(SequentialMap map, bool dark);

/// The name on the command line and in the settings: "blue", "viridis", "cividis", "magma".
QString nameOf(SequentialMap map);

/// The inverse; nothing where no map has this name.
std::optional<SequentialMap> sequentialMapNamed(const QString& name);

} // namespace lab
