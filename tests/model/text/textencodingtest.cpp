// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/textencoding.h"

#include "model/math/error.h"
#include "tests/support/messageof.h"

#include <QTest>

using namespace lab;
using namespace std::literals;

namespace {

// 我爱你。
const std::string inGbk = "\xCE\xD2\xB0\xAE\xC4\xE3\xA1\xA3";
// これは日本語の文章です。今日は天気がいいですね。 in Shift_JIS
const std::string inShiftJis =
    "\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\xB6\x8F\xCD\x82\xC5"
    "\x82\xB7\x81\x42\x8D\xA1\x93\xFA\x82\xCD\x93\x56\x8B\x43\x82\xAA\x82\xA2\x82\xA2";
// 안녕하세요 저는 학생입니다 in EUC-KR
const std::string inKorean = "\xBE\xC8\xB3\xE7\xC7\xCF\xBC\xBC\xBF\xE4 \xC0\xFA\xB4\xC2 "
                             "\xC7\xD0\xBB\xFD\xC0\xD4\xB4\xCF\xB4\xD9";

} // namespace

class TextEncodingTest : public QObject {
    Q_OBJECT

private slots:
    void utf8IsTakenAsItIs()
    {
        QCOMPARE(read("我爱你。\r\n"), "我爱你。\r\n"s);
        QCOMPARE(read(""), ""s);
        QCOMPARE(m_notice, ""s);
    }

    void byteOrderMarksAreNoPartOfAText()
    {
        QCOMPARE(read("\uFEFF我"), "我"s);
        QCOMPARE(m_notice, ""s);
        QCOMPARE(read("我\uFEFF"), "我\uFEFF"s);
        QCOMPARE(withoutByteOrderMark("\uFEFF\uFEFF我"), "\uFEFF我"s);
    }

    void utf16IsReadByItsMark()
    {
        QCOMPARE(read({"\xFF\xFE\x11\x62\x0A\x4E\x3D\xD8\x00\xDE\x0A\x00", 12}), "我上\U0001F600\n"s);
        QCOMPARE(m_notice, "a.txt UTF-16LE"s);
        QCOMPARE(read({"\xFE\xFF\x62\x11\x4E\x0A", 6}), "我上"s);
        QCOMPARE(m_notice, "a.txt UTF-16BE"s);
        QCOMPARE(refusal({"\xFF\xFE\x11\x62\x0A\x00\x00\xD8", 8}),
            "a.txt, line 2: expected text in UTF-16LE, found other bytes."s); // half a pair
        QCOMPARE(refusal({"\xFF\xFE\x11\x62\x0A", 5}),
            "a.txt, line 1: expected text in UTF-16LE, found other bytes."s); // half a character
        QCOMPARE(refusal({"\x11\x62", 2}), "nothing"s);                       // nobody can tell
        QVERIFY(refusal({"a\0\n\0b\0", 6}).starts_with("a.txt, line 1: expected text, found a NUL"));
    }

    void chineseIsReadWhereItIsCertain()
    {
        QCOMPARE(read(inGbk), "我爱你。"s);
        QCOMPARE(m_notice, "a.txt GB18030"s);
        QCOMPARE(read("I love you.\n" + inGbk + "\tI love you.\n"), "I love you.\n我爱你。\tI love you.\n"s);
        std::string english;
        for (int i = 0; i < 20; ++i)
            english += " saying";
        QCOMPARE(read(inGbk + '\t' + english), "我爱你。\t" + english);
        const std::string outsideGbk = "\x81\x30\x81\x30"; // U+0080 has four bytes in GB18030
        QCOMPARE(read(inGbk + inGbk + inGbk + inGbk + outsideGbk).substr(48), "\u0080"s);
    }

    void whatElseItLooksLikeIsSaid()
    {
        QCOMPARE(refusal("a\n" + inShiftJis),
            "a.txt, line 2: expected text in UTF-8, found bytes that look like Shift_JIS."s);
        QCOMPARE(
            refusal(inKorean), "a.txt, line 1: expected text in UTF-8, found bytes that look like EUC-KR."s);
        QCOMPARE(refusal(inKorean.substr(0, 10)).substr(0, 51),
            "a.txt, line 1: expected text in UTF-8, found bytes "s); // not certain, but it may look like
                                                                     // Chinese
        QCOMPARE(refusal("\xB1\xB1\xBE\xA9"), // 北京: none of the most frequent characters
            "a.txt, line 1: expected text in UTF-8, found bytes that look like GB18030."s);
        QCOMPARE(refusal("我爱你。\n欢迎来\xFF北京。"),
            "a.txt, line 2: expected text in UTF-8, found the byte 0xFF."s);
        QCOMPARE(refusal("Le caf\xE9 est tr\xE8s bon, d\xE9j\xE0 vu \xE0 No\xEBl."),
            "a.txt, line 1: expected text in UTF-8, found bytes that look like ISO-8859-1."s);
    }

    void shortTextsOfTraditionalChineseAreToldFromOtherBytes()
    {
        QCOMPARE(textFault("\xA7\xDA\xB7\x52\xA7\x41\xA1\x43"), // 我愛你。
            "expected text in UTF-8, found bytes that look like Big5"s);
        QCOMPARE(textFault("\xA4\xB5\xA4\xD1\xA4\xD1\xAE\xF0\xAB\xDC\xA6\x6E\xA1\x43"), // 今天天氣很好。
            "expected text in UTF-8, found bytes that look like Big5"s);
    }

    void nulCharactersAreRefused()
    {
        QVERIFY(refusal({"我\n\n\0b", 7}).starts_with("a.txt, line 3: expected text, found a NUL character"));
        QVERIFY(textFault({"a\0", 2}).starts_with("expected text, found a NUL"));
        QCOMPARE(textFault("我"), ""s);
        QCOMPARE(textFault(inGbk), "expected text in UTF-8, found bytes that look like GB18030"s);
    }

private:
    std::string read(const std::string& bytes)
    {
        m_notice.clear();
        return decodeText(bytes, "a.txt", [this](const std::string& name, const std::string& encoding) {
            m_notice = name + " " + encoding;
        });
    }

    std::string refusal(const std::string& bytes)
    {
        const QString message = test::messageOf<FormatError>([&] { read(bytes); });
        return message.isEmpty() ? "nothing" : message.toStdString();
    }

    std::string m_notice;
};

QTEST_GUILESS_MAIN(TextEncodingTest)
#include "textencodingtest.moc"
