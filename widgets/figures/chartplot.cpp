// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/chartplot.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lab {

namespace {

constexpr int tickPixels = 12;
constexpr int namePixels = 13;
constexpr double markSize = 8;

/// Colours that differ for every colour vision (Okabe and Ito), those that stand out from the background
/// first.
QColor seriesColour(std::size_t series, bool dark)
{
    static constexpr std::array<QRgb, 6> onLight = {
        0x0072B2, 0xD55E00, 0x009E73, 0xAA4499, 0x56B4E9, 0xB07D00};
    static constexpr std::array<QRgb, 6> onDark = {
        0x56B4E9, 0xE69F00, 0x3CC9A0, 0xE7A3CC, 0xF0E442, 0xF08050};
    return QColor::fromRgb((dark ? onDark : onLight)[series % onLight.size()]);
}

Qt::PenStyle dashesOf(std::size_t series)
{
    static constexpr std::array styles = {
        Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return styles[series % styles.size()];
}

QCPScatterStyle::ScatterShape shapeOf(std::size_t series)
{
    static constexpr std::array shapes = {QCPScatterStyle::ssSquare, QCPScatterStyle::ssCircle,
        QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond, QCPScatterStyle::ssTriangleInverted,
        QCPScatterStyle::ssPlusCircle};
    return shapes[series % shapes.size()];
}

bool isFilled(std::size_t series)
{
    return series % 2 == 0;
}

/// The end of the vertical axis: a little above all points and bars.
double topOf(const Chart& chart)
{
    double top = 0;
    for (const ChartSeries& series : chart.series) {
        for (std::size_t point = 0; point < series.y.size(); ++point) {
            const double error = series.errors.empty() ? 0 : series.errors[point];
            if (std::isfinite(series.y[point]))
                top = std::max(top, series.y[point] + error);
        }
    }
    return niceCeiling(top);
}

/// The powers of 2 within a range, as many as have room.
QSharedPointer<QCPAxisTicker> powersOfTwo(double lowest, double highest)
{
    constexpr int most = 8;
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const int first = int(std::ceil(std::log2(lowest) - 1e-9));
    const int last = int(std::floor(std::log2(highest) + 1e-9));
    const int stride = 1 + (last - first) / most;
    for (int power = first; power <= last; power += stride)
        ticker->addTick(std::exp2(power), shortNumber(std::exp2(power)));
    return ticker;
}

QSharedPointer<QCPAxisTicker> namesOf(const QStringList& categories)
{
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (qsizetype category = 0; category < categories.size(); ++category)
        ticker->addTick(double(category), categories[category]);
    return ticker;
}

void setUpAxis(QCPAxis& axis, const Theme& theme)
{
    axis.setTickLabelFont(textFont(tickPixels));
    axis.setTickLabelColor(theme.text);
    axis.setLabelFont(textFont(namePixels));
    axis.setLabelColor(theme.secondary);
    axis.setBasePen(QPen(theme.secondary, 1));
    axis.setTickPen(QPen(theme.secondary, 1));
    axis.setSubTicks(false);
    axis.grid()->setPen(QPen(theme.hairline, 1));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void setUpX(QCPAxis& axis, const Chart& chart)
{
    axis.setLabel(chart.xAxis);
    if (!chart.categories.isEmpty()) {
        axis.setTicker(namesOf(chart.categories));
        axis.setRange(-0.4, double(chart.categories.size()) - 0.6);
        return;
    }
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const ChartSeries& series : chart.series) {
        for (const double x : series.x) {
            lowest = std::min(lowest, x);
            highest = std::max(highest, x);
        }
    }
    if (chart.logarithmic) {
        axis.setScaleType(QCPAxis::stLogarithmic);
        axis.setTicker(powersOfTwo(lowest, highest));
        axis.setRange(lowest / 1.25, highest * 1.25);
    } else {
        const double air = std::max(0.5, 0.04 * (highest - lowest));
        axis.setRange(lowest - air, highest + air);
    }
}

void addSeries(QCustomPlot& plot, const ChartSeries& series, const SeriesStyle& style)
{
    QCPGraph* line = plot.addGraph(); // with gaps where there is no point
    line->setAdaptiveSampling(false);
    line->setPen(style.pen);
    QCPGraph* marks = plot.addGraph();
    marks->setAdaptiveSampling(false);
    marks->setLineStyle(QCPGraph::lsNone);
    marks->setScatterStyle(style.mark);
    QVector<double> errors;
    for (std::size_t point = 0; point < series.x.size(); ++point) {
        line->addData(series.x[point], series.y[point]);
        if (!std::isfinite(series.y[point]))
            continue;
        marks->addData(series.x[point], series.y[point]);
        if (!series.errors.empty())
            errors.append(series.errors[point]);
    }
    if (errors.isEmpty())
        return;
    auto* bars = new QCPErrorBars(plot.xAxis, plot.yAxis); // owned by the plot
    bars->setDataPlottable(marks);
    bars->setData(errors);
    bars->setPen(QPen(style.pen.color(), 1));
    bars->setWhiskerWidth(markSize);
    bars->setSymbolGap(0);
}

} // namespace

SeriesStyle seriesStyle(std::size_t series, const Theme& theme)
{
    const QColor colour = seriesColour(series, theme.dark);
    const QColor fill = isFilled(series) ? colour : theme.panel;
    QPen pen(colour, 2, dashesOf(series));
    pen.setCapStyle(Qt::FlatCap);
    return {pen, QCPScatterStyle(shapeOf(series), QPen(colour, 1.5), QBrush(fill), markSize)};
}

void setUpPlot(QCustomPlot& plot, const Chart& chart, const Theme& theme)
{
    plot.setBackground(QBrush(Qt::NoBrush));
    plot.setPlottingHint(QCP::phCacheLabels, false);
    setUpAxis(*plot.xAxis, theme);
    setUpAxis(*plot.yAxis, theme);
    setUpX(*plot.xAxis, chart);
    plot.yAxis->setRange(0, topOf(chart));
    plot.yAxis->setNumberFormat(QStringLiteral("gb"));
    plot.yAxis->setNumberPrecision(3);
    for (std::size_t series = 0; series < chart.series.size(); ++series)
        addSeries(plot, chart.series[series], seriesStyle(series, theme));
}

} // namespace lab
