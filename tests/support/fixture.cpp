// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"

#include "model/math/error.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

namespace lab {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::filesystem::path fixtureFolder()
{
    return FIXTURE_DIRECTORY;
}

float numberOf(const nlohmann::json& value)
{
    return value.is_null() ? -std::numeric_limits<float>::infinity() : value.get<float>();
}

Matrix rowOf(const nlohmann::json& values)
{
    Matrix row(1, static_cast<Index>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        row(0, static_cast<Index>(i)) = numberOf(values[i]);
    return row;
}

double difference(double found, double expected)
{
    if (found == expected)
        return 0;
    const double error = std::abs(found - expected) / std::max(1.0, std::abs(expected));
    return std::isfinite(error) ? error : infinity;
}

} // namespace

nlohmann::json readFixture(const std::string& name)
{
    const auto path = fixtureFolder() / (name + ".json");
    std::ifstream file(path);
    if (!file)
        throw FileError("There is no fixture " + path.string() + ".");
    return nlohmann::json::parse(file);
}

std::vector<std::string> fixtureNames(const std::string& prefix)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(fixtureFolder()))
        if (const std::string name = entry.path().stem().string(); name.starts_with(prefix))
            names.push_back(name);
    if (names.empty())
        throw FileError("No fixture in " + fixtureFolder().string() + " begins with " + prefix + ".");
    std::sort(names.begin(), names.end());
    return names;
}

Matrix matrixOf(const nlohmann::json& tensor)
{
    if (!tensor.is_array())
        return Matrix::Constant(1, 1, numberOf(tensor));
    if (tensor.empty() || !tensor.front().is_array())
        return rowOf(tensor);
    return stackedMatrixOf(tensor);
}

Matrix stackedMatrixOf(const nlohmann::json& tensors)
{
    std::vector<Matrix> parts;
    Index rows = 0;
    for (const auto& tensor : tensors) {
        parts.push_back(matrixOf(tensor));
        rows += parts.back().rows();
    }
    Matrix stacked(rows, parts.empty() ? 0 : parts.front().cols());
    Index row = 0;
    for (const Matrix& part : parts) {
        stacked.middleRows(row, part.rows()) = part;
        row += part.rows();
    }
    return stacked;
}

void setParameters(ParameterSet& parameters, const nlohmann::json& values)
{
    if (parameters.size() != values.size())
        throw FormatError("The fixture has " + std::to_string(values.size()) + " parameters, the model " +
                          std::to_string(parameters.size()) + ".");
    for (Parameter& parameter : parameters) {
        if (!values.contains(parameter.name))
            throw FormatError("The fixture has no " + parameter.name + ".");
        parameter.variable.setValue(matrixOf(values.at(parameter.name)));
    }
}

Matrix scoresOfTwin(const Matrix& scores, const Matrix& logits)
{
    return (scores.array().isNaN() && logits.array() == -std::numeric_limits<float>::infinity())
        .select(Matrix::Zero(scores.rows(), scores.cols()), scores);
}

double largestDifference(const Matrix& found, const Matrix& expected)
{
    if (found.rows() != expected.rows() || found.cols() != expected.cols())
        return infinity;
    double largest = 0;
    for (Index i = 0; i < found.size(); ++i)
        largest = std::max(largest, difference(found.data()[i], expected.data()[i]));
    return largest;
}

} // namespace lab
