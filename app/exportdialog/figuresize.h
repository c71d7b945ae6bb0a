// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lab {

/// Sizes that pictures often need.
enum class SizePreset {
    Column, ///< of a paper in two columns: 84 mm
    Page,   ///< as wide as the text of a paper: 174 mm
    Slide,  ///< 16:9, 1920 pixels wide
    Poster, ///< the short side of an A0 sheet: 841 mm
    Custom,
};

enum class LengthUnit { Millimetres, Pixels };

/// How large a picture is, and what is in it.
struct FigureSize {
    double width = 174;
    LengthUnit unit = LengthUnit::Millimetres;
    int dpi = 300;           ///< pixels to an inch, 36…1200
    float magnification = 1; ///< of type and lines, see ExportRecipe

    bool operator==(const FigureSize&) const = default;
};

inline constexpr int slideHeight = 1080; ///< pixels

std::vector<SizePreset> sizePresets();
std::string nameOf(SizePreset preset); ///< in settings: "column"

/// What a preset stands for. Throws ConfigError for Custom, which may be any size.
FigureSize sizeOf(SizePreset preset);

/// The same width in another unit.
FigureSize inUnit(const FigureSize& size, LengthUnit unit);

/// The width in logical pixels, 96 to an inch, as recipes keep it.
double logicalWidth(const FigureSize& size);

} // namespace lab
