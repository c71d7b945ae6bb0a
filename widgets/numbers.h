// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Numbers as text. The minus sign is U+2212, as wide as a plus; a rounded zero has no sign.
namespace lab {

/// "0.92", "−1.0": a fixed number of digits after the point. "–" for NaN: there is no number.
QString fixedNumber(double value, int decimals);

/// The same with a plus sign in front of positive numbers.
QString signedNumber(double value, int decimals);

/// The shortest decimal text that reads back as exactly this number.
QString exactNumber(float value);

/// As few digits as a scale label needs: "4", "2.5", "0.01".
QString shortNumber(double value);

/// A number as subscript digits, as in C₁₂.
QString subscript(int number);

/// The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below `value`; 1 for
/// values that are not positive and finite.
double niceCeiling(double value);

} // namespace lab
