// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colourmap.h"
#include "widgets/theme.h"

#include <QTest>

#include <cmath>

using namespace lab;

class ColourMapTest : public QObject {
    Q_OBJECT

    static void checkNumbersOn(const ColourMap& map)
    {
        for (int i = 0; i <= 1000; ++i) {
            const QColor cell = map.at(i / 1000.0);
            const double ratio = contrastRatio(cell, textColourOn(cell));
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(cell.name()).arg(ratio)));
        }
    }

private slots:
    void stopsAreEvenlySpaced()
    {
        const ColourMap map{{QColor(0, 0, 0), QColor(100, 50, 10), QColor(200, 150, 110)}};
        QCOMPARE(map.at(0), QColor(0, 0, 0));
        QCOMPARE(map.at(0.25), QColor(50, 25, 5));
        QCOMPARE(map.at(0.5), QColor(100, 50, 10));
        QCOMPARE(map.at(0.75), QColor(150, 100, 60));
        QCOMPARE(map.at(1), QColor(200, 150, 110));
    }

    void positionsOutsideGetTheEnds()
    {
        const ColourMap map{{QColor(1, 2, 3), QColor(4, 5, 6)}};
        QCOMPARE(map.at(-1), QColor(1, 2, 3));
        QCOMPARE(map.at(7), QColor(4, 5, 6));
        QCOMPARE(map.at(std::nan("")), QColor(1, 2, 3));
    }

    void zeroIsTheMiddleOfASymmetricScale()
    {
        const ValueScale scale{-4, 4};
        QVERIFY(scale.isSymmetric());
        QCOMPARE(scale.position(0), 0.5);
        QCOMPARE(scale.position(-4), 0.0);
        QCOMPARE(scale.position(4), 1.0);
        QVERIFY(!(ValueScale{0, 1}).isSymmetric());
    }

    void contrastIsThatOfTheStandard()
    {
        QVERIFY(std::abs(contrastRatio(Qt::black, Qt::white) - 21) < 1e-9);
        QVERIFY(std::abs(contrastRatio(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }

    void numbersAreReadableOnEveryCell()
    {
        for (const bool dark : {false, true}) {
            for (const SequentialMap choice : sequentialMaps) {
                const Theme theme = themeOf(dark, choice);
                checkNumbersOn(theme.sequential);
                checkNumbersOn(theme.diverging);
            }
        }
    }

    void textIsReadableOnEveryGrey()
    {
        for (int grey = 0; grey < 256; ++grey) {
            const QColor cell(grey, grey, grey);
            QVERIFY(contrastRatio(cell, textColourOn(cell)) >= 4.5);
        }
    }

    void wordsOfTheWindowAreReadable()
    {
        for (const Theme& theme : {lightTheme(), darkTheme()}) {
            QVERIFY(contrastRatio(theme.text, theme.panel) >= 7);
            QVERIFY(contrastRatio(theme.text, theme.background) >= 7);
            QVERIFY(contrastRatio(theme.secondary, theme.panel) >= 4.5);
            QVERIFY(contrastRatio(theme.accentText, theme.accent) >= 4.5);
            QVERIFY(contrastRatio(theme.accent, theme.panel) >= 4.5);
            QVERIFY(contrastRatio(theme.text, theme.error) >= 7);
            QVERIFY(contrastRatio(theme.text, theme.notice) >= 7);
        }
    }
};

QTEST_GUILESS_MAIN(ColourMapTest)
#include "colourmaptest.moc"
