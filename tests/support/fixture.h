// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/parameters.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// Reads what tests/reference/makefixtures.py wrote. In a fixture a tensor is a list of rows, a vector a list
/// of numbers, a scalar a number, and null is -infinity.
namespace lab {

/// The content of tests/reference/fixtures/`name`.json. Throws FileError when there is no such file.
nlohmann::json readFixture(const std::string& name);

/// Names of the fixtures that begin with `prefix`, sorted. Throws FileError when there is none.
std::vector<std::string> fixtureNames(const std::string& prefix);

/// A tensor as a matrix; a vector becomes one row, a scalar 1 x 1.
Matrix matrixOf(const nlohmann::json& tensor);

/// The tensors of a list, on top of each other.
Matrix stackedMatrixOf(const nlohmann::json& tensors);

/// Gives every parameter its value from a fixture. Throws FormatError unless the names are the same on both
/// sides, ShapeError for another shape.
void setParameters(ParameterSet& parameters, const nlohmann::json& values);

/// Scores as the twin has them: 0 where they are missing (NaN) and masked, since the rule has no output
/// there.
Matrix scoresOfTwin(const Matrix& scores, const Matrix& logits);

/// The largest |found - expected| / max(1, |expected|); infinity when shapes differ, or one of the two is
/// not finite where the other is something else.
double largestDifference(const Matrix& found, const Matrix& expected);

} // namespace lab
