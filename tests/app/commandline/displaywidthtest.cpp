// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/displaywidth.h"

#include <QTest>

class DisplayWidthTest : public QObject {
    Q_OBJECT

private slots:
    void countsColumns_data();
    void countsColumns();
    void padsToColumns();
    void leavesLongTextWhole();
};

void DisplayWidthTest::countsColumns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("columns");

    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("latin") << QByteArray("Beijing") << 7;
    QTest::newRow("accents") << QByteArray("école") << 5;
    QTest::newRow("combining accent") << QByteArray("e\u0301cole") << 5;
    QTest::newRow("chinese") << QByteArray("北京") << 4;
    QTest::newRow("full stop") << QByteArray("。") << 2;
    QTest::newRow("fullwidth question mark") << QByteArray("？") << 2;
    QTest::newRow("rare character outside the basic plane") << QByteArray("𠮷") << 2;
    QTest::newRow("word start mark") << QByteArray("▁the") << 4;
    QTest::newRow("emoji") << QByteArray("😀!") << 3;
    QTest::newRow("hangul and kana") << QByteArray("한국かな") << 8;
    QTest::newRow("halfwidth katakana") << QByteArray("ｶﾅ") << 2;
    QTest::newRow("arabic") << QByteArray("سلام") << 4;
    QTest::newRow("zero width space") << QByteArray("a\u200Bb") << 2;
    QTest::newRow("control characters") << QByteArray("a\tb\0", 4) << 2;
    QTest::newRow("last ascii, first wide") << QByteArray("~\u1100") << 3;
    QTest::newRow("stray continuation byte") << QByteArray("a\x80") << 2;
    QTest::newRow("cut off character") << QByteArray("\xE5\x8C") << 1;
    QTest::newRow("byte that never occurs") << QByteArray("\xFFz") << 2;
}

void DisplayWidthTest::countsColumns()
{
    QFETCH(QByteArray, text);
    QFETCH(int, columns);
    QCOMPARE(lab::displayWidth({text.constData(), static_cast<std::size_t>(text.size())}), columns);
}

void DisplayWidthTest::padsToColumns()
{
    QCOMPARE(lab::padRight("北京", 6), std::string("北京  "));
    QCOMPARE(lab::padLeft("北京", 6), std::string("  北京"));
    QCOMPARE(lab::padLeft("to", 6), std::string("    to"));
}

void DisplayWidthTest::leavesLongTextWhole()
{
    QCOMPARE(lab::padRight("Beijing", 3), std::string("Beijing"));
    QCOMPARE(lab::padLeft("北京", 3), std::string("北京"));
}

QTEST_GUILESS_MAIN(DisplayWidthTest)
#include "displaywidthtest.moc"
