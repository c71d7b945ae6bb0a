// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/terminaltext.h"

#include <QTest>

using namespace lab;
using namespace std::literals;

class TerminalTextTest : public QObject {
    Q_OBJECT

private slots:
    void wordsStayAsTheyAre()
    {
        for (const std::string text : {"欢迎来北京。", "▁the", "<0x1B>", "école 😀\u200D", ""})
            QCOMPARE(forTerminal(text), text);
    }

    void whatATerminalObeysIsNamed()
    {
        QCOMPARE(forTerminal("\x1B]0;title\x07"), "<U+001B>]0;title<U+0007>"s);
        QCOMPARE(forTerminal("\u009B31mred\x7F"), "<U+009B>31mred<U+007F>"s);
        QCOMPARE(forTerminal("a\u202Etxt.\u2066\u061C"), "a<U+202E>txt.<U+2066><U+061C>"s);
        QCOMPARE(forTerminal("a\tb\rc\nd"), "a<U+0009>b<U+000D>c\nd"s);
        QCOMPARE(forTerminal(std::string("\0", 1)), "<U+0000>"s);
        QCOMPARE(forTerminal("\x9B\xFF"), "\uFFFD\uFFFD"s);
    }

    void aLineStaysOne() { QCOMPARE(lineForTerminal("a\nb\r\n"), "a b<U+000D> "s); }
};

QTEST_GUILESS_MAIN(TerminalTextTest)
#include "terminaltexttest.moc"
