// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/positions.h"

#include "model/math/error.h"

#include <cmath>
#include <string>

namespace lab {

Matrix sinusoidalPositions(PositionKind kind, Index first, Index count, Index size, WaveSpread spread)
{
    if (kind == PositionKind::Learned)
        throw ConfigError("Learned positions are a table, not sines and cosines.");
    if (size % 2 != 0)
        throw ConfigError(
            "Sinusoidal positions need an even number of columns, not " + std::to_string(size) + ".");
    const Index half = size / 2;
    const Index waves = spread == WaveSpread::Half ? half : half - 1;
    if (waves < 1)
        throw ConfigError(
            "Waves that are spread over d/2 - 1 need at least 4 columns, not " + std::to_string(size) + ".");
    Matrix rows(count, size);
    for (Index i = 0; i < half; ++i) {
        const double frequency = std::pow(10'000.0, -static_cast<double>(i) / static_cast<double>(waves));
        const Index sine = kind == PositionKind::Interleaved ? 2 * i : i;
        const Index cosine = kind == PositionKind::Interleaved ? 2 * i + 1 : half + i;
        for (Index row = 0; row < count; ++row) {
            const double angle = static_cast<double>(first + row) * frequency;
            rows(row, sine) = static_cast<float>(std::sin(angle));
            rows(row, cosine) = static_cast<float>(std::cos(angle));
        }
    }
    return rows;
}

} // namespace lab
