// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/scalingtable.h"

#include "app/commandline/texttable.h"

#include <array>
#include <cmath>

namespace lab {

namespace {

struct Quantity {
    const char* title;
    Estimate ScalingMeasure::*estimate;
};

constexpr std::array<Quantity, 5> quantities = {{
    {"spread", &ScalingMeasure::spread},
    {"entropy", &ScalingMeasure::entropy},
    {"of log n", &ScalingMeasure::relativeEntropy},
    {"largest p", &ScalingMeasure::largestProbability},
    {"Jacobian norm", &ScalingMeasure::jacobianNorm},
}};

std::string cell(const Estimate& estimate)
{
    return fixedNumber(estimate.mean, 3) + " ±" + fixedNumber(estimate.standardError, 3);
}

std::string ruleTable(const ScalingRecord& record, ScalingMeasure ScalingPoint::*rule)
{
    TextTable table{{{"d", {}}}};
    for (const ScalingPoint& point : record.points)
        table.columns[0].cells.push_back(std::to_string(point.dimension));
    for (const Quantity& quantity : quantities) {
        TextTable::Column column{quantity.title, {}};
        for (const ScalingPoint& point : record.points)
            column.cells.push_back(cell((point.*rule).*quantity.estimate));
        table.columns.push_back(std::move(column));
    }
    return formatTable(table);
}

std::string drawn(const ScalingOptions& options)
{
    return "n = " + std::to_string(options.keys) + " keys, " + std::to_string(options.trials) +
           " trials, seed " + std::to_string(options.seed) +
           "; mean ± standard error.\nEqual weights have the entropy log n = " +
           fixedNumber(std::log(options.keys), 3) +
           " nats.\nJacobian norm: the Frobenius norm of ∂p/∂s = diag(p) - p·pᵀ, p the softmax of the scores "
           "s, "
           "below\nthose that are divided already.\n";
}

} // namespace

std::string scalingTable(const ScalingRecord& record)
{
    return drawn(record.options) + "\nScores q·k\n\n" + ruleTable(record, &ScalingPoint::dot) +
           "\nScores q·k / √d\n\n" + ruleTable(record, &ScalingPoint::scaledDot);
}

} // namespace lab
