// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/figuresize.h"

#include "model/math/error.h"
#include "widgets/figures/drawing.h"

namespace lab {

std::vector<SizePreset> sizePresets()
{
    return {SizePreset::Column, SizePreset::Page, SizePreset::Slide, SizePreset::Poster, SizePreset::Custom};
}

std::string nameOf(SizePreset preset)
{
    switch (preset) {
    case SizePreset::Column:
        return "column";
    case SizePreset::Page:
        return "page";
    case SizePreset::Slide:
        return "slide";
    case SizePreset::Poster:
        return "poster";
    case SizePreset::Custom:
        break;
    }
    return "custom";
}

FigureSize sizeOf(SizePreset preset)
{
    switch (preset) {
    case SizePreset::Column:
        return {84, LengthUnit::Millimetres, 300, 1};
    case SizePreset::Page:
        return {174, LengthUnit::Millimetres, 300, 1};
    case SizePreset::Slide:
        return {1920, LengthUnit::Pixels, 96, 2.5F};
    case SizePreset::Poster:
        return {841, LengthUnit::Millimetres, 150, 4};
    case SizePreset::Custom:
        break;
    }
    throw ConfigError("A custom size is no preset.");
}

FigureSize inUnit(const FigureSize& size, LengthUnit unit)
{
    FigureSize other = size;
    other.unit = unit;
    if (unit != size.unit)
        other.width = unit == LengthUnit::Pixels ? size.width / millimetresPerInch * size.dpi
                                                 : size.width * millimetresPerInch / size.dpi;
    return other;
}

double logicalWidth(const FigureSize& size)
{
    const double inches =
        size.unit == LengthUnit::Pixels ? size.width / size.dpi : size.width / millimetresPerInch;
    return double(float(inches * pixelsPerInch));
}

} // namespace lab
