// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fonthint.h"
#include "widgets/fonts.h"

#include <QTest>

using namespace lab;

class FontHintTest : public QObject {
    Q_OBJECT
private slots:
    void withoutChineseCharactersItNamesThePackage()
    {
        const QString hint = fontHint([](char32_t character) { return character < 0x2E80; });
        QVERIFY2(hint.contains(QStringLiteral("apt install fonts-noto-cjk")), qPrintable(hint));
    }

    void aFontWithoutSimplifiedCharactersIsNotEnough()
    {
        QVERIFY(!fontHint([](char32_t character) { return character != U'欢'; }).isEmpty());
    }

    void whereTheCharactersAreThereIsNothingToSay()
    {
        QCOMPARE(fontHint([](char32_t) { return true; }), QString());
    }

    void theFontsOfTheTestsHaveThem() { QCOMPARE(fontHint(canDraw), QString()); }
};

QTEST_MAIN(FontHintTest)
#include "fonthinttest.moc"
