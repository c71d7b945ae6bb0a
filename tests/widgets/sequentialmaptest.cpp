// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sequentialmap.h"
#include "widgets/theme.h"

#include <QSet>
#include <QTest>

using namespace lab;

namespace {

/// The largest difference in a channel of 0…255.
int difference(const QColor& a, const QColor& b)
{
    return std::max(
        {std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
}

} // namespace

class SequentialMapTest : public QObject {
    Q_OBJECT
private slots:
    void colourOfNumberIsThePublishedOne_data()
    {
        QTest::addColumn<SequentialMap>("map");
        QTest::addColumn<int>("tolerance");
        QTest::addColumn<QList<QRgb>>("published"); // of entries 0, 23, 77, 128, 201, 254 and 255 of 256
        QTest::newRow("viridis") << SequentialMap::Viridis << 1
                                 << QList<QRgb>{
                                        0x440154, 0x482173, 0x34608D, 0x21918C, 0x73D056, 0xFBE723, 0xFDE725};
        QTest::newRow("cividis") << SequentialMap::Cividis << 4
                                 << QList<QRgb>{
                                        0x00224E, 0x013271, 0x50576C, 0x7D7C78, 0xC5B568, 0xFEE636, 0xFEE838};
        QTest::newRow("magma") << SequentialMap::Magma << 1
                               << QList<QRgb>{
                                      0x000004, 0x120D31, 0x651A80, 0xB73779, 0xFD9A6A, 0xFCFBBD, 0xFCFDBF};
    }

    void colourOfNumberIsThePublishedOne()
    {
        QFETCH(SequentialMap, map);
        QFETCH(int, tolerance);
        QFETCH(QList<QRgb>, published);
        const QList<int> entries = {0, 23, 77, 128, 201, 254, 255};
        for (const bool dark : {false, true}) {
            for (int i = 0; i < entries.size(); ++i) {
                const QColor colour = colourMapOf(map, dark).at(entries[i] / 255.0);
                QVERIFY2(difference(colour, published[i]) <= tolerance, qPrintable(colour.name()));
            }
        }
    }

    void blueStartsAtTheBackground()
    {
        for (const bool dark : {false, true}) {
            const Theme theme = themeOf(dark, SequentialMap::Blue);
            QVERIFY(contrastRatio(theme.sequential.at(0), theme.panel) < 1.1);
            QVERIFY(contrastRatio(theme.sequential.at(1), theme.panel) > 10);
        }
    }

    void namesAreUniqueAndReadBack()
    {
        QSet<QString> names;
        for (const SequentialMap map : sequentialMaps) {
            QVERIFY(sequentialMapNamed(nameOf(map)) == map);
            names.insert(nameOf(map));
        }
        QCOMPARE(names.size(), qsizetype(sequentialMaps.size()));
        QVERIFY(!sequentialMapNamed(QStringLiteral("rainbow")));
        QVERIFY(!sequentialMapNamed({}));
    }

    void onlyTheRampForZeroToOneChangesInATheme()
    {
        for (const bool dark : {false, true}) {
            for (const SequentialMap map : sequentialMaps) {
                Theme theme = themeOf(dark, map);
                QCOMPARE(theme.sequential.stops, colourMapOf(map, dark).stops);
                QCOMPARE(theme.diverging.stops, (dark ? darkTheme() : lightTheme()).diverging.stops);
                QCOMPARE(theme.panel, (dark ? darkTheme() : lightTheme()).panel);
                QCOMPARE(theme.mapFor({0, 1}).stops, theme.sequential.stops);
                QCOMPARE(theme.mapFor({-4, 4}).stops, theme.diverging.stops);
            }
        }
    }
};

QTEST_GUILESS_MAIN(SequentialMapTest)
#include "sequentialmaptest.moc"
