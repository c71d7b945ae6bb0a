// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/utf8.h"

#include <QTest>

using namespace lab;
using namespace std::literals;

class Utf8Test : public QObject {
    Q_OBJECT

private slots:
    void decodesEveryLength()
    {
        QCOMPARE(decodeUtf8("aé欢😀"), U"aé欢😀"s);
        QCOMPARE(decodeUtf8("\0x"sv), U"\0x"s);
        QVERIFY(decodeUtf8("").empty());
    }

    void roundTripsEveryCharacter()
    {
        std::u32string all;
        for (char32_t c = 0; c <= 0x10FFFF; ++c) {
            if (c < 0xD800 || c > 0xDFFF)
                all.push_back(c);
        }
        QCOMPARE(decodeUtf8(encodeUtf8(all)) == all, true);
    }

    void replacesWhatIsNotUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("stray continuation") << QByteArray("a\x80z") << "a\uFFFDz";
        QTest::newRow("no character begins so")
            << QByteArray("\xFF\xC0\xC1\xF5") << "\uFFFD\uFFFD\uFFFD\uFFFD";
        QTest::newRow("cut character") << QByteArray("\xE6\xAC") << "\uFFFD";
        QTest::newRow("cut before a letter") << QByteArray("\xF0\x9F\x98z") << "\uFFFDz";
        QTest::newRow("cut before a character") << QByteArray("\xE6\xE6\xAC\xA2") << "\uFFFD欢";
        QTest::newRow("overlong") << QByteArray("\xE0\x80\x80") << "\uFFFD\uFFFD\uFFFD";
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << "\uFFFD\uFFFD\uFFFD";
        QTest::newRow("too large") << QByteArray("\xF4\x90\x80\x80") << "\uFFFD\uFFFD\uFFFD\uFFFD";
    }

    void replacesWhatIsNotUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(
            decodeUtf8({bytes.constData(), static_cast<std::size_t>(bytes.size())}), text.toStdU32String());
    }

    void encodesNoSurrogates()
    {
        const char32_t wrong[] = {0xD800, U'a', 0x110000};
        QCOMPARE(encodeUtf8({wrong, 3}), "\uFFFDa\uFFFD"s);
    }

    void lowersLatinLetters()
    {
        std::u32string text = U"ABCZ ÀÖØÞ×ß ĀĶĹŇŊŶŸŹŽ ıĸŉſ 你Ω1";
        for (char32_t& c : text)
            c = lowerCase(c);
        QCOMPARE(text, U"abcz àöøþ×ß āķĺňŋŷÿźž ıĸŉſ 你Ω1"s);
    }

    void lowersAsUnicodeSays()
    {
        for (char32_t c = 0; c < 0x180; ++c) {
            if (c != 0x130) // İ becomes two characters
                QCOMPARE(lowerCase(c), static_cast<char32_t>(QChar::toLower(c)));
        }
    }

    void knowsSpacesAndControls()
    {
        for (const char32_t c : U" \t\n\u00A0\u2003\u3000"sv)
            QVERIFY(isSpace(c));
        for (const char32_t c : U"a_\u200B欢"sv)
            QVERIFY(!isSpace(c));
        for (const char32_t c : {0x00, 0x1F, 0x7F, 0x9F})
            QVERIFY(isControl(c));
        for (const char32_t c : U" ~\u00A0"sv)
            QVERIFY(!isControl(c));
    }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8test.moc"
