// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/curvefigures.h"
#include "widgets/figures/picture.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace lab {

/// A picture of curves that a command writes besides its table, where it is asked for.
struct ChartFile {
    std::string name; ///< empty: nobody wants it
    int width = 1600; ///< in pixels
    PictureOptions picture;
    CurveOptions curves; ///< but for the width, which follows
    bool force = false;  ///< a file that exists is replaced
};

/// Adds `--chart`, `--width`, `--dpi`, `--dark`, `--transparent` and `--force`. `chart` must live as long as
/// the command.
void addChartOptions(CLI::App& command, ChartFile& chart);

/// Throws FileError when the file exists and may not be replaced, CLI::ValidationError for an unknown ending;
/// to be called before the work begins.
void checkChart(const ChartFile& chart);

/// Writes the picture that `draw` makes, which says the version of the program and the command `about`.
/// Throws ConfigError and FileError. Nothing happens when nobody wants it.
void saveChart(const ChartFile& chart, const std::string& about,
    const std::function<Drawing(const CurveOptions&)>& draw);

} // namespace lab
