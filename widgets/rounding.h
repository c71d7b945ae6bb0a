// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What rounding does to numbers. A number is shown rounded correctly everywhere, never bent so that the
/// digits of a row add up: it would not be the computed number any more. What is said beside it allows for
/// that.
namespace lab {

/// The number that so many digits show.
double roundedTo(double value, int decimals);

/// Whether so many digits show less than the float32 number: 1 and 0.25 are whole with two of them.
bool isRounded(double value, int decimals);

/// "=" in front of what is shown whole, "≈" of what is rounded.
QString equalsSign(bool rounded);

} // namespace lab
