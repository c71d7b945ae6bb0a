// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/drawing.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lab {

/// A line through points.
struct ChartSeries {
    QString name; ///< for the legend
    std::vector<double> x;
    std::vector<double> y;           ///< one for each x; NaN: there is no point
    std::vector<double> errors = {}; ///< half the length of the bar at each point; empty: no bars
};

/// Lines in one pair of axes. The vertical one begins at 0; it contains all points and their bars.
struct Chart {
    QString title; ///< what the vertical axis shows
    QString xAxis;
    std::vector<ChartSeries> series;
    bool logarithmic = false;    ///< the horizontal axis, to base 2
    QStringList categories = {}; ///< of x = 0, 1, …; empty: x are numbers
};

/// How charts are drawn.
struct ChartOptions {
    double width = 800; ///< in logical pixels, 96 to an inch
    bool dark = false;
    bool transparent = false; ///< no background
    QString caption;          ///< above, at the left
    QString note;             ///< below; may be empty
};

/// Charts that share their series in two columns (in one, where it is narrow) with one legend. Lines differ
/// in their dashes and marks, not only in their colours. Throws ConfigError when there is nothing to draw,
/// the width is not positive, or a chart has other series than the first.
Drawing drawCharts(const std::vector<Chart>& charts, const ChartOptions& options = {});

} // namespace lab
