// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/chart.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

namespace lab {

/// How a series looks: by its place among the others.
struct SeriesStyle {
    QPen pen;
    QCPScatterStyle mark;
};
SeriesStyle seriesStyle(std::size_t series, const Theme& theme);

/// One chart as a plot, without background, title and legend.
void setUpPlot(QCustomPlot& plot, const Chart& chart, const Theme& theme);

} // namespace lab
