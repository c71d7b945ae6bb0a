// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lab {

namespace {

constexpr QChar minusSign(0x2212);

QString withMinusSign(QString text)
{
    return text.replace(QLatin1Char('-'), minusSign);
}

bool isZero(const QString& digits)
{
    return std::all_of(digits.begin(), digits.end(), [](QChar c) { return !c.isDigit() || c == u'0'; });
}

} // namespace

QString fixedNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? QStringLiteral("–") : (value < 0 ? minusSign + QStringLiteral("∞") : "∞");
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    return value < 0 && !isZero(digits) ? minusSign + digits : digits;
}

QString signedNumber(double value, int decimals)
{
    const QString text = fixedNumber(value, decimals);
    return value > 0 && !isZero(text) ? u'+' + text : text;
}

QString exactNumber(float value)
{
    if (!std::isfinite(value))
        return fixedNumber(value, 0);
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return withMinusSign(QString::fromLatin1(buffer.data(), end - buffer.data()));
}

QString shortNumber(double value)
{
    return withMinusSign(QString::number(value, 'g', 6));
}

QString subscript(int number)
{
    QString digits = QString::number(number);
    for (QChar& digit : digits)
        digit = QChar(0x2080 + digit.digitValue());
    return digits;
}

double niceCeiling(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (step * power >= value)
            return step * power;
    }
    return 10 * power;
}

} // namespace lab
