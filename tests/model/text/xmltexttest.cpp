// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/xmltext.h"

#include <QTest>

using namespace lab;
using namespace std::literals;

class XmlTextTest : public QObject {
    Q_OBJECT

private slots:
    void legalTextStaysAsItIs()
    {
        const std::string text = "<欢迎>\t\r\n\x7F\u0085\uFFFD\uE000\U0001F600\U0010FFFF";
        QCOMPARE(legalInXml(text), text);
    }

    void theRestIsReplaced()
    {
        QCOMPARE(legalInXml("a\x1B\uFFFE\uFFFF"), "a\uFFFD\uFFFD\uFFFD"s);
        QCOMPARE(legalInXml(std::string("\0\x0B\x1F", 3)), "\uFFFD\uFFFD\uFFFD"s);
        QCOMPARE(legalInXml("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD"s); // a surrogate
    }
};

QTEST_GUILESS_MAIN(XmlTextTest)
#include "xmltexttest.moc"
