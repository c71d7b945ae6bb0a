// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/curvefigures.h"

#include "model/math/error.h"

#include <QCoreApplication>

#include <limits>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CurveFigures)
};

ChartSeries seriesOf(const ScalingRecord& record, const QString& name, ScalingMeasure ScalingPoint::*rule,
    Estimate ScalingMeasure::*quantity)
{
    ChartSeries series{name, {}, {}, {}};
    for (const ScalingPoint& point : record.points) {
        const Estimate& estimate = (point.*rule).*quantity;
        series.x.push_back(point.dimension);
        series.y.push_back(estimate.mean);
        series.errors.push_back(estimate.standardError);
    }
    return series;
}

Chart scalingChart(const ScalingRecord& record, const QString& title, Estimate ScalingMeasure::*quantity)
{
    Chart chart;
    chart.title = title;
    chart.xAxis = Text::tr("d, numbers in a query and a key");
    chart.logarithmic = true;
    chart.series = {seriesOf(record, Text::tr("without the division: q·k"), &ScalingPoint::dot, quantity),
        seriesOf(record, Text::tr("with it: q·k / √d"), &ScalingPoint::scaledDot, quantity)};
    return chart;
}

void check(const std::vector<LengthCurve>& curves)
{
    for (const LengthCurve& curve : curves) {
        if (curve.lengths.size() != curves.front().lengths.size())
            throw ConfigError("All models have the same classes of lengths, not " +
                              std::to_string(curves.front().lengths.size()) + " and " +
                              std::to_string(curve.lengths.size()) + ".");
    }
}

} // namespace

std::vector<Chart> scalingCharts(const ScalingRecord& record)
{
    return {scalingChart(record, Text::tr("Spread of the scores"), &ScalingMeasure::spread),
        scalingChart(record, Text::tr("Entropy of the softmax, in nats"), &ScalingMeasure::entropy),
        scalingChart(record, Text::tr("Largest probability"), &ScalingMeasure::largestProbability),
        scalingChart(
            record, Text::tr("Frobenius norm of the softmax's Jacobian"), &ScalingMeasure::jacobianNorm)};
}

Drawing drawScaling(const ScalingRecord& record, const CurveOptions& options)
{
    const QString note = Text::tr(
        "Queries and keys of independent normal numbers, %1 keys, %2 trials, seed %3. Points: means "
        "over the trials; bars: one standard error. Jacobian: of the probabilities with respect to the "
        "scores that the softmax is given, with the division the divided ones.")
                             .arg(record.options.keys)
                             .arg(record.options.trials)
                             .arg(record.options.seed);
    return drawCharts(scalingCharts(record),
        {options.width, options.dark, options.transparent, Text::tr("Why scores are divided by √d"), note});
}

Chart lengthChart(const std::vector<LengthCurve>& curves)
{
    check(curves);
    Chart chart;
    chart.title = QStringLiteral("BLEU");
    chart.xAxis = Text::tr("source tokens, and how many sentences have as many");
    for (const LengthCurve& curve : curves) {
        ChartSeries series{curve.name, {}, {}};
        for (const LengthScore& score : curve.lengths) {
            series.x.push_back(double(series.x.size()));
            series.y.push_back(score.bleu.value_or(std::numeric_limits<double>::quiet_NaN()));
        }
        chart.series.push_back(std::move(series));
    }
    if (curves.empty())
        return chart;
    for (const LengthScore& score : curves.front().lengths)
        chart.categories.append(
            QStringLiteral("%1\n%2")
                .arg(QString::fromStdString(score.lengths).replace(QStringLiteral("<="), QStringLiteral("≤")))
                .arg(score.sentences));
    return chart;
}

Drawing drawLengthCurves(const std::vector<LengthCurve>& curves, const CurveOptions& options)
{
    return drawCharts({lengthChart(curves)},
        {options.width, options.dark, options.transparent, Text::tr("Quality by length of the source"), {}});
}

} // namespace lab
