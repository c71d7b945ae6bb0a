// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rounding.h"

#include <cmath>

namespace lab {

double roundedTo(double value, int decimals)
{
    return std::isfinite(value) ? QString::number(value, 'f', decimals).toDouble() : value;
}

bool isRounded(double value, int decimals)
{
    return std::isfinite(value) && float(roundedTo(value, decimals)) != float(value);
}

QString equalsSign(bool rounded)
{
    return rounded ? QStringLiteral("≈") : QStringLiteral("=");
}

} // namespace lab
