// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/scalingcsv.h"

#include "model/storage/csv.h"
#include "model/translation/recurrentconfig.h"

#include <array>

namespace lab {

namespace {

struct Quantity {
    const char* name;
    Estimate ScalingMeasure::*estimate;
};

constexpr std::array<Quantity, 5> quantities = {{
    {"score_spread", &ScalingMeasure::spread},
    {"entropy", &ScalingMeasure::entropy},
    {"relative_entropy", &ScalingMeasure::relativeEntropy},
    {"largest_probability", &ScalingMeasure::largestProbability},
    {"score_jacobian_frobenius_norm", &ScalingMeasure::jacobianNorm},
}};

std::string titleLine()
{
    std::vector<std::string> titles = {"dimension", "score_rule", "keys", "trials", "seed"};
    for (const Quantity& quantity : quantities) {
        titles.emplace_back(quantity.name);
        titles.push_back(std::string(quantity.name) + "_error");
    }
    return csvLine(titles);
}

std::string line(const ScalingOptions& options, int dimension, ScoreRule rule, const ScalingMeasure& measure)
{
    std::vector<std::string> fields = {std::to_string(dimension), nameOf(rule), std::to_string(options.keys),
        std::to_string(options.trials), std::to_string(options.seed)};
    for (const Quantity& quantity : quantities) {
        fields.push_back(csvNumber((measure.*quantity.estimate).mean));
        fields.push_back(csvNumber((measure.*quantity.estimate).standardError));
    }
    return csvLine(fields);
}

} // namespace

std::string scalingToCsv(const ScalingRecord& record)
{
    std::string csv = titleLine();
    for (const ScalingPoint& point : record.points) {
        csv += line(record.options, point.dimension, ScoreRule::Dot, point.dot);
        csv += line(record.options, point.dimension, ScoreRule::ScaledDot, point.scaledDot);
    }
    return csv;
}

} // namespace lab
