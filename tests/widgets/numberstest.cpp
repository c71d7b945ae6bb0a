// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/numbers.h"

#include <QTest>

#include <limits>

using namespace lab;

class NumbersTest : public QObject {
    Q_OBJECT
private slots:
    void fixedNumbersHaveATrueMinusAndNoNegativeZero()
    {
        QCOMPARE(fixedNumber(0.9173, 2), QStringLiteral("0.92"));
        QCOMPARE(fixedNumber(-2.06, 1), QStringLiteral("−2.1"));
        QCOMPARE(fixedNumber(-0.004, 2), QStringLiteral("0.00"));
        QCOMPARE(fixedNumber(-0.0, 1), QStringLiteral("0.0"));
    }

    void numbersThatAreNotFiniteHaveText()
    {
        QCOMPARE(fixedNumber(std::numeric_limits<double>::infinity(), 2), QStringLiteral("∞"));
        QCOMPARE(fixedNumber(-std::numeric_limits<double>::infinity(), 2), QStringLiteral("−∞"));
        QCOMPARE(exactNumber(std::numeric_limits<float>::quiet_NaN()), QStringLiteral("–")); // there is none
    }

    void signedNumbersShowThePlus()
    {
        QCOMPARE(signedNumber(3.486, 2), QStringLiteral("+3.49"));
        QCOMPARE(signedNumber(-3.486, 2), QStringLiteral("−3.49"));
        QCOMPARE(signedNumber(0.001, 2), QStringLiteral("0.00"));
    }

    void exactNumbersReadBackAsThemselves()
    {
        for (const float value : {0.1F, 1.0F / 3, 0.91734207F, 1e-30F, 123456.78F}) {
            QCOMPARE(exactNumber(value).toFloat(), value);
            QCOMPARE(exactNumber(-value), u'−' + exactNumber(value));
        }
    }

    void scalesEndOnRoundNumbers()
    {
        QCOMPARE(niceCeiling(3.8), 4.0);
        QCOMPARE(niceCeiling(4.0), 4.0);
        QCOMPARE(niceCeiling(4.01), 5.0);
        QCOMPARE(niceCeiling(0.72), 0.8);
        QCOMPARE(niceCeiling(9.5), 10.0);
        QCOMPARE(niceCeiling(1234), 1500.0);
        QCOMPARE(niceCeiling(0), 1.0);
        QCOMPARE(niceCeiling(std::numeric_limits<double>::infinity()), 1.0);
    }

    void scaleLabelsAreShort()
    {
        QCOMPARE(shortNumber(-4), QStringLiteral("−4"));
        QCOMPARE(shortNumber(2.5), QStringLiteral("2.5"));
    }

    void subscriptsAreDigits() { QCOMPARE(subscript(102), QStringLiteral("₁₀₂")); }
};

QTEST_GUILESS_MAIN(NumbersTest)
#include "numberstest.moc"
