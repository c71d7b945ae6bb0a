// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/half.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace lab;

namespace {

// The value of binary16 bits by its definition: (-1)^s 2^(e-15) 1.f, or (-1)^s 2^-14 0.f when e is 0.
double definition(int bits)
{
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    const double magnitude =
        exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

constexpr int firstInfinite = 0x7c00;

} // namespace

class HalfTest : public QObject {
    Q_OBJECT

private slots:
    void everyFiniteHalfHasItsValueAndComesBack()
    {
        for (int bits = 0; bits < 0x10000; ++bits) {
            if ((bits & firstInfinite) == firstInfinite)
                continue;
            const float value = halfToFloat(static_cast<std::uint16_t>(bits));
            QCOMPARE(static_cast<double>(value), definition(bits));
            QCOMPARE(std::signbit(value), (bits & 0x8000) != 0);
            QCOMPARE(static_cast<int>(floatToHalf(value)), bits);
        }
    }

    void roundsToTheNearestAndTiesToEven()
    {
        for (int bits = 0; bits + 1 < firstInfinite; ++bits) {
            const auto low = static_cast<float>(definition(bits));
            const auto high = static_cast<float>(definition(bits + 1));
            const float middle = (low + high) / 2; // exact
            const int even = bits % 2 == 0 ? bits : bits + 1;
            QCOMPARE(static_cast<int>(floatToHalf(middle)), even);
            QCOMPARE(static_cast<int>(floatToHalf(-middle)), even | 0x8000);
            QCOMPARE(static_cast<int>(floatToHalf(std::nextafter(middle, low))), bits);
            QCOMPARE(static_cast<int>(floatToHalf(std::nextafter(middle, high))), bits + 1);
        }
    }

    void tooLargeBecomesInfinite()
    {
        QCOMPARE(static_cast<int>(floatToHalf(std::nextafter(65520.0F, 0.0F))), 0x7bff);
        QCOMPARE(static_cast<int>(floatToHalf(65520.0F)), firstInfinite);
        QCOMPARE(static_cast<int>(floatToHalf(1e38F)), firstInfinite);
        QCOMPARE(static_cast<int>(floatToHalf(-std::numeric_limits<float>::infinity())), 0xfc00);
        QCOMPARE(halfToFloat(0xfc00), -std::numeric_limits<float>::infinity());
    }

    void tooSmallBecomesZero()
    {
        QCOMPARE(static_cast<int>(floatToHalf(std::numeric_limits<float>::denorm_min())), 0);
        QCOMPARE(static_cast<int>(floatToHalf(-0x1p-25F)), 0x8000);
    }

    void notANumberStaysSo()
    {
        QVERIFY(std::isnan(halfToFloat(floatToHalf(std::numeric_limits<float>::quiet_NaN()))));
        QVERIFY(std::isnan(halfToFloat(floatToHalf(std::bit_cast<float>(0x7f800001)))));
        QVERIFY(std::isnan(halfToFloat(0x7c01)));
    }
};

QTEST_GUILESS_MAIN(HalfTest)
#include "halftest.moc"
